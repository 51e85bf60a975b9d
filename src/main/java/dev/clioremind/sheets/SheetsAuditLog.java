package dev.clioremind.sheets;

import com.google.api.services.sheets.v4.model.Request;
import com.google.api.services.sheets.v4.model.ValueRange;
import dev.clioremind.core.ConfigurationException;
import dev.clioremind.core.log.AuditEvent;
import dev.clioremind.core.log.AuditLog;
import dev.clioremind.core.sheet.Problem;
import dev.clioremind.core.sheet.Switch;
import dev.clioremind.core.sheet.Tab;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The audit log in a tab of a Google spreadsheet. One per run. Safe for several threads, which wait
 * for each other.
 */
public final class SheetsAuditLog implements AuditLog {

  private static final int ROWS_PER_APPEND = 500;
  // Looked at again although they were there before: Sheets may have moved rows.
  private static final int ROWS_ABOVE = 100;
  // A run that has just ended may have counted rows that a stale read does not show yet.
  private static final Duration BEFORE_ALARM = Duration.ofSeconds(10);

  private final SheetsReading reading;
  private final RemoteSpreadsheet sheets;
  private @Nullable LogTab log;
  private boolean trusted;

  public SheetsAuditLog(SheetsReading reading) {
    this.reading = reading;
    this.sheets = reading.sheets();
  }

  @Override
  public synchronized List<AuditEvent> events(LocalDate since) {
    LogTab tab = trusted();
    Optional<LocalDate> oldestOpen = reading.opened().metadata().oldestOpen();
    tab.reachBackTo(oldestOpen.filter(open -> open.isBefore(since)).orElse(since));
    return List.copyOf(tab.knownEvents().values());
  }

  @Override
  public synchronized void append(List<AuditEvent> events) {
    LogTab tab = trusted();
    for (int from = 0; from < events.size(); from += ROWS_PER_APPEND) {
      int to = Math.min(events.size(), from + ROWS_PER_APPEND);
      tab.append().append(events.subList(from, to), tab::present);
    }
  }

  @Override
  public synchronized ReadBack readBack() {
    LogTab tab = trusted();
    int from = Math.max(LogTail.TOP, tab.lastRowAtStart() - ROWS_ABOVE + 1);
    Optional<Layout.Place> status = reading.opened().layout().place(Tab.STATUS);
    List<String> ranges = new ArrayList<>();
    ranges.add(tab.headerRange());
    status.ifPresent(
        place -> ranges.add(A1.rows(place.title(), 1, 1, Math.min(2, place.columns()))));
    if (tab.hasRows()) {
      ranges.add(tab.rangeFrom(from));
    }
    List<ValueRange> values = sheets.values(ranges);
    tab.checkHeader(Grid.of(1, values.get(0)));
    Switch sending =
        status.isPresent() ? Switch.of(Grid.of(1, values.get(1)).cell(1, 1)) : Switch.ON;
    Grid now =
        tab.hasRows() ? Grid.of(from, values.get(values.size() - 1)) : new Grid(from, List.of());
    if (now.lastRow() < tab.lastRowAtStart()) {
      throw tab.lost(tab.lastRowAtStart() - 1, Math.max(0, now.lastRow() - 1));
    }
    if (!tab.isAsItWas(now)) {
      // People sorted or edited it in the meantime: rows may be anywhere.
      now = tab.read(LogTail.TOP);
    }
    Map<Object, AuditEvent> events = tab.knownEvents();
    tab.events(now).forEach(events::putIfAbsent);
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

  /** One call, or none when nothing changed. */
  @Override
  public synchronized void finish(Optional<LocalDate> oldestOpen) {
    Metadata metadata = reading.opened().metadata();
    int length = Math.max(trusted().length(), metadata.highWater().orElse(0));
    List<Request> changes = new ArrayList<>();
    note(metadata, Metadata.Key.HIGH_WATER, Integer.toString(length), changes);
    if (oldestOpen.isPresent() || metadata.has(Metadata.Key.OLDEST_OPEN)) {
      String day = oldestOpen.map(LocalDate::toString).orElse(AuditEvent.NOTHING);
      note(metadata, Metadata.Key.OLDEST_OPEN, day, changes);
    }
    if (!changes.isEmpty()) {
      sheets.change(changes);
    }
  }

  private static void note(
      Metadata metadata, Metadata.Key key, String value, List<Request> changes) {
    if (!metadata.says(key, value)) {
      changes.add(metadata.note(key, value));
    }
  }

  @Override
  public synchronized int accept(Instant at) {
    Metadata metadata = reading.opened().metadata();
    int length = tab().length();
    int lost = metadata.highWater().orElse(0) - length;
    if (lost <= 0) {
      return 0;
    }
    String time = at.truncatedTo(ChronoUnit.SECONDS).toString();
    sheets.change(
        List.of(
            metadata.note(Metadata.Key.HIGH_WATER, Integer.toString(length)),
            metadata.note(Metadata.Key.ACCEPTED, time)));
    return lost;
  }

  @Override
  public synchronized Optional<Instant> acceptedAt() {
    return reading.opened().metadata().accepted();
  }

  @Override
  public synchronized Inspection inspect() {
    LogTab tab = known();
    tab.reachBackTo(LocalDate.EPOCH);
    List<Problem> untrusted = new ArrayList<>(reading.opened().layout().conflicts());
    int mark = mark();
    if (tab.length() < mark) {
      ConfigurationException lost = tab.lost(mark, tab.length());
      untrusted.add(
          Problem.needsPerson(tab.title(), "%s %s".formatted(lost.getMessage(), lost.fix())));
    }
    return new Inspection(List.copyOf(tab.knownEvents().values()), tab.problems(), untrusted);
  }

  /** How many rows of events there are now, as far as this run knows. */
  public synchronized int length() {
    return tab().length();
  }

  /** Rows that people edited, among those read so far. Reads nothing. */
  public synchronized List<Problem> problems() {
    return log == null ? List.of() : List.copyOf(log.problems());
  }

  /** The log, unless it lost rows since a run last ended. */
  private LogTab trusted() {
    LogTab tab = tab();
    if (!trusted) {
      int mark = mark();
      if (tab.length() < mark) {
        throw tab.lost(mark, tab.length());
      }
      trusted = true;
    }
    return tab;
  }

  private LogTab tab() {
    reading.opened().layout().refuseConflicts();
    return known();
  }

  /** The tab, whether or not what is there can be trusted. */
  private LogTab known() {
    if (log == null) {
      log = LogTab.open(reading);
      if (log.length() < mark()) {
        sheets.pause(BEFORE_ALARM);
        log = log.again();
      }
    }
    return log;
  }

  /** How many rows of events an earlier run counted. */
  private int mark() {
    return reading.opened().metadata().highWater().orElse(0);
  }
}
