package dev.clioremind.sheets;

import dev.clioremind.core.sheet.Cell;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a long log must be read. Rows are nearly in the order of time: their order serves
 * to find a window and for nothing else, and when people have sorted the log, all of it is read.
 */
final class LogTail {

  /**
   * Rows that the first look takes from the end. Few, so that a run costs the same however long the
   * log is; a firm that sends more within the horizon pays one read for the rest.
   */
  static final int ROWS = 128;

  /** Rows of the grid that it takes where no mark tells where the events end: most are blank. */
  static final int ROWS_WITHOUT_MARK = 2_000;

  /** Cells looked at above them, to see whether the log is in order, and where a day begins. */
  static final int PROBES = 32;

  /** The first row below the header. */
  static final int TOP = 2;

  // Two machines' clocks, or rows that Sheets put at the top, are no sign of sorting by hand.
  private static final Duration DISORDER = Duration.ofDays(1);
  private static final Duration SLACK = Duration.ofDays(2);

  private LogTail() {}

  /**
   * The row from which the first look reads.
   *
   * @param gridRows rows of the tab, blank ones too
   * @param highWater rows of events at the end of an earlier run
   */
  static int firstRow(int gridRows, OptionalInt highWater) {
    if (highWater.isEmpty()) {
      return Math.max(TOP, gridRows - ROWS_WITHOUT_MARK + 1);
    }
    int last = Math.min(gridRows, highWater.getAsInt() + 1);
    return Math.max(TOP, last - ROWS + 1);
  }

  /** Rows evenly spread between the header and the first row that is read. */
  static List<Integer> probeRows(int firstRow) {
    int above = firstRow - TOP;
    int count = Math.min(PROBES, above);
    List<Integer> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(TOP + (int) ((long) i * above / count));
    }
    return rows;
  }

  /**
   * The row from which the log must be read to see all that was written since a day; {@code
   * firstRow} itself when what was read reaches back far enough.
   *
   * @param probes cells of the timestamp column above, by row
   * @param end the timestamp cells of what was read, from {@code firstRow} on
   * @param time reads a timestamp
   */
  static int rowFor(
      LocalDate since,
      int firstRow,
      Map<Integer, Cell> probes,
      List<Cell> end,
      Function<Cell, Optional<Instant>> time) {
    if (firstRow <= TOP) {
      return TOP;
    }
    TreeMap<Integer, Instant> times = new TreeMap<>();
    probes.forEach((row, cell) -> time.apply(cell).ifPresent(at -> times.put(row, at)));
    int readableProbes = times.size();
    for (int i = 0; i < end.size(); i++) {
      int row = firstRow + i;
      time.apply(end.get(i)).ifPresent(at -> times.put(row, at));
    }
    boolean nothingAtTheEnd = times.size() == readableProbes;
    if (nothingAtTheEnd || readableProbes * 2 < probes.size() || isSorted(times.values())) {
      return TOP;
    }
    Instant limit = startOf(since).minus(SLACK);
    int from = TOP;
    for (Map.Entry<Integer, Instant> entry : times.entrySet()) {
      if (!entry.getValue().isBefore(limit)) {
        break;
      }
      from = entry.getKey();
    }
    return Math.min(from, firstRow);
  }

  /** Whether people have sorted the log by something else than time. */
  private static boolean isSorted(Iterable<Instant> times) {
    @Nullable Instant latest = null;
    for (Instant time : times) {
      if (latest != null && time.isBefore(latest.minus(DISORDER))) {
        return true;
      }
      latest = latest == null || time.isAfter(latest) ? time : latest;
    }
    return false;
  }

  private static Instant startOf(LocalDate day) {
    return day.isBefore(LocalDate.EPOCH)
        ? Instant.EPOCH
        : day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
