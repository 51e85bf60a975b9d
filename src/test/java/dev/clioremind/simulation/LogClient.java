package dev.clioremind.simulation;

import dev.clioremind.core.ConfigurationException;
import dev.clioremind.core.log.AuditEvent;
import dev.clioremind.core.log.AuditLog;
import dev.clioremind.core.log.EventId;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The log as one run reaches it. An append is confirmed as {@code SheetsAuditLog} does it: where
 * the answer was lost, the event ids are looked for before the rest is appended again; rows at the
 * top are appended again once, and the second time given up.
 */
final class LogClient implements AuditLog {

  private static final int DOUBTS = 3;
  private static final Duration BEFORE_LOOKING = Duration.ofSeconds(2);
  private static final Duration LATEST = Duration.ofSeconds(20);

  private final LogServer server;
  private final SimulatedRun run;
  private final VirtualTime time;
  private final Mishaps mishaps;
  private final Figures figures;

  LogClient(
      LogServer server, SimulatedRun run, VirtualTime time, Mishaps mishaps, Figures figures) {
    this.server = server;
    this.run = run;
    this.time = time;
    this.mishaps = mishaps;
    this.figures = figures;
  }

  @Override
  public List<AuditEvent> events(LocalDate since) {
    return read();
  }

  @Override
  public ReadBack readBack() {
    List<AuditEvent> rows = read();
    return new ReadBack(rows, server.sending());
  }

  private List<AuditEvent> read() {
    run.readCall();
    List<AuditEvent> rows = server.read();
    run.step();
    Map<EventId, AuditEvent> once = new LinkedHashMap<>();
    rows.forEach(e -> once.putIfAbsent(e.id(), e));
    return List.copyOf(once.values());
  }

  @Override
  public void append(List<AuditEvent> events) {
    Map<EventId, AuditEvent> missing =
        events.stream()
            .collect(Collectors.toMap(AuditEvent::id, e -> e, (a, b) -> a, LinkedHashMap::new));
    int doubts = 0;
    int misplaced = 0;
    while (!missing.isEmpty()) {
      switch (appendOnce(List.copyOf(missing.values()))) {
        case CONFIRMED -> {
          return;
        }
        case AT_THE_TOP -> {
          if (++misplaced > 1) {
            throw new ConfigurationException("The rows were put in the wrong place, twice.", "");
          }
        }
        case LOST -> {
          if (++doubts > DOUBTS) {
            throw SimulatedRun.down();
          }
          run.pause(BEFORE_LOOKING.multipliedBy(doubts));
          run.readCall();
          Set<EventId> present = server.present(missing.keySet());
          run.step();
          missing.keySet().removeAll(present);
        }
      }
    }
  }

  /** What the answer to one append said. */
  enum Answer {
    CONFIRMED,
    AT_THE_TOP,
    LOST
  }

  Answer appendOnce(List<AuditEvent> events) {
    LogServer.Flight flight = server.begin(events);
    if (mishaps.lostAnswer()) {
      figures.add(Figures.Count.LOST_ANSWERS);
      if (mishaps.oneIn(3)) {
        run.step();
        server.land(flight, false);
      } else if (mishaps.oneIn(2)) {
        figures.add(Figures.Count.LATE_WRITES);
        time.at(
            time.now().plus(mishaps.between(Duration.ZERO, LATEST)),
            () -> server.land(flight, false));
      }
      run.step();
      return Answer.LOST;
    }
    run.step();
    boolean atTheTop = mishaps.misplacement();
    server.land(flight, atTheTop);
    run.step();
    return atTheTop ? Answer.AT_THE_TOP : Answer.CONFIRMED;
  }

  @Override
  public Optional<LocalDate> startDate() {
    return Optional.of(Firm.START);
  }

  @Override
  public void recordStartDate(LocalDate date) {
    throw new AssertionError("it is recorded");
  }
}
