package dev.clioremind.sheets;

import com.google.api.services.sheets.v4.model.Request;
import com.google.api.services.sheets.v4.model.ValueRange;
import dev.clioremind.core.ConfigurationException;
import dev.clioremind.core.log.AuditEvent;
import dev.clioremind.core.log.AuditLog;
import dev.clioremind.core.log.EventId;
import dev.clioremind.core.sheet.Cell;
import dev.clioremind.core.sheet.Problem;
import dev.clioremind.core.sheet.Switch;
import dev.clioremind.core.sheet.Tab;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The audit log in a tab of a Google spreadsheet. One per run. Safe for several threads, which wait
 * for each other.
 */
public final class SheetsAuditLog implements AuditLog {

  private static final int ROWS_PER_APPEND = 500;
  // Looked at again although they were there before: Sheets may have moved rows.
  private static final int ROWS_ABOVE = 100;

  private final SheetsReading reading;
  private final GoogleSheets sheets;
  private @Nullable Opened log;

  /** The log as this run found it. */
  private static final class Opened {
    private final Layout.Place place;
    private final Header header;
    private final AuditRows rows;
    private Grid known;
    private final int lastRowAtStart;
    private final AuditAppend append;

    Opened(Layout.Place place, Header header, Grid known, GoogleSheets sheets) {
      this.place = place;
      this.header = header;
      this.rows = new AuditRows(header);
      this.known = known;
      this.lastRowAtStart = Math.max(known.lastRow(), 1);
      this.append = new AuditAppend(sheets, place.title(), rows, lastRowAtStart);
    }

    String rowsFrom(int row) {
      return A1.rowsFrom(place.title(), row, place.columns());
    }
  }

  public SheetsAuditLog(SheetsReading reading) {
    this.reading = reading;
    this.sheets = reading.sheets();
  }

  @Override
  public synchronized List<AuditEvent> events(LocalDate since) {
    Opened opened = trusted();
    LocalDate from =
        reading.opened().metadata().oldestOpen().filter(open -> open.isBefore(since)).orElse(since);
    int row = rowFor(opened, from);
    if (row < opened.known.firstRow()) {
      opened.known = Grid.of(row, sheets.values(List.of(opened.rowsFrom(row))).get(0));
    }
    return List.copyOf(eventsIn(opened, opened.known, new ArrayList<>()).values());
  }

  @Override
  public synchronized void append(List<AuditEvent> events) {
    Opened opened = trusted();
    for (int from = 0; from < events.size(); from += ROWS_PER_APPEND) {
      List<AuditEvent> part = events.subList(from, Math.min(events.size(), from + ROWS_PER_APPEND));
      opened.append.append(part, this::presentIn);
    }
  }

  @Override
  public synchronized ReadBack readBack() {
    Opened opened = trusted();
    int from = Math.max(LogTail.TOP, opened.lastRowAtStart - ROWS_ABOVE + 1);
    List<String> ranges = new ArrayList<>();
    ranges.add(A1.rows(opened.place.title(), 1, 1, opened.place.columns()));
    Optional<Layout.Place> status = reading.opened().layout().place(Tab.STATUS);
    status.ifPresent(
        place -> ranges.add(A1.rows(place.title(), 1, 1, Math.min(2, place.columns()))));
    // A tab of one row has no second that could be asked for.
    boolean hasRows = Math.max(opened.place.rows(), opened.append.lastRow()) >= LogTail.TOP;
    if (hasRows) {
      ranges.add(opened.rowsFrom(from));
    }
    List<ValueRange> values = sheets.values(ranges);
    if (!Header.namesIn(Grid.of(1, values.get(0)).texts(1)).equals(opened.header.names())) {
      throw new ConfigurationException(
          "The header of the tab '%s' was changed while this run was at work."
              .formatted(opened.place.title()),
          "Put the columns back, or leave them as they are now, and run again.");
    }
    Switch sending =
        status.isPresent() ? Switch.of(Grid.of(1, values.get(1)).cell(1, 1)) : Switch.ON;
    Grid now = hasRows ? Grid.of(from, values.get(values.size() - 1)) : new Grid(from, List.of());
    if (now.lastRow() < opened.lastRowAtStart) {
      throw lost(opened, opened.lastRowAtStart - 1, Math.max(0, now.lastRow() - 1));
    }
    if (!isAsItWas(opened, now)) {
      // People sorted or edited it in the meantime: rows may be anywhere.
      now = Grid.of(LogTail.TOP, sheets.values(List.of(opened.rowsFrom(LogTail.TOP))).get(0));
    }
    Map<Object, AuditEvent> events = eventsIn(opened, opened.known, new ArrayList<>());
    eventsIn(opened, now, new ArrayList<>()).forEach(events::putIfAbsent);
    return new ReadBack(List.copyOf(events.values()), sending);
  }

  @Override
  public synchronized Optional<LocalDate> startDate() {
    return reading.opened().metadata().startDate();
  }

  @Override
  public synchronized void recordStartDate(LocalDate date) {
    Metadata metadata = reading.opened().metadata();
    if (metadata.startDate().isEmpty()) {
      sheets.change(List.of(metadata.note(Metadata.Key.START_DATE, date.toString())));
    }
  }

  /**
   * Notes in the spreadsheet how long the log is now and from when on it must be read, so that the
   * next run notices lost rows and finds old events. Called once, at the end of a run that wrote;
   * one call, or none when nothing changed.
   *
   * @param oldestOpen the day, in UTC, of the oldest event that is still open; empty without one
   */
  public synchronized void finish(Optional<LocalDate> oldestOpen) {
    Opened opened = trusted();
    Metadata metadata = reading.opened().metadata();
    List<Request> changes = new ArrayList<>();
    int length = Math.max(lengthNow(opened), metadata.highWater().orElse(0));
    note(metadata, Metadata.Key.HIGH_WATER, Integer.toString(length), changes);
    // A day far ahead widens nothing; an entry is replaced rather than deleted.
    String open = oldestOpen.map(LocalDate::toString).orElse("-");
    if (oldestOpen.isPresent() || metadata.has(Metadata.Key.OLDEST_OPEN)) {
      note(metadata, Metadata.Key.OLDEST_OPEN, open, changes);
    }
    if (!changes.isEmpty()) {
      sheets.change(changes);
    }
  }

  /**
   * Takes the log as it is now for whole, though it may have lost rows: {@code audit accept}.
   *
   * @param at when; {@link #acceptedAt} gives it back
   */
  public synchronized void accept(Instant at) {
    Opened opened = opened();
    Metadata metadata = reading.opened().metadata();
    sheets.change(
        List.of(
            metadata.note(Metadata.Key.HIGH_WATER, Integer.toString(lengthNow(opened))),
            metadata.note(Metadata.Key.ACCEPTED, at.truncatedTo(ChronoUnit.SECONDS).toString())));
  }

  /** When a person last accepted a log that may have lost rows. */
  public synchronized Optional<Instant> acceptedAt() {
    return reading.opened().metadata().accepted();
  }

  /** How many rows of events there are now, as far as this run knows. */
  public synchronized int length() {
    return lengthNow(opened());
  }

  /** Rows that people edited, among those read so far. */
  public synchronized List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    Opened opened = opened();
    eventsIn(opened, opened.known, problems);
    return List.copyOf(problems);
  }

  /** The log, unless it lost rows. */
  private Opened trusted() {
    boolean first = log == null;
    Opened opened = opened();
    if (first) {
      int mark = reading.opened().metadata().highWater().orElse(0);
      if (lengthNow(opened) < mark) {
        int length = lengthNow(opened);
        log = null;
        throw lost(opened, mark, length);
      }
    }
    return opened;
  }

  private Opened opened() {
    if (log != null) {
      return log;
    }
    SheetsReading.Opened all = reading.opened();
    all.layout().refuseConflicts();
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
      known =
          Grid.of(
              LogTail.TOP,
              sheets
                  .values(List.of(A1.rowsFrom(place.title(), LogTail.TOP, place.columns())))
                  .get(0));
    }
    log = new Opened(place, header, known, sheets);
    return log;
  }

  private int rowFor(Opened opened, LocalDate since) {
    int column = opened.header.indexOf(AuditRows.Column.TIMESTAMP.header()).orElseThrow();
    SheetsReading.LogEnd end = reading.opened().log().orElseThrow();
    Map<Integer, Cell> probes = end.probes();
    if (opened.known.firstRow() > LogTail.TOP && column != 1 && !probes.isEmpty()) {
      List<Integer> rows = List.copyOf(probes.keySet());
      List<ValueRange> values =
          sheets.values(
              rows.stream().map(row -> A1.cell(opened.place.title(), row, column + 1)).toList());
      probes = new TreeMap<>();
      for (int i = 0; i < rows.size(); i++) {
        probes.put(rows.get(i), Grid.of(rows.get(i), values.get(i)).cell(rows.get(i), 0));
      }
    }
    List<Cell> times =
        opened.known.rows().stream()
            .map(row -> opened.rows.cell(row, AuditRows.Column.TIMESTAMP))
            .toList();
    return LogTail.rowFor(since, opened.known.firstRow(), probes, times, AuditRows::time);
  }

  /**
   * The events in some rows, each once; rows of one id that differ in what they protect stay apart.
   */
  private static Map<Object, AuditEvent> eventsIn(
      Opened opened, Grid grid, List<Problem> problems) {
    Map<Object, AuditEvent> events = new LinkedHashMap<>();
    Instant neighbour = Instant.EPOCH;
    for (int i = 0; i < grid.rows().size(); i++) {
      List<Cell> row = grid.rows().get(i);
      if (Grid.isBlank(row)) {
        continue;
      }
      neighbour =
          AuditRows.time(opened.rows.cell(row, AuditRows.Column.TIMESTAMP)).orElse(neighbour);
      AuditRows.Reading read = opened.rows.read(grid.firstRow() + i, row, neighbour);
      problems.addAll(read.problems());
      for (AuditEvent event : read.events()) {
        events.putIfAbsent(List.of(event.id(), event.hash(), event.fingerprint()), event);
      }
    }
    return events;
  }

  /** Which of some events are surely in the log, where rows of this run belong. */
  private Set<EventId> presentIn(Set<EventId> wanted, int belowRow) {
    Opened opened = trusted();
    int from = Math.max(1, belowRow);
    Grid now = Grid.of(from, sheets.values(List.of(opened.rowsFrom(from))).get(0));
    Map<EventId, Integer> found = new HashMap<>();
    for (int i = 0; i < now.rows().size(); i++) {
      int row = from + i;
      if (row > belowRow) {
        opened.rows.id(now.rows().get(i)).ifPresent(id -> found.put(id, row));
      }
    }
    opened.append.sawRow(now.lastRow());
    return found.keySet().stream().filter(wanted::contains).collect(Collectors.toSet());
  }

  /** Whether the rows just above this run's own are those that were there at its start. */
  private static boolean isAsItWas(Opened opened, Grid now) {
    int first = Math.max(now.firstRow(), opened.known.firstRow());
    for (int row = first; row <= opened.lastRowAtStart; row++) {
      if (!opened.known.texts(row).equals(now.texts(row))) {
        return false;
      }
    }
    return true;
  }

  /** Rows of events: a blank row between two others is one that somebody cleared. */
  private static int lengthNow(Opened opened) {
    int blank = 0;
    for (int row = opened.known.firstRow(); row < opened.known.lastRow(); row++) {
      blank += opened.known.texts(row).stream().allMatch(String::isEmpty) ? 1 : 0;
    }
    return Math.max(opened.append.lastRow(), opened.lastRowAtStart) - 1 - blank;
  }

  private static void note(
      Metadata metadata, Metadata.Key key, String value, List<Request> changes) {
    if (!metadata.says(key, value)) {
      changes.add(metadata.note(key, value));
    }
  }

  private static ConfigurationException lost(Opened opened, int mark, int length) {
    return new ConfigurationException(
        "The tab '%s' had %d rows of events and now has %d: rows were deleted or cleared, and with"
                .formatted(opened.place.title(), mark, length)
            + " them the memory of what was sent.",
        "Restore it: File > Version history. If that is not possible, 'clio-remind audit accept"
            + " --reason TEXT' holds for a person every reminder whose row may be lost.");
  }
}
