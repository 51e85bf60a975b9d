package dev.clioremind.simulation;

import com.google.api.services.sheets.v4.model.AppendValuesResponse;
import com.google.api.services.sheets.v4.model.DeveloperMetadata;
import com.google.api.services.sheets.v4.model.GridProperties;
import com.google.api.services.sheets.v4.model.Request;
import com.google.api.services.sheets.v4.model.Sheet;
import com.google.api.services.sheets.v4.model.SheetProperties;
import com.google.api.services.sheets.v4.model.Spreadsheet;
import com.google.api.services.sheets.v4.model.UpdateValuesResponse;
import com.google.api.services.sheets.v4.model.ValueRange;
import dev.clioremind.core.ConfigurationException;
import dev.clioremind.core.log.AuditEvent;
import dev.clioremind.core.log.EventId;
import dev.clioremind.core.sheet.Switch;
import dev.clioremind.core.sheet.Tab;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The firm's spreadsheet as Google keeps it: appends that are under way at the same time may
 * overwrite one another or land out of order, rows may be put at the top, a read shows everything
 * as it was up to some seconds ago, and people sort and delete rows.
 */
final class SimulatedSheet {

  /** How stale a read may be. */
  private static final Duration STALE = Duration.ofSeconds(3);

  /** How old rows may be that an append under way at their time overwrites. */
  private static final Duration NEAR = Duration.ofSeconds(2);

  /** What the runs wait: rows that could be seen and overwritten again must not count as seen. */
  static final Duration SETTLE = STALE.plus(NEAR);

  private static final String LOG = Tab.AUDIT_LOG.title();
  private static final int HEADER = 1;
  private static final int BLANK_ROWS = 3;
  private static final String HIGH_WATER = "clio-remind.high-water";
  private static final Pattern RANGE =
      Pattern.compile("'([A-Za-z]+)'!([A-Z])(\\d+)(?::([A-Z])(\\d*))?");

  /** An append under way. */
  record Flight(List<List<Object>> cells, Instant begun) {}

  private record Landed(Flight flight, Instant at, List<LogRow> rows) {}

  private record Note(int id, String key, String value) {}

  /** All that can be read, as it was from a moment on. */
  private record Edition(Instant since, List<LogRow> rows, List<Note> notes, Switch sending) {}

  private final VirtualTime time;
  private final Mishaps mishaps;
  private final Figures figures;
  private final Firm firm;
  private final List<Edition> editions = new ArrayList<>();
  private final List<Landed> landings = new ArrayList<>();
  private final Map<EventId, AuditEvent> ever = new LinkedHashMap<>();
  private final List<String> contradictions = new ArrayList<>();
  private int noteIds = 1;

  SimulatedSheet(VirtualTime time, Mishaps mishaps, Figures figures, Firm firm) {
    this.time = time;
    this.mishaps = mishaps;
    this.figures = figures;
    this.firm = firm;
    Note start = new Note(noteIds++, "clio-remind.start-date", Firm.START.toString());
    editions.add(new Edition(Instant.MIN, List.of(), List.of(start), Switch.ON));
  }

  private Edition last() {
    return editions.get(editions.size() - 1);
  }

  private void now(List<LogRow> rows, List<Note> notes, Switch sending) {
    editions.add(new Edition(time.now(), List.copyOf(rows), List.copyOf(notes), sending));
  }

  /** What one read shows. */
  private Edition read() {
    if (!mishaps.staleness()) {
      return last();
    }
    Instant asOf = time.now().minus(mishaps.between(Duration.ZERO, STALE));
    int i = editions.size() - 1;
    while (editions.get(i).since().isAfter(asOf)) {
      i--;
    }
    if (i < editions.size() - 1) {
      figures.add(Figures.Count.STALE_READS);
    }
    return editions.get(i);
  }

  // What is asked of Google.

  /** Tabs, sizes and developer metadata. */
  Spreadsheet structure() {
    Edition shown = read();
    List<Sheet> tabs = new ArrayList<>();
    firm.tabs().forEach((tab, rows) -> tabs.add(tab(tab, rows.size(), rows.get(0).size())));
    tabs.add(tab(Tab.STATUS, 1, 2));
    tabs.add(tab(Tab.AUDIT_LOG, gridRows(shown), Tab.AUDIT_LOG.headers().size()));
    return new Spreadsheet()
        .setSheets(tabs)
        .setDeveloperMetadata(
            shown.notes().stream()
                .map(
                    n ->
                        new DeveloperMetadata()
                            .setMetadataId(n.id())
                            .setMetadataKey(n.key())
                            .setMetadataValue(n.value()))
                .toList());
  }

  private static Sheet tab(Tab tab, int rows, int columns) {
    return new Sheet()
        .setProperties(
            new SheetProperties()
                .setTitle(tab.title())
                .setGridProperties(new GridProperties().setRowCount(rows).setColumnCount(columns)));
  }

  private static int gridRows(Edition edition) {
    return HEADER + edition.rows().size() + BLANK_ROWS;
  }

  /** The values of some ranges, all as of one moment. */
  List<ValueRange> values(List<String> ranges) {
    Edition shown = read();
    return ranges.stream().map(range -> new ValueRange().setValues(cells(shown, range))).toList();
  }

  private List<List<Object>> cells(Edition shown, String range) {
    Matcher parts = RANGE.matcher(range);
    if (!parts.matches()) {
      throw new AssertionError("a range that is not quoted: " + range);
    }
    int from = Integer.parseInt(parts.group(3));
    String end = parts.group(5);
    int to = end == null ? from : end.isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(end);
    List<List<Object>> rows = new ArrayList<>();
    if (parts.group(1).equals(LOG)) {
      if (from > gridRows(shown)) {
        throw new ConfigurationException("The range exceeds the grid.", "");
      }
      if (from <= HEADER) {
        rows.add(List.copyOf(Tab.AUDIT_LOG.headers()));
      }
      for (int i = Math.max(0, from - HEADER - 1);
          i < shown.rows().size() && i < to - HEADER;
          i++) {
        rows.add(shown.rows().get(i).cells());
      }
    } else if (parts.group(1).equals(Tab.STATUS.title())) {
      rows.add(List.of("Sending", shown.sending().name()));
    } else {
      firm.tabs()
          .forEach(
              (tab, all) -> {
                if (tab.title().equals(parts.group(1))) {
                  rows.addAll(all);
                }
              });
    }
    if (parts.group(4) == null) {
      int column = parts.group(2).charAt(0) - 'A';
      return rows.stream().map(row -> List.of(row.get(column))).toList();
    }
    return rows;
  }

  Flight begin(List<List<Object>> rows) {
    return new Flight(List.copyOf(rows), time.now());
  }

  /** Writes the rows of an append, and says where. */
  AppendValuesResponse land(Flight flight, boolean atTheTop) {
    List<LogRow> rows = new ArrayList<>(last().rows());
    List<LogRow> written = flight.cells().stream().map(LogRow::new).toList();
    int place = atTheTop ? 0 : overwritten(flight, rows);
    if (atTheTop) {
      figures.add(Figures.Count.MISPLACED);
    } else if (place == rows.size() && !rows.isEmpty() && mishaps.overwriting()) {
      place = Math.max(0, place - mishaps.below(4));
    }
    rows.addAll(place, written);
    now(rows, last().notes(), last().sending());
    landings.add(new Landed(flight, time.now(), written));
    written.forEach(row -> remember(row.event()));
    return appended(place, written.size());
  }

  /** The answer to an append that put rows below so many others. */
  AppendValuesResponse appended(int below, int rows) {
    int first = HEADER + below + 1;
    String range = "%s!A%s:K%s".formatted(LOG, first, first + rows - 1);
    return new AppendValuesResponse().setUpdates(new UpdateValuesResponse().setUpdatedRange(range));
  }

  /**
   * Where an append puts its rows: below the others; or, where it was begun before another landed,
   * perhaps in the other's place.
   */
  private int overwritten(Flight flight, List<LogRow> rows) {
    for (int i = landings.size() - 1; i >= 0; i--) {
      Landed other = landings.get(i);
      if (!other.at().plus(NEAR).isAfter(time.now())) {
        break;
      }
      if (other.at().isAfter(flight.begun()) && mishaps.overwriting()) {
        int place = rows.indexOf(other.rows().get(0));
        if (place >= 0) {
          figures.add(Figures.Count.OVERWRITTEN);
          for (int left = flight.cells().size();
              left > 0 && place < rows.size() && other.rows().contains(rows.get(place));
              left--) {
            rows.remove(place);
          }
          return place;
        }
      }
    }
    return rows.size();
  }

  private void remember(AuditEvent event) {
    AuditEvent before = ever.putIfAbsent(event.id(), event);
    if (before != null && !before.equals(event) && !maySayOtherwise(before, event)) {
      contradictions.add("two events are called " + event.id());
    }
  }

  private static boolean maySayOtherwise(AuditEvent before, AuditEvent event) {
    return switch (event.status()) {
      // A person whose word was overwritten says it again.
      case RESOLVED -> true;
      // What was overwritten is found again, at another time.
      case SUCCESS -> before.messageId().equals(event.messageId());
      default -> false;
    };
  }

  /** Notes in the metadata. */
  void change(List<Request> requests) {
    List<Note> notes = new ArrayList<>(last().notes());
    for (Request request : requests) {
      if (request.getCreateDeveloperMetadata() != null) {
        DeveloperMetadata made = request.getCreateDeveloperMetadata().getDeveloperMetadata();
        notes.add(new Note(noteIds++, made.getMetadataKey(), made.getMetadataValue()));
      } else if (request.getUpdateDeveloperMetadata() != null) {
        String value =
            request.getUpdateDeveloperMetadata().getDeveloperMetadata().getMetadataValue();
        String key =
            request
                .getUpdateDeveloperMetadata()
                .getDataFilters()
                .get(0)
                .getDeveloperMetadataLookup()
                .getMetadataKey();
        notes.replaceAll(n -> n.key().equals(key) ? new Note(n.id(), key, value) : n);
      } else {
        throw new AssertionError("a change that no run makes");
      }
    }
    now(last().rows(), notes, last().sending());
  }

  // What people do.

  void turn(Switch position) {
    now(last().rows(), last().notes(), position);
  }

  /** Somebody sorts the log by one of its columns. */
  void sort() {
    int column = mishaps.below(Tab.AUDIT_LOG.headers().size());
    Comparator<LogRow> order = Comparator.comparing(row -> row.cells().get(column).toString());
    List<LogRow> rows = new ArrayList<>(last().rows());
    rows.sort(mishaps.oneIn(2) ? order : order.reversed());
    figures.add(Figures.Count.SORTED);
    now(rows, last().notes(), last().sending());
  }

  /**
   * Somebody deletes rows: so many that fewer are left than a run has counted. What no run has
   * counted nobody can miss.
   *
   * @return the rows as they were; empty when no run has counted any, and nothing was done
   */
  List<LogRow> lose() {
    List<LogRow> before = last().rows();
    int counted =
        last().notes().stream()
            .filter(n -> n.key().equals(HIGH_WATER))
            .mapToInt(n -> Integer.parseInt(n.value()))
            .max()
            .orElse(0);
    if (counted == 0 || before.isEmpty()) {
      return List.of();
    }
    int left = mishaps.oneIn(3) ? 0 : mishaps.below(Math.min(counted, before.size()));
    List<LogRow> rows = new ArrayList<>(before);
    while (rows.size() > left) {
      rows.remove(mishaps.oneIn(2) ? rows.size() - 1 : mishaps.below(rows.size()));
    }
    figures.add(Figures.Count.LOGS_SHRUNK);
    now(rows, last().notes(), last().sending());
    return before;
  }

  /** Somebody goes back to an earlier version. */
  void restore(List<LogRow> rows) {
    now(rows, last().notes(), last().sending());
  }

  /** Rows of earlier weeks, counted by the runs that wrote them. */
  void fill(List<List<Object>> history) {
    List<LogRow> rows = history.stream().map(LogRow::new).toList();
    List<Note> notes = new ArrayList<>(last().notes());
    notes.add(new Note(noteIds++, HIGH_WATER, Integer.toString(rows.size())));
    editions.clear();
    editions.add(new Edition(Instant.MIN, rows, List.copyOf(notes), Switch.ON));
  }

  // What the judge sees.

  /** The events as they really stand in the tab. */
  List<AuditEvent> events() {
    return last().rows().stream().map(LogRow::event).toList();
  }

  int rows() {
    return last().rows().size();
  }

  /** Everything that was ever written, also what was overwritten since. */
  List<AuditEvent> everWritten() {
    return List.copyOf(ever.values());
  }

  List<String> contradictions() {
    return Collections.unmodifiableList(contradictions);
  }
}
