package dev.clioremind.sheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clioremind.Survives;
import dev.clioremind.core.ConfigurationException;
import dev.clioremind.core.sheet.BoardCell;
import dev.clioremind.core.sheet.Tab;
import dev.clioremind.sandbox.Fault;
import dev.clioremind.sandbox.ReceivedCall;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class SheetsNoticeboardTest {

  private static final List<BoardCell> RUN = row("20261122T150312Z-7f3a", "start", "end", "send");
  private static final List<String> SWITCH = List.of("Sending", "ON");

  private final FirmSheet firm = new FirmSheet();

  @AfterEach
  void close() {
    firm.close();
  }

  private SheetsNoticeboard board() {
    return new SheetsNoticeboard(firm.open());
  }

  private static List<BoardCell> row(String... texts) {
    return Arrays.stream(texts).map(BoardCell::of).toList();
  }

  private static boolean isChange(ReceivedCall call) {
    return call.path().endsWith(":batchUpdate");
  }

  @Test
  void a_run_is_told_in_one_call_and_the_newest_stands_on_top() {
    firm.withBoards();
    board().publishRun(List.of(row("Last run", "today")), row("20261121T150312Z-0001"));
    firm.google.resetCounters();
    board().publishRun(List.of(row("Last run", "tomorrow")), RUN);

    assertThat(firm.google.writes()).hasSize(1);
    assertThat(firm.book.rows("Status")).containsExactly(SWITCH, List.of("Last run", "tomorrow"));
    assertThat(firm.book.rows("Runs"))
        .containsExactly(
            Tab.RUNS.headers(),
            List.of("20261122T150312Z-7f3a", "start", "end", "send"),
            List.of("20261121T150312Z-0001"));
    assertThat(firm.book.rows("AuditLog")).containsExactly(Tab.AUDIT_LOG.headers());
  }

  @Test
  void a_longer_status_from_before_is_cleared_with_its_links_and_the_switch_never_touched() {
    firm.withBoards();
    BoardCell link = new BoardCell.Link("Matter 1", URI.create("https://app.clio.com/nc/#/1"));
    board()
        .publishRun(
            IntStream.range(0, 30).mapToObj(i -> List.of(link, BoardCell.of("b"), link)).toList(),
            RUN);
    firm.book.type("Status", "B1", "PAUSED");
    SheetsNoticeboard board = board();
    board.publishRun(List.of(row("Last run", "today")), RUN);

    assertThat(firm.book.rows("Status"))
        .containsExactly(List.of("Sending", "PAUSED"), List.of("Last run", "today"));
    assertThat(firm.book.link("Status", "A2")).isEmpty();

    board.publishRun(List.of(), RUN);
    assertThat(firm.book.rows("Status")).containsExactly(List.of("Sending", "PAUSED"));
  }

  @Test
  void a_broken_run_leaves_what_the_last_whole_one_said_below_its_first_rows() {
    firm.withBoards();
    board()
        .publishRun(
            List.of(row("Last run", "Monday", "run 1"), row("How", "well"), row("Needs", "x")),
            row("run 1"));
    board().publishBrokenRun(List.of(row("Last run", "Tuesday"), row("How", "stopped")), RUN);

    assertThat(firm.book.rows("Status"))
        .containsExactly(
            SWITCH,
            List.of("Last run", "Tuesday"),
            List.of("How", "stopped"),
            List.of("Needs", "x"));
    assertThat(firm.book.rows("Runs")).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=IMPORTXML(\"https://example.com\")",
        "+1 555 0100",
        "-1",
        "@x",
        "'quoted",
        "007",
        "2026-11-25",
        "Nov 25 2026",
        "TRUE",
        "9:00",
        "50%",
        "#REF!"
      })
  @Survives("38a")
  void text_is_shown_as_it_stands(String text) {
    firm.withBoards();
    URI page = URI.create("https://app.clio.com/nc/#/matters/77001");
    board()
        .publishUpcoming(
            List.of(
                List.of(
                    BoardCell.of(text),
                    new BoardCell.Link(text, page),
                    new BoardCell.Heading(text))));
    board().publishRun(List.of(row(text)), row(text));

    assertThat(firm.book.rows("Upcoming").get(1)).containsExactly(text, text, text);
    assertThat(firm.book.link("Upcoming", "B2")).isEqualTo(page.toString());
    assertThat(firm.book.shown("Status", "A2")).isEqualTo(text);
    assertThat(firm.book.shown("Runs", "A2")).isEqualTo(text);
    // Not because the sandbox is kind: nothing was sent that Sheets would look into.
    assertThat(firm.google.writes())
        .isNotEmpty()
        .allSatisfy(
            call ->
                assertThat(call.body())
                    .contains("stringValue")
                    .doesNotContain("formulaValue")
                    .doesNotContain("USER_ENTERED"));
  }

  @Test
  void what_would_harm_a_reader_is_taken_out_and_no_cell_is_longer_than_a_page() {
    firm.withBoards();
    board()
        .publishUpcoming(
            List.of(row("a\nb\u202Ec\u0007\uD800d\uDB40\uDC41e", "\uD83D\uDE00".repeat(60_000))));

    assertThat(firm.book.shown("Upcoming", "A2")).isEqualTo("a b c  d e");
    assertThat(firm.book.shown("Upcoming", "B2"))
        .hasSize(2 * 4_999 + 1)
        .startsWith("\uD83D\uDE00")
        .endsWith("\uD83D\uDE00…");
  }

  @ParameterizedTest
  @ValueSource(strings = {"javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "/x"})
  void a_link_that_is_not_one_of_the_web_is_text(String target) {
    firm.withBoards();
    board().publishUpcoming(List.of(List.of(new BoardCell.Link("x", URI.create(target)))));

    assertThat(firm.book.shown("Upcoming", "A2")).isEqualTo("x");
    assertThat(firm.book.link("Upcoming", "A2")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"UNAVAILABLE", "UNAVAILABLE_PROCESSED", "RESET_AFTER", "RESET_BEFORE", "TOO_MANY"})
  void a_run_is_told_once_though_the_answer_is_lost(Fault fault) {
    firm.withBoards();
    SheetsNoticeboard board = board();
    firm.faults.failNth(1, SheetsNoticeboardTest::isChange, fault);
    board.publishRun(List.of(row("Last run", "today")), RUN);

    assertThat(firm.book.rows("Runs")).hasSize(2);
    assertThat(firm.book.rows("Status")).containsExactly(SWITCH, List.of("Last run", "today"));
  }

  @Test
  void a_run_is_found_again_below_those_that_others_put_on_top_in_the_meantime() {
    firm.withBoards();
    SheetsNoticeboard board = board();
    firm.faults.failNth(1, SheetsNoticeboardTest::isChange, Fault.RESET_AFTER);
    firm.onWait = () -> firm.book.insertRows("Runs", 2, 1).type("Runs", "A2", "another");
    board.publishRun(List.of(row("Last run", "today")), RUN);

    assertThat(firm.book.rows("Runs")).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({"Status, Runs", "Runs, Status"})
  void a_tab_that_is_not_there_costs_the_other_nothing(String missing, String other) {
    firm.withBoards();
    firm.book.deleteTab(missing);
    board().publishRun(List.of(row("Last run", "today")), RUN);

    assertThat(firm.book.rows(other)).hasSize(2);
    assertThat(firm.book.tabs()).doesNotContain(missing);
  }

  @ParameterizedTest
  @CsvSource({"Status, Runs", "Runs, Status"})
  void a_tab_that_went_while_the_run_was_at_work_costs_the_other_nothing(
      String missing, String other) {
    firm.withBoards();
    SheetsNoticeboard board = board();
    board.publishUpcoming(List.of());
    firm.book.deleteTab(missing);
    board.publishRun(List.of(row("Last run", "today")), RUN);

    assertThat(firm.book.rows(other)).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"Status, Runs", "Runs, Status"})
  void a_tab_that_somebody_protected_costs_the_other_nothing_and_is_said(
      String guarded, String other) {
    firm.withBoards();
    firm.book.protect(guarded, "owner@example.com");

    assertThatThrownBy(() -> board().publishRun(List.of(row("Last run", "today")), RUN))
        .isInstanceOf(ConfigurationException.class);
    assertThat(firm.book.rows(other)).hasSize(2);
    assertThat(firm.book.rows(guarded)).hasSize(1);
  }

  @Test
  void a_grid_that_is_too_small_grows_and_one_that_shrank_meanwhile_is_no_harm() {
    firm.withBoards();
    List<List<BoardCell>> long7 =
        IntStream.range(0, 30).mapToObj(i -> row("a", "b", "c", "d", "e", "f", "g")).toList();
    firm.book.resize("Status", 2, 2).resize("Runs", 1, 1).resize("Upcoming", 1, 3);
    SheetsNoticeboard board = board();
    board.publishRun(long7, row("1", "2", "3", "4", "5", "6", "7"));
    board.publishUpcoming(long7);

    assertThat(firm.book.rows("Status")).hasSize(31);
    assertThat(firm.book.rows("Upcoming")).hasSize(31);
    assertThat(firm.book.rows("Runs").get(1)).hasSize(7);

    SheetsNoticeboard later = board();
    later.publishUpcoming(List.of());
    firm.book.resize("Status", 2, 2).resize("Upcoming", 2, 2);
    later.publishRun(long7, RUN);
    later.publishUpcoming(long7);
    assertThat(firm.book.rows("Status")).hasSize(31);
    assertThat(firm.book.rows("Upcoming")).hasSize(31);
    assertThat(firm.book.rows("Runs")).hasSize(3);
  }

  @Test
  void cells_stand_below_their_headers_wherever_a_person_moved_these() {
    firm.withBoards();
    firm.book.insertColumns("Runs", 1, 1).type("Runs", "A1", "Our notes");
    firm.book.insertColumns("Upcoming", 3, 1).type("Upcoming", "C1", "Our notes");
    SheetsNoticeboard board = board();
    List<BoardCell> all = row("1", "2", "3", "4", "5", "6", "7");
    board.publishRun(List.of(), all);
    firm.book.type("Runs", "A2", "seen, Kim");
    board.publishRun(List.of(), all);
    board.publishUpcoming(List.of(all));

    assertThat(firm.book.rows("Runs").subList(1, 3))
        .containsExactly(
            List.of("", "1", "2", "3", "4", "5", "6", "7"),
            List.of("seen, Kim", "1", "2", "3", "4", "5", "6", "7"));
    assertThat(firm.book.rows("Upcoming").get(1))
        .containsExactly("1", "2", "", "3", "4", "5", "6", "7");
  }

  @Test
  void a_header_that_was_renamed_costs_no_row() {
    firm.withBoards();
    firm.book.renameHeader("Runs", "RunID", "Lauf");
    board().publishRun(List.of(), row("1", "2", "3", "4", "5", "6", "7"));

    assertThat(firm.book.rows("Runs").get(1)).containsExactly("1", "2", "3", "4", "5", "6", "7");
  }

  @Test
  void tabs_that_are_not_there_are_left_alone() {
    SheetsNoticeboard board = board();
    board.publishRun(List.of(row("x")), RUN);
    board.publishBrokenRun(List.of(row("x")), RUN);
    board.publishUpcoming(List.of(row("x")));
    board.noteRun(RUN);

    assertThat(firm.google.writes()).isEmpty();
    assertThat(firm.book.tabs()).containsExactly("ReminderRules", "AuditLog");
  }

  @Test
  void a_note_of_a_run_leaves_the_status_alone() {
    firm.withBoards();
    firm.book.type("Status", "A2", "Last run");
    board().noteRun(RUN);

    assertThat(firm.book.rows("Status")).containsExactly(SWITCH, List.of("Last run"));
    assertThat(firm.book.rows("Runs")).hasSize(2);
  }
}
