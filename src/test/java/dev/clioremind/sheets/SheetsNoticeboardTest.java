package dev.clioremind.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.Survives;
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
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class SheetsNoticeboardTest {

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

  @Test
  void a_longer_status_from_before_is_overwritten_and_the_switch_never_touched() {
    firm.withBoards();
    board().publishStatus(IntStream.range(0, 30).mapToObj(i -> row("a", "b", "c")).toList());
    firm.book.type("Status", "B1", "PAUSED");
    firm.google.resetCounters();
    SheetsNoticeboard board = board();
    board.publishStatus(List.of(row("Last run", "today")));

    assertThat(firm.book.rows("Status"))
        .containsExactly(List.of("Sending", "PAUSED"), List.of("Last run", "today"));
    assertThat(firm.google.writes()).hasSize(1);

    board.publishStatus(List.of());
    assertThat(firm.book.rows("Status")).containsExactly(List.of("Sending", "PAUSED"));
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
    board().publishUpcoming(List.of(row(text)));
    board().appendRun(row(text));

    assertThat(firm.book.shown("Upcoming", "A2")).isEqualTo(text);
    assertThat(firm.book.shown("Runs", "A2")).isEqualTo(text);
  }

  @Test
  void a_link_is_a_formula_that_its_text_can_not_leave() {
    firm.withBoards();
    URI target = URI.create("https://app.clio.com/nc/#/matters/77001");
    board()
        .publishUpcoming(List.of(List.of(new BoardCell.Link("entry-1\")&IMPORTXML(\"x", target))));

    ReceivedCall write = firm.google.writes().get(firm.google.writes().size() - 1);
    assertThat(write.body())
        .contains(
            "=HYPERLINK(\\\"https://app.clio.com/nc/#/matters/77001\\\","
                + "\\\"entry-1\\\"\\\")&IMPORTXML(\\\"\\\"x\\\")");
    assertThat(firm.book.shown("Upcoming", "A2")).isEqualTo("entry-1\")&IMPORTXML(\"x");
  }

  @Test
  void a_link_that_is_not_one_of_the_web_is_text() {
    EnteredText us = EnteredText.in("en_US");

    assertThat(us.of(new BoardCell.Link("x", URI.create("javascript:alert(1)")))).isEqualTo("'x");
    assertThat(
            EnteredText.in("fr_CA").of(new BoardCell.Link("x", URI.create("https://example.com"))))
        .isEqualTo("=HYPERLINK(\"https://example.com\";\"x\")");
  }

  @Test
  void what_is_published_is_what_was_passed_and_nothing_else() {
    firm.withBoards();
    SheetsNoticeboard board = board();
    board.publishStatus(List.of(row("Last run", "2026-11-22")));
    board.publishUpcoming(List.of(row("Mon", "Court Date")));
    board.appendRun(row("20261122T150312Z-7f3a", "send"));

    assertThat(firm.book.rows("Status"))
        .containsExactly(List.of("Sending", "ON"), List.of("Last run", "2026-11-22"));
    assertThat(firm.book.rows("Upcoming"))
        .containsExactly(Tab.UPCOMING.headers(), List.of("Mon", "Court Date"));
    assertThat(firm.book.rows("Runs"))
        .containsExactly(Tab.RUNS.headers(), List.of("20261122T150312Z-7f3a", "send"));
    assertThat(firm.book.rows("AuditLog")).containsExactly(Tab.AUDIT_LOG.headers());
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"UNAVAILABLE", "UNAVAILABLE_PROCESSED", "RESET_AFTER", "TOO_MANY"})
  void a_run_is_noted_once_though_the_answer_is_lost(Fault fault) {
    firm.withBoards();
    SheetsNoticeboard board = board();
    firm.faults.failNth(1, FirmSheet.appends(), fault);
    board.appendRun(row("20261122T150312Z-7f3a", "send"));

    assertThat(firm.book.rows("Runs")).hasSize(2);
  }

  @Test
  void tabs_that_are_not_there_are_left_alone() {
    SheetsNoticeboard board = board();
    board.publishStatus(List.of(row("x")));
    board.publishUpcoming(List.of(row("x")));
    board.appendRun(row("x"));

    assertThat(firm.google.writes()).isEmpty();
    assertThat(firm.book.tabs()).containsExactly("ReminderRules", "AuditLog");
  }
}
