package dev.clioremind.simulation;

import dev.clioremind.core.log.AuditEvent;
import dev.clioremind.core.log.EventId;
import dev.clioremind.core.log.Status;
import dev.clioremind.core.sheet.Switch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The log's tab as Sheets keeps it: appends that are under way at the same time may overwrite one
 * another or land out of order, rows may be put at the top, and a read shows the tab as it was up
 * to a settle time ago.
 */
final class LogServer {

  /** How stale a read may be. */
  private static final Duration STALE = Duration.ofSeconds(3);

  /** How old rows may be that an append under way at their time overwrites. */
  private static final Duration NEAR = Duration.ofSeconds(2);

  /** What the runs wait: rows that could be seen and overwritten again must not count as seen. */
  static final Duration SETTLE = STALE.plus(NEAR);

  /** An append under way. */
  record Flight(List<AuditEvent> events, Instant begun) {}

  private record Landed(Flight flight, Instant at, List<Row> rows) {}

  /** Rows are told apart though they may be alike. */
  private static final class Row {
    final AuditEvent event;

    Row(AuditEvent event) {
      this.event = event;
    }
  }

  private record Edition(Instant since, List<Row> rows) {}

  private final VirtualTime time;
  private final Mishaps mishaps;
  private final Figures figures;
  private final List<Edition> editions = new ArrayList<>();
  private final List<Landed> landings = new ArrayList<>();
  private final Map<EventId, AuditEvent> ever = new LinkedHashMap<>();
  private final List<String> contradictions = new ArrayList<>();
  private Switch sending = Switch.ON;

  LogServer(VirtualTime time, Mishaps mishaps, Figures figures) {
    this.time = time;
    this.mishaps = mishaps;
    this.figures = figures;
    editions.add(new Edition(Instant.MIN, List.of()));
  }

  Flight begin(List<AuditEvent> events) {
    return new Flight(List.copyOf(events), time.now());
  }

  /** Writes the rows of an append, below the others or at the top. */
  void land(Flight flight, boolean atTheTop) {
    List<Row> rows = new ArrayList<>(last().rows());
    List<Row> written = flight.events().stream().map(Row::new).toList();
    overwrite(flight, rows, written.size());
    int place = rows.size();
    if (atTheTop) {
      figures.add(Figures.Count.MISPLACED);
      place = 0;
    } else if (!rows.isEmpty() && mishaps.overwriting()) {
      place = Math.max(0, place - mishaps.below(4));
    }
    rows.addAll(place, written);
    editions.add(new Edition(time.now(), List.copyOf(rows)));
    landings.add(new Landed(flight, time.now(), written));
    flight.events().forEach(this::remember);
  }

  private void remember(AuditEvent event) {
    AuditEvent before = ever.putIfAbsent(event.id(), event);
    // A person whose word was overwritten says it again.
    if (before != null && !before.equals(event) && event.status() != Status.RESOLVED) {
      contradictions.add("two events are called " + event.id());
    }
  }

  /**
   * An append that was begun before another landed may take the other's place. Left out of the mix:
   * {@code sending} rows. The answer to their append is their confirmation, and nobody reads them
   * back; were they overwritten after that, and the run gone before it wrote the outcome, another
   * run would send again. So the promise rests on confirmed rows staying where they are.
   */
  private void overwrite(Flight flight, List<Row> rows, int size) {
    for (Landed other : landings) {
      boolean near =
          other.at().isAfter(flight.begun()) && other.at().plus(NEAR).isAfter(time.now());
      boolean spared = other.flight().events().stream().anyMatch(e -> e.status() == Status.SENDING);
      if (near && !spared && mishaps.overwriting()) {
        List<Row> gone =
            other.rows().subList(Math.max(0, other.rows().size() - size), other.rows().size());
        rows.removeAll(gone);
        figures.add(Figures.Count.OVERWRITTEN);
      }
    }
  }

  private Edition last() {
    return editions.get(editions.size() - 1);
  }

  /** The rows as a read shows them, in the tab's order. */
  List<AuditEvent> read() {
    if (mishaps.staleness()) {
      Instant asOf = time.now().minus(mishaps.between(Duration.ZERO, STALE));
      for (int i = editions.size() - 1; i >= 0; i--) {
        if (!editions.get(i).since().isAfter(asOf)) {
          if (i < editions.size() - 1) {
            figures.add(Figures.Count.STALE_READS);
          }
          return events(editions.get(i));
        }
      }
    }
    return now();
  }

  /** The rows as they really are. */
  List<AuditEvent> now() {
    return events(last());
  }

  private static List<AuditEvent> events(Edition edition) {
    return edition.rows().stream().map(row -> row.event).toList();
  }

  /** Which of some events a read shows. */
  Set<EventId> present(Set<EventId> wanted) {
    Set<EventId> found = new HashSet<>();
    read().forEach(e -> found.add(e.id()));
    found.retainAll(wanted);
    return found;
  }

  /** Everything that was ever written, also what was overwritten since. */
  List<AuditEvent> everWritten() {
    return List.copyOf(ever.values());
  }

  List<String> contradictions() {
    return contradictions;
  }

  Switch sending() {
    return sending;
  }

  void turn(Switch position) {
    sending = position;
  }
}
