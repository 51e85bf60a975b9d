package dev.clioremind.sheets;

import com.google.api.services.sheets.v4.model.ValueRange;
import dev.clioremind.core.ConfigurationException;
import dev.clioremind.core.log.AuditEvent;
import dev.clioremind.core.sheet.Cell;
import dev.clioremind.core.sheet.Problem;
import dev.clioremind.core.sheet.Tab;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The audit log's tab as a run found it, and what is known of its rows. Not thread-safe. */
final class LogTab {

  private final RemoteSpreadsheet sheets;
  private final Layout.Place place;
  private final Header header;
  private final AuditRows rows;
  private final Map<Integer, Cell> probes;
  private final int lastRowAtStart;
  private final AuditAppend append;
  private Grid known;
  private @Nullable Map<Object, AuditEvent> knownEvents;

  private LogTab(
      RemoteSpreadsheet sheets,
      Layout.Place place,
      Header header,
      Grid known,
      Map<Integer, Cell> probes) {
    this.sheets = sheets;
    this.place = place;
    this.header = header;
    this.rows = new AuditRows(header);
    this.known = known;
    this.probes = probes;
    this.lastRowAtStart = Math.max(known.lastRow(), 1);
    this.append = new AuditAppend(sheets, place.title(), rows, lastRowAtStart);
  }

  /**
   * Opens the tab.
   *
   * @throws ConfigurationException when it is not there, or not fit to append to
   */
  static LogTab open(SheetsReading reading) {
    SheetsReading.Opened all = reading.opened();
    RemoteSpreadsheet sheets = reading.sheets();
    Layout.Place place = all.layout().required(Tab.AUDIT_LOG, sheets.settings());
    if (place.nativeTable()) {
      throw new ConfigurationException(
          "The tab '%s' was converted to a table, which does not grow with the rows we append."
              .formatted(place.title()),
          "Choose 'Revert to unformatted data' in the table's menu.");
    }
    SheetsReading.LogEnd end = all.log().orElseThrow();
    Header header = new Header(place.title(), Header.namesIn(end.header()));
    header.check(Tab.AUDIT_LOG.headers());
    if (header.hasGap()) {
      throw new ConfigurationException(
          "The header of the tab '%s' has a gap: Sheets takes it for two tables."
              .formatted(place.title()),
          "Delete the blank column, or give it a name.");
    }
    Grid known = end.end();
    if (known.firstRow() > LogTail.TOP && known.lastRow() < known.firstRow()) {
      // Many blank rows below the log: its end is somewhere above.
      known = read(sheets, place, LogTail.TOP);
    }
    return new LogTab(sheets, place, header, known, end.probes());
  }

  /** The same tab, looked at again. */
  LogTab again() {
    return new LogTab(sheets, place, header, read(known.firstRow()), probes);
  }

  String title() {
    return place.title();
  }

  AuditAppend append() {
    return append;
  }

  /** The last row with an event when the run began; the header's when there was none. */
  int lastRowAtStart() {
    return lastRowAtStart;
  }

  String headerRange() {
    return A1.rows(place.title(), 1, 1, place.columns());
  }

  String rangeFrom(int row) {
    return A1.rowsFrom(place.title(), row, place.columns());
  }

  /** Whether there are rows below the header: of a tab of one row no second can be asked for. */
  boolean hasRows() {
    return Math.max(place.rows(), append.lastRow()) >= LogTail.TOP;
  }

  /** Reads from a row on. */
  Grid read(int row) {
    return read(sheets, place, row);
  }

  private static Grid read(RemoteSpreadsheet sheets, Layout.Place place, int row) {
    String range = A1.rowsFrom(place.title(), row, place.columns());
    return Grid.of(row, sheets.values(List.of(range)).get(0));
  }

  /** Makes sure that what was written since a day is known. */
  void reachBackTo(LocalDate since) {
    List<Cell> times =
        known.rows().stream().map(row -> rows.cell(row, AuditRows.Column.TIMESTAMP)).toList();
    int row = LogTail.rowFor(since, known.firstRow(), timestampProbes(), times, AuditRows::time);
    if (row < known.firstRow()) {
      known = read(row);
      knownEvents = null;
    }
  }

  /** The first look probed the second column; timestamps may stand in another. */
  private Map<Integer, Cell> timestampProbes() {
    int column = header.indexOf(AuditRows.Column.TIMESTAMP.header()).orElseThrow();
    if (column == 1 || probes.isEmpty() || known.firstRow() <= LogTail.TOP) {
      return probes;
    }
    List<Integer> numbers = List.copyOf(probes.keySet());
    List<ValueRange> values =
        sheets.values(
            numbers.stream().map(row -> A1.cell(place.title(), row, column + 1)).toList());
    Map<Integer, Cell> found = new TreeMap<>();
    for (int i = 0; i < numbers.size(); i++) {
      int row = numbers.get(i);
      found.put(row, Grid.of(row, values.get(i)).cell(row, 0));
    }
    return found;
  }

  /** The events known from the start. */
  Map<Object, AuditEvent> knownEvents() {
    if (knownEvents == null) {
      knownEvents = events(known, new ArrayList<>());
    }
    return new LinkedHashMap<>(knownEvents);
  }

  /** What people edited in the rows known from the start. */
  List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    events(known, problems);
    return problems;
  }

  /**
   * The events in some rows, each once; rows of one id that differ in what they protect stay apart.
   */
  Map<Object, AuditEvent> events(Grid grid) {
    return events(grid, new ArrayList<>());
  }

  private Map<Object, AuditEvent> events(Grid grid, List<Problem> problems) {
    Map<Object, AuditEvent> events = new LinkedHashMap<>();
    Instant neighbour = Instant.EPOCH;
    for (int i = 0; i < grid.rows().size(); i++) {
      List<Cell> row = grid.rows().get(i);
      if (Grid.isBlank(row)) {
        continue;
      }
      neighbour = AuditRows.time(rows.cell(row, AuditRows.Column.TIMESTAMP)).orElse(neighbour);
      AuditRows.Reading read = rows.read(grid.firstRow() + i, row, neighbour);
      problems.addAll(read.problems());
      for (AuditEvent event : read.events()) {
        events.putIfAbsent(
            List.of(event.id(), event.hash(), event.fingerprint(), event.details()), event);
      }
    }
    return events;
  }

  /** Which of some events stand below a row. */
  Set<AuditRows.Key> present(Set<AuditRows.Key> wanted, int belowRow) {
    Grid now = read(Math.max(1, belowRow));
    Set<AuditRows.Key> found = new HashSet<>();
    for (int i = 0; i < now.rows().size(); i++) {
      if (now.firstRow() + i > belowRow) {
        rows.key(now.rows().get(i)).ifPresent(found::add);
      }
    }
    append.sawRow(now.lastRow());
    found.retainAll(wanted);
    return found;
  }

  /** Refuses a header that is not the one that this run's rows are laid out by. */
  void checkHeader(Grid firstRow) {
    if (!Header.namesIn(firstRow.texts(1)).equals(header.names())) {
      throw new ConfigurationException(
          "The header of the tab '%s' was changed while this run was at work."
              .formatted(place.title()),
          "Put the columns back, or leave them as they are now, and run again.");
    }
  }

  /** Whether the rows just above this run's own are those that were there at its start. */
  boolean isAsItWas(Grid now) {
    int first = Math.max(now.firstRow(), known.firstRow());
    for (int row = first; row <= lastRowAtStart; row++) {
      if (!known.texts(row).equals(now.texts(row))) {
        return false;
      }
    }
    return true;
  }

  /** Rows of events: a blank row between two others is one that somebody cleared. */
  int length() {
    int blank = 0;
    for (int row = known.firstRow(); row < known.lastRow(); row++) {
      blank += known.texts(row).stream().allMatch(String::isEmpty) ? 1 : 0;
    }
    return append.lastRow() - 1 - blank;
  }

  /** What to throw when rows are gone. */
  ConfigurationException lost(int before, int now) {
    return new ConfigurationException(
        "The tab '%s' had %s rows of events and now has %s: rows were deleted or cleared, and with"
                .formatted(place.title(), before, now)
            + " them the memory of what was sent.",
        "Restore it: File > Version history. If that is not possible, 'clio-remind audit accept"
            + " --reason TEXT' holds for a person every reminder whose row may be lost.");
  }
}
