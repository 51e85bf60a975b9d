package dev.clioremind.clio;

import static dev.clioremind.clio.FakeClio.TASKS;
import static dev.clioremind.clio.FakeClio.page;
import static dev.clioremind.clio.FakeClio.reply;
import static dev.clioremind.clio.Rows.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clioremind.Survives;
import dev.clioremind.clio.ClioSettings.Source;
import dev.clioremind.core.ServiceException;
import dev.clioremind.core.deadline.DateRange;
import dev.clioremind.core.progress.Step;
import dev.clioremind.core.progress.Work;
import dev.clioremind.core.sheet.Problem;
import dev.clioremind.http.Query;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A listing is whole, or an error. */
@Timeout(30)
class PagingTest {
  private static final DateRange DECEMBER =
      new DateRange(LocalDate.of(2026, 12, 1), LocalDate.of(2026, 12, 31));
  private static final String BASE = "/api/v4/tasks";

  @StartStop public final MockWebServer server = new MockWebServer();
  private final FakeClio clio = new FakeClio(server);

  @BeforeEach
  void only_tasks() {
    clio.sources = Set.of(Source.TASKS);
  }

  @Test
  void next_is_followed_to_the_letter() {
    String query = "?fields=id%2Cname&page_token=BAh7%2B%3D&due_at_from=2026-12-01";
    clio.on(TASKS, clio.pageBefore(clio.base() + BASE + query, task("1", "2026-12-01")))
        .on(BASE, page(task("2", "2026-12-02")));

    assertThat(listed()).containsExactly("task-1", "task-2");
    RecordedRequest second = clio.received().get(1);
    assertThat(second.getTarget()).isEqualTo(BASE + query);
    assertThat(second.getHeaders().get("Authorization")).isEqualTo("Bearer AT-stored");
    assertThat(second.getHeaders().get("X-API-VERSION")).isEqualTo("4.0.13");
  }

  @Test
  void whoever_looks_on_is_told_of_each_page() {
    List<Step> steps = new ArrayList<>();
    clio.progress = steps::add;
    clio.on(TASKS, clio.pageBefore(next(2), task("1", "2026-12-01"), task("2", "2026-12-02")))
        .on(BASE, page(task("3", "2026-12-03")));

    listed();

    assertThat(steps)
        .containsExactly(
            new Step(Work.READING_DEADLINES, 0, 0),
            new Step(Work.READING_DEADLINES, 2, 0),
            new Step(Work.READING_DEADLINES, 3, 0));
  }

  @Test
  void raw_braces_in_next_are_encoded_and_nothing_else() {
    clio.on(
            TASKS,
            clio.pageBefore(
                clio.base() + BASE + "?fields=id,matter{id}&page_token=x", task("1", "2026-12-01")))
        .on(BASE, page());

    assertThat(listed()).containsExactly("task-1");
    assertThat(clio.received().get(1).getTarget())
        .isEqualTo(BASE + "?fields=id,matter%7Bid%7D&page_token=x");
  }

  @Test
  @Survives("18")
  void the_same_task_on_two_pages_is_one() {
    clio.on(TASKS, clio.pageBefore(next(2), task("1", "2026-12-01"), task("2", "2026-12-02")))
        .on(BASE, page(task("2", "2026-12-02"), task("3", "2026-12-03")));

    assertThat(listed()).containsExactly("task-1", "task-2", "task-3");
  }

  @Test
  void of_a_task_that_moved_between_pages_the_later_reading_holds() {
    clio.on(TASKS, clio.pageBefore(next(2), task("1", "2026-12-01")))
        .on(BASE, page(task("1", "2026-12-09")));

    assertThat(clio.signedIn().deadlines(DECEMBER).deadlines())
        .extracting(deadline -> deadline.due().told())
        .containsExactly("2026-12-09");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1.evil.test:%d/api/v4/tasks?page_token=2",
        "http://127.0.0.1:%d@evil.test/api/v4/tasks?page_token=2",
        "http://user@127.0.0.1:%d/api/v4/tasks?page_token=2",
        "https://127.0.0.1:%d/api/v4/tasks?page_token=2",
        "http://localhost:%d/api/v4/tasks?page_token=2",
        "http://127.0.0.1:1%d/api/v4/tasks?page_token=2",
        "http://127.0.0.1/api/v4/tasks?page_token=2",
        "http://127.0.0.1:%d/oauth/token?page_token=2",
        "http://127.0.0.1:%d/api/v4/../../oauth/token",
        "http://127.0.0.1:%d/api/v44/tasks?page_token=2",
        "//evil.test/api/v4/tasks?page_token=2",
        "/api/v4/tasks?page_token=2",
        "not an address"
      })
  @Survives({"17a", "17b", "17c"})
  void a_next_that_leads_away_is_refused_and_no_token_goes_there(String link) {
    clio.on(
        TASKS,
        clio.pageBefore(
            link.replace("%d", String.valueOf(server.getPort())), task("1", "2026-12-01")));

    assertThatThrownBy(this::listed)
        .isInstanceOfSatisfying(
            ServiceException.class,
            e -> assertThat(e.kind()).isEqualTo(ServiceException.Kind.UNAVAILABLE))
        .hasMessageContaining("leads away")
        .hasMessageNotContaining("evil");
    assertThat(clio.received()).hasSize(1);
  }

  @Test
  @Survives("20")
  void a_next_that_loops_is_an_error() {
    clio.on(TASKS, clio.pageBefore(next(2), task("1", "2026-12-01")))
        .on(BASE, clio.pageBefore(next(2), task("2", "2026-12-02")));

    assertThatThrownBy(this::listed)
        .isInstanceOf(ServiceException.class)
        .hasMessageContaining("leads back to a page that was read");
    assertThat(clio.received()).hasSize(2);
  }

  @Test
  @Survives("20")
  void a_loop_under_new_page_tokens_is_an_error() {
    clio.on(TASKS, clio.pageBefore(next(2), task("1", "2026-12-01")))
        .on(BASE, clio.pageBefore(next(3), task("2", "2026-12-01")))
        .on(BASE, clio.pageBefore(next(4), task("1", "2026-12-01")));

    assertThatThrownBy(this::listed)
        .isInstanceOf(ServiceException.class)
        .hasMessageContaining("leads back to a page that was read");
    assertThat(clio.received()).hasSize(3);
  }

  @Test
  void a_last_page_that_only_repeats_is_the_end() {
    clio.on(TASKS, clio.pageBefore(next(2), task("1", "2026-12-01")))
        .on(BASE, page(task("1", "2026-12-01")));

    assertThat(listed()).containsExactly("task-1");
  }

  @Test
  @Survives("20")
  void a_listing_without_end_is_an_error() {
    clio.signedIn();
    clio.on(TASKS, clio.pageBefore(next(1), task("1", "2026-12-01")));
    for (int i = 2; i <= 9; i++) {
      clio.on(BASE, clio.pageBefore(next(i), task(String.valueOf(i), "2026-12-01")));
    }

    assertThatThrownBy(() -> clio.reader(5).all(Resource.TASKS, Query.none(), Wire.Task.class))
        .isInstanceOf(ServiceException.class)
        .hasMessageContaining("more than 5 pages");
    assertThat(clio.received()).hasSize(5);
  }

  @ParameterizedTest
  @CsvSource({
    "400, '{\"error\":{\"type\":\"ArgumentError\",\"message\":\"page_token is invalid\"}}'",
    "422, '{\"error\":{\"type\":\"InvalidPageToken\",\"message\":\"expired\"}}'"
  })
  @Survives("19")
  void a_page_token_that_expired_starts_the_listing_again(int status, String body) {
    clio.on(TASKS, clio.pageBefore(next(2), task("1", "2026-12-01")))
        .on(BASE, status, body)
        .on(TASKS, clio.pageBefore(next(3), task("1", "2026-12-05"), task("2", "2026-12-02")))
        .on(BASE, page(task("3", "2026-12-03")));

    assertThat(listed()).containsExactly("task-2", "task-3", "task-1");
    assertThat(clio.received()).hasSize(4);
  }

  @Test
  @Survives("19")
  void a_page_token_that_expires_twice_is_an_error_never_half_a_list() {
    String expired =
        "{\"error\":{\"type\":\"ArgumentError\",\"message\":\"page_token is invalid\"}}";
    clio.on(TASKS, clio.pageBefore(next(2), task("1", "2026-12-01")))
        .on(BASE, 400, expired)
        .on(TASKS, clio.pageBefore(next(2), task("1", "2026-12-01")))
        .on(BASE, 400, expired);

    assertThatThrownBy(this::listed)
        .isInstanceOf(ServiceException.class)
        .hasMessageContaining("page token");
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 422, 500})
  void a_later_page_that_fails_fails_the_listing(int status) {
    clio.on(TASKS, clio.pageBefore(next(2), task("1", "2026-12-01")));
    for (int i = 0; i < 3; i++) {
      clio.on(BASE, status, "{}");
    }

    assertThatThrownBy(this::listed)
        .isInstanceOf(RuntimeException.class)
        .hasMessageContaining("Could not read tasks from Clio");
  }

  @Test
  void a_later_page_that_drops_is_read_again() {
    clio.on(TASKS, clio.pageBefore(next(2), task("1", "2026-12-01")))
        .on(BASE, request -> reply(503, "{}"))
        .on(BASE, page(task("2", "2026-12-02")));

    assertThat(listed()).containsExactly("task-1", "task-2");
  }

  @ParameterizedTest
  @CsvSource({
    "'', 'WARNING the last page was full and named no further one: the listing may go on'",
    "',\"records\":\"?\"', 'WARNING the last page was full and named no further one: the listing may go on'",
    "',\"records\":412', 'NEEDS_PERSON Clio counts 412, but gave 200 and named no further page: look for what is missing'",
    "',\"records\":200', ''"
  })
  void a_full_last_page_without_next_is_told_unless_the_total_agrees(String records, String told) {
    String rows =
        String.join(
            ",",
            IntStream.rangeClosed(1, 200)
                .mapToObj(i -> task(String.valueOf(i), "2026-12-01"))
                .toList());
    clio.on(TASKS, "{\"data\":[" + rows + "],\"meta\":{\"paging\":{}" + records + "}}");

    List<Problem> problems = clio.signedIn().deadlines(DECEMBER).problems();

    assertThat(problems)
        .extracting(problem -> problem.weight() + " " + problem.what())
        .isEqualTo(told.isEmpty() ? List.of() : List.of(told));
  }

  private String next(int page) {
    return clio.base() + BASE + "?page_token=" + page;
  }

  private List<String> listed() {
    return clio.signedIn().deadlines(DECEMBER).deadlines().stream()
        .map(deadline -> deadline.id().value())
        .toList();
  }
}
