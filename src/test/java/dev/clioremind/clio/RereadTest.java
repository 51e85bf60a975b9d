package dev.clioremind.clio;

import static dev.clioremind.clio.FakeClio.ENTRIES;
import static dev.clioremind.clio.FakeClio.TASKS;
import static dev.clioremind.clio.FakeClio.page;
import static dev.clioremind.clio.FakeClio.resource;
import static dev.clioremind.clio.Rows.day;
import static dev.clioremind.clio.Rows.entry;
import static dev.clioremind.clio.Rows.member;
import static dev.clioremind.clio.Rows.task;
import static dev.clioremind.clio.Rows.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clioremind.core.ServiceException;
import dev.clioremind.core.deadline.Deadline;
import dev.clioremind.core.deadline.DeadlineId;
import dev.clioremind.core.deadline.Listing;
import dev.clioremind.core.deadline.MatterLink;
import dev.clioremind.core.people.MatterId;
import dev.clioremind.core.sheet.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The last look before a message goes out. */
@Timeout(20)
class RereadTest {
  @StartStop public final MockWebServer server = new MockWebServer();
  private final FakeClio clio = new FakeClio(server);

  @Test
  void entries_and_tasks_are_read_by_their_ids_and_nothing_else() {
    clio.on(ENTRIES, page(entry("5", "2026-12-01T17:00:00Z")))
        .on(TASKS, page(task("5", "2026-12-02"), task("6", "2026-12-01")));

    assertThat(told("entry-5", "task-5", "task-6"))
        .containsExactly(
            "entry-5 due 2026-12-01T09:00-08:00", "task-6 due 2026-12-01", "task-5 due 2026-12-02");
    HttpUrl asked = clio.asked(ENTRIES);
    assertThat(asked.queryParameterValues("ids[]")).containsExactly("5");
    assertThat(asked.queryParameterNames()).containsExactlyInAnyOrder("ids[]", "limit", "fields");
    assertThat(clio.asked(TASKS).queryParameterValues("ids[]")).containsExactly("5", "6");
    assertThat(clio.asked(TASKS).queryParameterNames())
        .containsExactlyInAnyOrder("ids[]", "limit", "fields");
  }

  @Test
  void what_is_gone_is_left_out() {
    clio.on(ENTRIES, page(day("5", "2026-12-01"))).on(TASKS, resource("no-records.json"));

    assertThat(told("entry-5", "entry-6", "task-7")).containsExactly("entry-5 due 2026-12-01");
  }

  @Test
  void a_completed_task_is_left_out() {
    clio.on(TASKS, page(task("5", "2026-12-02", member("status", text("complete")))));

    assertThat(told("task-5")).isEmpty();
  }

  @Test
  void a_task_that_is_a_draft_again_is_left_out() {
    clio.on(TASKS, page(task("5", "2026-12-02", member("status", text("draft")))));

    assertThat(told("task-5")).isEmpty();
  }

  /** A closed matter shows without a call of its own. */
  @Test
  void the_state_of_the_matter_comes_with_the_second_reading() {
    clio.on(
            ENTRIES,
            page(
                entry(
                    "5",
                    "2026-12-01T17:00:00Z",
                    member("matter", "{\"id\":800001,\"status\":\"Closed\"}"))))
        .on(
            TASKS,
            page(
                task(
                    "6", "2026-12-02", member("matter", "{\"id\":800001,\"status\":\"closed\"}"))));

    assertThat(clio.signedIn().reread(ids("entry-5", "task-6")).deadlines())
        .extracting(Deadline::matter)
        .containsOnly(new MatterLink.Linked(new MatterId("800001"), "closed"));
    assertThat(clio.received()).hasSize(2);
  }

  /** Far outside the window of the listing: the message about it must still know. */
  @Test
  void a_moved_entry_is_found_at_its_new_date_however_far() {
    clio.on(ENTRIES, page(day("5", "2031-06-01")));

    assertThat(told("entry-5")).containsExactly("entry-5 due 2031-06-01");
  }

  @Test
  void occurrences_of_one_id_are_read_expanded_around_their_dates() {
    String weekly = member("recurrence_rule", text("FREQ=WEEKLY"));
    clio.on(
        ENTRIES,
        page(
            entry("9", "2026-12-01T17:00:00Z", weekly),
            entry("9", "2026-12-08T18:00:00Z", weekly),
            entry("9", "2026-12-15T17:00:00Z", weekly)));

    assertThat(told("entry-9@2026-12-01", "entry-9@2026-12-08", "entry-9@2026-12-09"))
        .containsExactly(
            "entry-9@2026-12-01 due 2026-12-01T09:00-08:00",
            "entry-9@2026-12-08 due 2026-12-08T10:00-08:00");
    HttpUrl asked = clio.asked(ENTRIES);
    assertThat(asked.queryParameterValues("ids[]")).containsExactly("9");
    assertThat(asked.queryParameter("expanded")).isEqualTo("true");
    assertThat(asked.queryParameter("from")).isEqualTo("2026-11-30T00:00:00-08:00");
    assertThat(asked.queryParameter("to")).isEqualTo("2026-12-11T00:00:00-08:00");
  }

  /** Alone in the listing, so it has no date in its id; by id Clio gives the series of 2021. */
  @Test
  void a_lone_occurrence_is_the_next_one_of_its_series_not_the_first() {
    String yearly = member("recurrence_rule", text("FREQ=YEARLY"));
    clio.on(ENTRIES, page(entry("9", "2021-12-01T17:00:00Z", yearly)))
        .on(
            ENTRIES,
            page(
                entry("9", "2027-12-01T17:00:00Z", yearly),
                entry("9", "2026-12-01T17:00:00Z", yearly),
                entry("9", "2026-11-21T17:00:00Z", yearly)));

    assertThat(told("entry-9")).containsExactly("entry-9 due 2026-12-01T09:00-08:00");
    assertThat(clio.calls(ENTRIES).get(1).getUrl().queryParameter("expanded")).isEqualTo("true");
  }

  @Test
  void composite_ids_are_asked_for_expanded_and_the_missing_ones_by_address() {
    clio.on(ENTRIES, page(day("5-20261201", "2026-12-01")))
        .on(
            "/api/v4/calendar_entries/5%3A20261208%2Fx.json",
            "{\"data\":" + day("5:20261208/x", "2026-12-08") + "}");

    assertThat(told("entry-5-20261201", "entry-5:20261208/x"))
        .containsExactly("entry-5-20261201 due 2026-12-01", "entry-5:20261208/x due 2026-12-08");
    HttpUrl asked = clio.asked(ENTRIES);
    assertThat(asked.queryParameter("expanded")).isEqualTo("true");
    assertThat(asked.queryParameterValues("ids[]")).containsExactly("5-20261201", "5:20261208/x");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 422})
  void ids_that_clio_refuses_together_are_read_one_by_one(int status) {
    clio.on(ENTRIES, status, "{}")
        .on("/api/v4/calendar_entries/5.json", "{\"data\":" + day("5", "2026-12-01") + "}")
        .on("/api/v4/calendar_entries/6.json", 404, "{}");

    assertThat(told("entry-5", "entry-6")).containsExactly("entry-5 due 2026-12-01");
    assertThat(clio.calls("/api/v4/calendar_entries/5.json").get(0).getTarget())
        .contains("?fields=id,summary");
  }

  @Test
  void ignored_ids_never_bring_in_what_was_not_asked_for() {
    clio.on(TASKS, page(task("1", "2026-12-01"), task("5", "2026-12-01")))
        .on("/api/v4/tasks/5.json", "{\"data\":" + task("5", "2026-12-01") + "}");

    assertThat(told("task-5")).containsExactly("task-5 due 2026-12-01");
  }

  @Test
  void an_entry_that_lost_its_date_is_named() {
    clio.on(ENTRIES, page(entry("5", "2026-12-01T17:00:00Z", member("start_at", "null"))));

    Listing listing = clio.signedIn().reread(ids("entry-5"));

    assertThat(listing.deadlines()).isEmpty();
    assertThat(listing.problems()).extracting(Problem::where).containsExactly("entry-5");
  }

  /** "Gone" and "could not be asked" must never look alike. */
  @Test
  void a_service_that_is_down_is_not_a_deadline_that_is_gone() {
    for (int i = 0; i < 3; i++) {
      clio.on(ENTRIES, 503, "{}");
    }

    assertThatThrownBy(() -> told("entry-5")).isInstanceOf(ServiceException.class);
  }

  private List<String> told(String... ids) {
    return clio.signedIn().reread(ids(ids)).deadlines().stream()
        .map(deadline -> deadline.toString())
        .toList();
  }

  private static Set<DeadlineId> ids(String... ids) {
    return Arrays.stream(ids).map(DeadlineId::new).collect(Collectors.toSet());
  }
}
