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
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What surprises people who read Clio for the first time, each once. */
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
  void a_moved_hearing_keeps_its_id_and_has_its_new_date() {
    clio.on(ENTRIES, page(day("5", "2026-12-01"))).on(ENTRIES, page(day("5", "2026-12-09")));
    ClioSource source = clio.signedIn();

    Listing before = source.deadlines(DECEMBER);
    Listing after = source.deadlines(DECEMBER);

    assertThat(after.deadlines().get(0).id()).isEqualTo(before.deadlines().get(0).id());
    assertThat(after.deadlines().get(0).due().told()).isEqualTo("2026-12-09");
  }

  @Test
  void completing_a_task_is_the_stop_signal() {
    clio.on(TASKS, page(task("5", "2026-12-01", member("completed_at", text("2026-11-22")))));

    assertThat(clio.signedIn().reread(Set.of(new DeadlineId("task-5"))).deadlines()).isEmpty();
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

  @Test
  void nothing_but_reads_goes_to_the_api() {
    clio.on(ENTRIES, page(day("2", "2026-12-09")));

    clio.signedIn().deadlines(DECEMBER);

    assertThat(clio.received()).extracting(RecordedRequest::getMethod).containsOnly("GET");
  }
}
