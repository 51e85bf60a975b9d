package dev.clioremind.sheets;

import com.google.api.services.sheets.v4.model.ValueRange;
import dev.clioremind.core.sheet.Cell;
import dev.clioremind.core.sheet.Switch;
import dev.clioremind.core.sheet.Tab;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The first look at the spreadsheet, in two calls that the rule book, the log and the noticeboard
 * share: what tabs there are, then the values of all of ours, of a long log the end. One per run.
 * Safe for several threads.
 */
public final class SheetsReading {

  private static final List<Tab> WHOLE =
      List.of(Tab.REMINDER_RULES, Tab.TEMPLATES, Tab.DEADLINE_TYPES, Tab.HOLIDAYS, Tab.CONTACTS);

  /** What only the program writes, but for the first row: the switch, and headers. */
  private static final List<Tab> FIRST_ROW = List.of(Tab.STATUS, Tab.UPCOMING, Tab.RUNS);

  private final RemoteSpreadsheet sheets;
  private @Nullable Opened opened;

  public SheetsReading(RemoteSpreadsheet sheets) {
    this.sheets = sheets;
  }

  /**
   * What the first look brought.
   *
   * @param grids the tabs that are read as a whole, and the first rows of those that the program
   *     writes
   * @param log the audit log; empty when its tab is not there
   */
  record Opened(Layout layout, Map<Tab, Grid> grids, Metadata metadata, Optional<LogEnd> log) {

    Grid grid(Tab tab) {
      return grids.getOrDefault(tab, new Grid(1, List.of()));
    }

    /** The switch; on, where there is no tab for it. */
    Switch sending() {
      return layout.place(Tab.STATUS).isEmpty()
          ? Switch.ON
          : Switch.of(grid(Tab.STATUS).cell(1, 1));
    }
  }

  /**
   * The audit log's header and end.
   *
   * @param probes cells of the second column from above the end, by row
   */
  record LogEnd(List<String> header, Grid end, Map<Integer, Cell> probes) {}

  RemoteSpreadsheet sheets() {
    return sheets;
  }

  /** Opens the spreadsheet; later calls give the same. */
  synchronized Opened opened() {
    if (opened == null) {
      opened = open();
    }
    return opened;
  }

  private Opened open() {
    Layout layout = Layout.of(sheets.spreadsheet(), sheets.settings());
    Metadata metadata = new Metadata(layout.metadata());
    List<Tab> present =
        Stream.concat(WHOLE.stream(), FIRST_ROW.stream())
            .filter(tab -> layout.place(tab).isPresent())
            .toList();
    List<String> ranges = new ArrayList<>();
    for (Tab tab : present) {
      layout
          .place(tab)
          .ifPresent(
              place ->
                  ranges.add(
                      WHOLE.contains(tab)
                          ? A1.rowsFrom(place.title(), 1, place.columns())
                          : A1.rows(place.title(), 1, 1, place.columns())));
    }
    Layout.@Nullable Place log = layout.tabs().get(Tab.AUDIT_LOG);
    int endRow = 0;
    List<Integer> probeRows = List.of();
    if (log != null) {
      endRow = LogTail.firstRow(log.rows(), metadata.highWater());
      probeRows = LogTail.probeRows(endRow);
      ranges.add(A1.rows(log.title(), 1, 1, log.columns()));
      if (endRow <= log.rows()) {
        ranges.add(A1.rowsFrom(log.title(), endRow, log.columns()));
      }
      for (int row : probeRows) {
        ranges.add(A1.cell(log.title(), row, Math.min(2, log.columns())));
      }
    }
    List<ValueRange> values = ranges.isEmpty() ? List.of() : sheets.values(ranges);

    Map<Tab, Grid> grids = new EnumMap<>(Tab.class);
    int next = 0;
    for (Tab tab : present) {
      grids.put(tab, Grid.of(1, values.get(next++)));
    }
    if (log == null) {
      return new Opened(layout, grids, metadata, Optional.empty());
    }
    List<String> header = Grid.of(1, values.get(next++)).texts(1);
    Grid end =
        endRow <= log.rows() ? Grid.of(endRow, values.get(next++)) : new Grid(endRow, List.of());
    Map<Integer, Cell> probes = new TreeMap<>();
    for (int row : probeRows) {
      probes.put(row, Grid.of(row, values.get(next++)).cell(row, 0));
    }
    return new Opened(layout, grids, metadata, Optional.of(new LogEnd(header, end, probes)));
  }
}
