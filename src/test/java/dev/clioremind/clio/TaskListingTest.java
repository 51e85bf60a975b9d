package dev.clioremind.clio;

import static dev.clioremind.clio.FakeClio.ENTRIES;
import static dev.clioremind.clio.FakeClio.TASKS;
import static dev.clioremind.clio.FakeClio.page;
import static dev.clioremind.clio.FakeClio.resource;
import static dev.clioremind.clio.Rows.member;
import static dev.clioremind.clio.Rows.task;
import static dev.clioremind.clio.Rows.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.Survives;
import dev.clioremind.clio.ClioSettings.Source;
import dev.clioremind.core.deadline.DateRange;
import dev.clioremind.core.deadline.Deadline;
import dev.clioremind.core.deadline.Due;
import dev.clioremind.core.deadline.Labels;
import dev.clioremind.core.deadline.Listing;
import dev.clioremind.core.deadline.MatterLink;
import dev.clioremind.core.people.MatterId;
import dev.clioremind.core.people.Party;
import dev.clioremind.core.people.PersonId;
import dev.clioremind.core.sheet.Problem;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tasks as deadlines. */
@Timeout(20)
class TaskListingTest {
  private static final DateRange DECEMBER =
      new DateRange(LocalDate.of(2026, 12, 1), LocalDate.of(2026, 12, 31));

  @StartStop public final MockWebServer server = new MockWebServer();
  private final FakeClio clio = new FakeClio(server);

  @BeforeEach
  void only_tasks() {
    clio.sources = Set.of(Source.TASKS);
  }

  @Test
  void every_member_arrives_where_it_belongs() {
    clio.on(TASKS, resource("tasks.json"));

    Listing listing = clio.signedIn().deadlines(DECEMBER);

    assertThat(listing.problems()).isEmpty();
    assertThat(listing.deadlines())
        .extracting(deadline -> deadline.id().value())
        .containsExactly("task-330001", "task-330002");
    Deadline task = listing.deadlines().get(0);
    assertThat(task.due()).isEqualTo(new Due.OnDate(LocalDate.of(2026, 12, 4)));
    assertThat(task.matter()).isEqualTo(new MatterLink.Linked(new MatterId("800001"), "open"));
    assertThat(task.labels()).isEqualTo(Labels.task("Paperwork", false));
    assertThat(task.assignee()).isEqualTo(new Party.Known(PersonId.contact("900001")));
    assertThat(task.summary()).isEqualTo("Return signed disclosure");
    assertThat(task.description()).isEqualTo("<p>By mail</p>");
    Deadline limitation = listing.deadlines().get(1);
    assertThat(limitation.labels()).isEqualTo(Labels.task("", true));
    assertThat(limitation.assignee()).isEqualTo(new Party.Known(PersonId.user("345")));
  }

  /** With status, accounts without advanced tasks answer 422. */
  @Test
  void open_tasks_are_asked_for_with_complete_and_plain_dates() {
    clio.on(TASKS, resource("no-records.json"));

    clio.signedIn().deadlines(DECEMBER);

    HttpUrl asked = clio.asked(TASKS);
    assertThat(asked.queryParameter("complete")).isEqualTo("false");
    assertThat(asked.queryParameter("due_at_from")).isEqualTo("2026-12-01");
    assertThat(asked.queryParameter("due_at_to")).isEqualTo("2026-12-31");
    assertThat(asked.queryParameterNames())
        .containsExactlyInAnyOrder("complete", "due_at_from", "due_at_to", "limit", "fields");
    assertThat(asked.queryParameter("fields"))
        .contains("assignee{id,type}", "statute_of_limitations")
        .doesNotContain("email");
    assertThat(clio.calls(ENTRIES)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"America/New_York", "Pacific/Honolulu", "Australia/Sydney", "Pacific/Kiritimati"})
  @Survives("53b")
  void a_due_date_is_a_plain_date_in_every_zone(ZoneId firm) {
    clio.firmZone = firm;
    clio.on(TASKS, page(task("1", "2026-12-01"), task("2", "2026-12-31")));

    assertThat(clio.signedIn().deadlines(DECEMBER).deadlines())
        .extracting(deadline -> deadline.due().told())
        .containsExactly("2026-12-01", "2026-12-31");
  }

  @Test
  void a_task_that_is_complete_although_it_was_not_asked_for_is_left_out() {
    clio.on(
        TASKS,
        page(
            task("1", "2026-12-01", member("status", text("Complete"))),
            task("2", "2026-12-01", member("completed_at", text("2026-11-20T10:00:00Z"))),
            task("3", "2026-12-01", member("status", text("in_review")))));

    assertThat(clio.signedIn().deadlines(DECEMBER).deadlines())
        .extracting(deadline -> deadline.id().value())
        .containsExactly("task-3");
  }

  /** Clio's plans with advanced tasks have drafts, which bind nobody until they are published. */
  @Test
  void a_draft_is_left_out_and_told() {
    clio.on(
        TASKS,
        page(
            task("1", "2026-12-01", member("status", text("Draft"))),
            task("2", "2026-12-01"),
            task("3", "2026-12-02", member("status", text("draft")))));

    Listing listing = clio.signedIn().deadlines(DECEMBER);

    assertThat(listing.deadlines())
        .extracting(deadline -> deadline.id().value())
        .containsExactly("task-2");
    assertThat(listing.problems())
        .containsExactly(
            Problem.warning(
                "Clio tasks", "drafts are left out until they are published: task-1, task-3"));
  }

  @Test
  @Survives("24b")
  void a_403_is_tried_without_task_types_first_and_says_what_that_means() {
    clio.on(TASKS, 403, "{\"error\":{\"type\":\"ForbiddenError\",\"message\":\"\"}}")
        .on(TASKS, page(task("1", "2026-12-01")));

    Listing listing = clio.signedIn().deadlines(DECEMBER);

    assertThat(listing.deadlines()).hasSize(1);
    assertThat(listing.problems())
        .containsExactly(
            Problem.warning(
                "Clio tasks",
                "this Clio account does not give task_type; read without; every task counts as"
                    + " Task"));
  }

  @Test
  void a_range_that_clio_ignored_is_noticed() {
    clio.on(TASKS, page(task("1", "2019-12-01"), task("2", "2026-12-01")));

    Listing listing = clio.signedIn().deadlines(DECEMBER);

    assertThat(listing.deadlines()).hasSize(1);
    assertThat(listing.problems())
        .containsExactly(
            Problem.warning(
                "Clio tasks", "some lie outside the days that were asked for; they are left out"));
  }

  @ParameterizedTest
  @CsvSource({"null, a task without id", "'\"\"', a task without id"})
  void a_task_without_id_is_named(String id, String where) {
    clio.on(TASKS, page(task(id, "2026-12-01")));

    assertThat(clio.signedIn().deadlines(DECEMBER).problems())
        .extracting(Problem::where)
        .containsExactly(where);
  }

  @Test
  void a_task_without_a_date_is_named() {
    clio.on(TASKS, page(task("7", "2026-12-01", member("due_at", "null"))));

    assertThat(clio.signedIn().deadlines(DECEMBER).problems())
        .containsExactly(
            Problem.needsPerson("task-7", "has no due date that can be read, so it is left out"));
  }

  /** The id spaces of contacts and users overlap: a guess may be another person. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "null | NOBODY",
        "{\"id\":5,\"type\":\"person\"} | CONTACT",
        "{\"id\":5,\"type\":\"Company\"} | CONTACT",
        "{\"id\":5,\"type\":\"USER\"} | USER",
        "{\"id\":5,\"type\":null} | HIDDEN",
        "{\"id\":5,\"type\":\"Robot\"} | HIDDEN",
        "{\"id\":null,\"type\":\"Person\"} | HIDDEN"
      })
  void an_assignee_is_never_guessed(String json, String expected) {
    clio.on(TASKS, page(task("1", "2026-12-01", member("assignee", json))));

    Party assignee = clio.signedIn().deadlines(DECEMBER).deadlines().get(0).assignee();

    Party party =
        switch (expected) {
          case "CONTACT" -> new Party.Known(PersonId.contact("5"));
          case "USER" -> new Party.Known(PersonId.user("5"));
          case "HIDDEN" -> new Party.Hidden();
          default -> new Party.Nobody();
        };
    assertThat(assignee).isEqualTo(party);
  }

  @Test
  void both_sources_are_one_listing_ordered_by_date_and_id() {
    clio.sources = Set.of(Source.CALENDAR, Source.TASKS);
    clio.on(ENTRIES, resource("calendar-entries.json")).on(TASKS, resource("tasks.json"));

    assertThat(clio.signedIn().deadlines(DECEMBER).deadlines())
        .extracting(deadline -> deadline.id().value())
        .containsExactly(
            "entry-5174000101",
            "entry-5174000103",
            "entry-5174000102",
            "task-330001",
            "task-330002");
  }
}
