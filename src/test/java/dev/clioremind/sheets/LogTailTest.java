package dev.clioremind.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.core.sheet.Cell;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LogTailTest {

  private static final Instant NOW = Instant.parse("2026-11-22T15:00:00Z");
  private static final LocalDate TODAY = LocalDate.parse("2026-11-22");

  private static Cell daysAgo(int days) {
    return Cell.text(NOW.minus(Duration.ofDays(days)).toString());
  }

  private static Map<Integer, Cell> probes(int firstRow, IntFunction<Cell> cell) {
    Map<Integer, Cell> probes = new TreeMap<>();
    LogTail.probeRows(firstRow).forEach(row -> probes.put(row, cell.apply(row)));
    return probes;
  }

  private static int rowFor(int daysBack, int firstRow, Map<Integer, Cell> probes, List<Cell> end) {
    return LogTail.rowFor(TODAY.minusDays(daysBack), firstRow, probes, end, AuditRows::time);
  }

  @Test
  void a_short_log_is_read_from_its_top() {
    assertThat(LogTail.firstRow(1, OptionalInt.empty())).isEqualTo(2);
    assertThat(LogTail.firstRow(1_000, OptionalInt.empty())).isEqualTo(2);
    assertThat(LogTail.firstRow(1_000, OptionalInt.of(100))).isEqualTo(2);
    assertThat(LogTail.probeRows(2)).isEmpty();
  }

  @Test
  void of_a_long_one_the_end_by_the_mark_or_else_by_the_grid() {
    assertThat(LogTail.firstRow(50_000, OptionalInt.of(9_999))).isEqualTo(9_873);
    assertThat(LogTail.firstRow(50_000, OptionalInt.empty())).isEqualTo(48_001);
    assertThat(LogTail.firstRow(5_000, OptionalInt.of(9_999))).isEqualTo(4_873);
  }

  @Test
  void probes_are_spread_over_the_rows_above() {
    assertThat(LogTail.probeRows(5)).containsExactly(2, 3, 4);
    assertThat(LogTail.probeRows(1_000_000))
        .hasSize(LogTail.PROBES)
        .startsWith(2)
        .isSorted()
        .allMatch(row -> row < 1_000_000);
  }

  @Test
  void an_end_that_reaches_back_far_enough_is_all() {
    List<Cell> end = IntStream.rangeClosed(0, 30).mapToObj(i -> daysAgo(30 - i)).toList();

    assertThat(rowFor(7, 8_001, probes(8_001, row -> daysAgo(100)), end)).isEqualTo(8_001);
  }

  @Test
  void else_the_last_probe_before_the_day_is_where_to_begin() {
    Map<Integer, Cell> probes = probes(6_402, row -> daysAgo(200 - row / 50));
    List<Cell> end = List.of(daysAgo(5), daysAgo(1));
    int from = rowFor(150, 6_402, probes, end);

    assertThat(from).isBetween(2_000, 2_450);
  }

  @Test
  void a_sorted_log_is_read_as_a_whole() {
    List<Cell> newestFirst = List.of(daysAgo(90), daysAgo(100));
    assertThat(rowFor(7, 8_001, probes(8_001, row -> daysAgo(row / 100)), newestFirst))
        .isEqualTo(LogTail.TOP);
    assertThat(
            rowFor(
                7,
                8_001,
                probes(8_001, row -> daysAgo(100)),
                List.of(daysAgo(40), daysAgo(2), daysAgo(30), daysAgo(1))))
        .isEqualTo(LogTail.TOP);
  }

  @Test
  void clocks_that_differ_a_little_are_no_sorting() {
    List<Cell> end =
        List.of(daysAgo(40), Cell.text("2026-11-22T15:00:00Z"), Cell.text("2026-11-22T09:00:00Z"));

    assertThat(rowFor(7, 8_001, probes(8_001, row -> daysAgo(100)), end)).isEqualTo(8_001);
  }

  @Test
  void what_can_not_be_judged_is_read_as_a_whole() {
    assertThat(rowFor(7, 8_001, probes(8_001, row -> Cell.text("oops")), List.of(daysAgo(40))))
        .isEqualTo(LogTail.TOP);
    assertThat(rowFor(7, 8_001, probes(8_001, row -> daysAgo(100)), List.of()))
        .isEqualTo(LogTail.TOP);
  }
}
