package dev.clioremind.clio;

import static dev.clioremind.clio.FakeClio.ENTRIES;
import static dev.clioremind.clio.FakeClio.TASKS;
import static dev.clioremind.clio.FakeClio.USERS;
import static dev.clioremind.clio.FakeClio.page;
import static dev.clioremind.clio.FakeClio.resource;
import static dev.clioremind.clio.Rows.day;
import static dev.clioremind.clio.Rows.member;
import static dev.clioremind.clio.Rows.task;
import static dev.clioremind.clio.Rows.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.core.deadline.DateRange;
import dev.clioremind.core.deadline.DeadlineId;
import dev.clioremind.core.deadline.Listing;
import dev.clioremind.core.deadline.MatterLink;
import dev.clioremind.core.people.Person;
import dev.clioremind.core.people.PersonId;
import dev.clioremind.core.plan.PlanScene;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What surprises people who read Clio for the first time, each once. Those about requests, dates,
 * paging, errors and signing in are beside the rest of their subject.
 */
@Timeout(20)
class ClioGotchasTest {
  private static final DateRange DECEMBER =
      new DateRange(LocalDate.of(2026, 12, 1), LocalDate.of(2026, 12, 31));

  @StartStop public final MockWebServer server = new MockWebServer();
  private final FakeClio clio = new FakeClio(server);

  @Test
  void entries_without_a_matter_can_be_the_majority_and_are_all_listed() {
    clio.on(ENTRIES, page(day("1", "2026-12-01"), day("2", "2026-12-02"), day("3", "2026-12-03")));

    assertThat(clio.signedIn().deadlines(DECEMBER).deadlines())
        .hasSize(3)
        .allSatisfy(entry -> assertThat(entry.matter()).isEqualTo(new MatterLink.None()));
  }

  @Test
  void thirty_eight_of_forty_entries_without_a_matter_are_a_warning_that_a_person_sees() {
    clio.on(
        ENTRIES,
        page(
            IntStream.rangeClosed(1, 40)
                .mapToObj(
                    i ->
                        i <= 38
                            ? day("" + i, "2026-12-01")
                            : day("" + i, "2026-12-01", member("matter", "{\"id\":1}")))
                .toArray(String[]::new)));

    assertThat(new PlanScene().plan(clio.signedIn()).problems())
        .filteredOn(problem -> problem.what().startsWith("38 of 40 deadlines"))
        .singleElement()
        .satisfies(
            problem ->
                assertThat(problem.what())
                    .contains("belong to no matter", ": entry-1, entry-10,", "and 18 more"));
  }

  @Test
  void a_moved_hearing_keeps_its_id_and_has_its_new_date() {
    clio.on(ENTRIES, page(day("5", "2026-12-01"))).on(ENTRIES, page(day("5", "2026-12-09")));
    ClioSource source = clio.signedIn();

    Listing before = source.deadlines(DECEMBER);
    Listing after = source.deadlines(DECEMBER);

    assertThat(after.deadlines().get(0).id()).isEqualTo(before.deadlines().get(0).id());
    assertThat(after.deadlines().get(0).due().told()).isEqualTo("2026-12-09");
  }

  /** So the date is in its identity: of the new date the client is reminded anew. */
  @Test
  void a_reminder_of_a_moved_hearing_is_another_reminder() {
    String matter = member("matter", "{\"id\":77001}");
    String type = member("calendar_entry_event_type", "{\"id\":1,\"name\":\"Court Date\"}");
    clio.on(ENTRIES, page(day("5", "2026-11-26", matter, type)))
        .on(ENTRIES, page(day("5", "2026-11-25", matter, type)))
        .on("/api/v4/matters.json", resource("client-501.json"))
        .on("/api/v4/matters.json", resource("client-501.json"))
        .on("/api/v4/contacts.json", resource("contact-501.json"))
        .on("/api/v4/contacts.json", resource("contact-501.json"));
    ClioSource source = clio.signedIn();

    List<String> hashes =
        Stream.of(1, 2)
            .flatMap(run -> new PlanScene().plan(source).toHandOver().stream())
            .map(line -> line.subject().hash())
            .toList();

    assertThat(hashes).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void completing_a_task_is_the_stop_signal() {
    clio.on(TASKS, page(task("5", "2026-12-01", member("completed_at", text("2026-11-22")))));

    assertThat(clio.signedIn().reread(Set.of(new DeadlineId("task-5"))).deadlines()).isEmpty();
  }

  /** An entry has no such signal: firms say so by its calendar, its type or its title. */
  @Test
  void an_entry_is_excluded_by_calendar_event_type_or_text() {
    String matter = member("matter", "{\"id\":77001}");
    clio.on(
        ENTRIES,
        page(
            day("1", "2026-11-26", matter, member("calendar_owner", "{\"name\":\"Off\"}")),
            day(
                "2",
                "2026-11-26",
                matter,
                member("calendar_entry_event_type", "{\"name\":\"Lee Park\"}")),
            day("3", "2026-11-26", matter, member("summary", text("Draft: hearing"))),
            day("4", "2026-11-26", matter, member("summary", text("Hearing VACATED"))),
            day("5", "2026-11-26", matter, member("description", text("#noremind")))));
    PlanScene firm =
        new PlanScene()
            .rules(
                """
                Deadline Type | DaysOut | Channel | TemplateID
                *             | 3       | SMS     | ghl_sms_1
                """)
            .types(
                """
                Source     | Matches  | Deadline Type
                calendar   | Off      | -
                event type | Lee Park | -
                summary    | Draft:*  | -
                """);
    clio.on("/api/v4/matters.json", resource("client-501.json"))
        .on("/api/v4/contacts.json", resource("contact-501.json"));

    assertThat(firm.plan(clio.signedIn()).reminders())
        .extracting(PlanScene::line)
        .containsExactlyInAnyOrder(
            "entry-4 SMS-3d skip looks-cancelled", "entry-5 SMS-3d skip excluded");
  }

  @Test
  void clio_may_remind_by_itself_and_the_readme_warns_of_doubles() throws IOException {
    assertThat(Files.readString(Path.of("README.md"), StandardCharsets.UTF_8))
        .contains("**Clio reminds too.**");
  }

  @Test
  void nothing_is_asked_of_the_days_before_clio_has_any_and_long_type_names_arrive_whole() {
    String longest = "A".repeat(50);
    clio.sources = Set.of(ClioSettings.Source.TASKS);
    clio.on(
        TASKS,
        page(
            task(
                "5",
                "2026-12-01",
                member("task_type", "{\"id\":7,\"name\":\"" + longest + "\"}"))));
    ClioSource source = clio.signedIn();

    assertThat(source.deadlines(DECEMBER).deadlines().get(0).labels().taskType())
        .isEqualTo(longest);

    clio.on(TASKS, page());
    new PlanScene().plan(source);
    assertThat(clio.calls(TASKS).get(1).getUrl().queryParameter("due_at_from"))
        .isEqualTo("2026-11-22");
  }

  /** Its default is unknown, so calendars that are not ticked in Clio must not depend on it. */
  @Test
  void visible_is_not_sent_and_each_entry_names_its_calendar() {
    clio.on(ENTRIES, resource("calendar-entries.json"));

    Listing listing = clio.signedIn().deadlines(DECEMBER);

    assertThat(clio.asked(ENTRIES).queryParameterNames()).doesNotContain("visible");
    assertThat(listing.deadlines().get(0).labels().calendar()).isEqualTo("Deadlines");
  }

  @Test
  void disabled_attorneys_still_appear_and_get_no_messages() {
    clio.on(USERS, resource("users.json"));
    PersonId lee = PersonId.user("345");
    PersonId sam = PersonId.user("346");

    var people = clio.signedIn().people(Set.of(lee, sam));

    assertThat(people.get(lee))
        .satisfies(person -> assertThat(person.email()).isPresent())
        .satisfies(person -> assertThat(person.phone()).isPresent());
    assertThat(people.get(sam))
        .extracting(Person::name, Person::phones, Person::emails)
        .containsExactly("Sam Stone", List.of(), List.of());
  }

  /** 2^53 + 1, which no double can hold. */
  @Test
  void every_id_is_read_as_text() {
    clio.on(ENTRIES, page(day("x", "2026-12-01", member("id", "9007199254740993"))));

    assertThat(clio.signedIn().deadlines(DECEMBER).deadlines())
        .extracting(deadline -> deadline.id().value())
        .containsExactly("entry-9007199254740993");
  }

  @Test
  void entry_5_and_task_5_are_two_things() {
    clio.sources = Set.of(ClioSettings.Source.CALENDAR, ClioSettings.Source.TASKS);
    clio.on(ENTRIES, page(day("5", "2026-12-01"))).on(TASKS, page(task("5", "2026-12-01")));

    assertThat(clio.signedIn().deadlines(DECEMBER).deadlines())
        .extracting(deadline -> deadline.id().value())
        .containsExactly("entry-5", "task-5");
  }

  @Test
  void calendar_entries_take_no_order_and_it_is_not_sent() {
    clio.on(ENTRIES, page(day("2", "2026-12-09"), day("1", "2026-12-01")));

    assertThat(clio.signedIn().deadlines(DECEMBER).deadlines())
        .extracting(deadline -> deadline.id().value())
        .containsExactly("entry-1", "entry-2");
    assertThat(clio.asked(ENTRIES).queryParameterNames()).doesNotContain("order");
  }

  /** Webhooks need an address of ours and end after 31 days. */
  @Test
  void clio_is_polled_by_reads_and_no_webhook_is_made() {
    clio.on(ENTRIES, page(day("2", "2026-12-09")));

    clio.signedIn().deadlines(DECEMBER);

    assertThat(clio.received()).extracting(RecordedRequest::getMethod).containsOnly("GET");
  }
}
