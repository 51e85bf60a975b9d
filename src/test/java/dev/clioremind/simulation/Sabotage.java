package dev.clioremind.simulation;

import dev.clioremind.core.log.AttemptId;
import dev.clioremind.core.log.AuditEvent;
import dev.clioremind.core.log.AuditLog;
import dev.clioremind.core.log.RunId;
import dev.clioremind.core.log.Status;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The same core with one of its protections taken out, as seen through its ports: the simulation
 * must notice. Not switches of the product; each changes what the core sees or does from outside.
 */
enum Sabotage {
  NONE,
  /** Of several claims the one that stands first in the tab wins. */
  FIRST_ROW_WINS,
  /** The read-back looks at claims only, not at what was sent in the meantime. */
  ONLY_LIVE_CLAIMS,
  /** A {@code sending} row is written, but nobody looks whether it was, then or later. */
  SENDING_UNCONFIRMED,
  /** A {@code released} closes all attempts of its run at the reminder. */
  CLOSED_BY_RUN,
  /** The lease does not notice that the machine slept. */
  MONOTONIC_LEASE,
  /** Claims stand for their own hash only. */
  FINGERPRINT_NOT_CLAIMED,
  /** Confirmed {@code sending} rows are not looked at again before the messages go out. */
  SENDING_NOT_READ_BACK,
  /** Two runs of one second that drew the same RunID number their attempts alike. */
  ATTEMPTS_FROM_ONE;

  private static final Set<Status> OPEN = Set.of(Status.CLAIMED, Status.SENDING, Status.UNKNOWN);

  /** The log as the sabotaged core uses it. */
  AuditLog of(RunId run, AuditLog log) {
    return this == NONE || this == MONOTONIC_LEASE || this == ATTEMPTS_FROM_ONE
        ? log
        : new Spoilt(run, log);
  }

  /** Whether an append of which nobody knows whether it landed passes for confirmed. */
  boolean takesForConfirmed(List<List<Object>> rows) {
    return this == SENDING_UNCONFIRMED && rows.stream().anyMatch(r -> r.contains("sending"));
  }

  /** What the core takes the log for. */
  private List<AuditEvent> seen(
      RunId run, List<AuditEvent> rows, List<AuditEvent> mine, boolean readBack) {
    return switch (this) {
      case FIRST_ROW_WINS -> readBack ? firstRowWins(run, rows) : rows;
      case ONLY_LIVE_CLAIMS -> readBack ? liveClaims(run, rows) : rows;
      case CLOSED_BY_RUN -> closedByRun(rows);
      case SENDING_UNCONFIRMED, SENDING_NOT_READ_BACK -> readBack ? withSending(rows, mine) : rows;
      case ATTEMPTS_FROM_ONE, NONE, MONOTONIC_LEASE, FINGERPRINT_NOT_CLAIMED -> rows;
    };
  }

  private static List<AuditEvent> withSending(List<AuditEvent> rows, List<AuditEvent> mine) {
    List<AuditEvent> seen = new ArrayList<>(rows);
    mine.stream().filter(e -> e.status() == Status.SENDING).forEach(seen::add);
    return seen;
  }

  private static boolean alike(AuditEvent a, AuditEvent b) {
    return a.hash().equals(b.hash()) || a.fingerprint().equals(b.fingerprint());
  }

  /** Hides rivals' attempts whose claims stand below one's own. */
  private static List<AuditEvent> firstRowWins(RunId run, List<AuditEvent> rows) {
    Set<AttemptId> hidden = new HashSet<>();
    for (int i = 0; i < rows.size(); i++) {
      AuditEvent row = rows.get(i);
      boolean mineStandsAbove =
          rows.subList(0, i).stream().anyMatch(e -> e.attempt().run().equals(run) && alike(e, row));
      if (row.status() == Status.CLAIMED && !row.attempt().run().equals(run) && mineStandsAbove) {
        hidden.add(row.attempt());
      }
    }
    return rows.stream().filter(e -> !hidden.contains(e.attempt())).toList();
  }

  private static List<AuditEvent> liveClaims(RunId run, List<AuditEvent> rows) {
    Set<AttemptId> closed =
        rows.stream()
            .filter(e -> !OPEN.contains(e.status()))
            .map(AuditEvent::attempt)
            .collect(Collectors.toSet());
    return rows.stream()
        .filter(
            e ->
                e.attempt().run().equals(run)
                    || (e.status() == Status.CLAIMED && !closed.contains(e.attempt())))
        .toList();
  }

  private static List<AuditEvent> closedByRun(List<AuditEvent> rows) {
    record Key(RunId run, String hash) {}
    Set<Key> closed = new HashSet<>();
    rows.stream()
        .filter(e -> e.status() == Status.RELEASED)
        .forEach(e -> closed.add(new Key(e.attempt().run(), e.hash())));
    List<AuditEvent> seen = new ArrayList<>(rows);
    rows.stream()
        .filter(e -> e.status() == Status.CLAIMED)
        .filter(e -> closed.contains(new Key(e.attempt().run(), e.hash())))
        .forEach(e -> seen.add(e.next(Status.RELEASED, e.time(), "", "")));
    return seen;
  }

  private static AuditEvent withoutFingerprint(AuditEvent e) {
    return new AuditEvent(
        e.hash(),
        e.time(),
        e.deadlineId(),
        e.ruleId(),
        e.status(),
        e.details(),
        e.id(),
        e.messageId(),
        AuditEvent.NOTHING,
        e.deadline(),
        e.templateId());
  }

  private final class Spoilt implements AuditLog {
    private final RunId run;
    private final AuditLog log;
    private final List<AuditEvent> mine = new ArrayList<>();

    Spoilt(RunId run, AuditLog log) {
      this.run = run;
      this.log = log;
    }

    @Override
    public List<AuditEvent> events(LocalDate since) {
      return seen(run, log.events(since), mine, false);
    }

    @Override
    public ReadBack readBack() {
      ReadBack back = log.readBack();
      return new ReadBack(seen(run, back.events(), mine, true), back.sending());
    }

    @Override
    public void append(List<AuditEvent> events) {
      log.append(
          Sabotage.this == FINGERPRINT_NOT_CLAIMED
              ? events.stream()
                  .map(e -> OPEN.contains(e.status()) ? withoutFingerprint(e) : e)
                  .toList()
              : events);
      mine.addAll(events);
    }

    @Override
    public Optional<LocalDate> startDate() {
      return log.startDate();
    }

    @Override
    public void recordStartDate(LocalDate date) {
      log.recordStartDate(date);
    }

    @Override
    public void finish(Optional<LocalDate> oldestOpen) {
      log.finish(oldestOpen);
    }

    @Override
    public Optional<Instant> acceptedAt() {
      return log.acceptedAt();
    }
  }
}
