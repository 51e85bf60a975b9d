package dev.clioremind.core.log;

import dev.clioremind.core.ServiceException;
import dev.clioremind.core.sheet.Switch;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An audit log that lives in memory, for tests of whatever works with one. Safe for several
 * threads, so that two runs can share it.
 */
public final class InMemoryAuditLog implements AuditLog {

  /** How an append goes wrong. */
  public enum Failure {
    /** Nothing is written. */
    NOT_WRITTEN,
    /** All of it is written, but the answer is lost. */
    WRITTEN
  }

  private static final Set<Status> CLOSING =
      EnumSet.complementOf(EnumSet.of(Status.CLAIMED, Status.SENDING, Status.UNKNOWN));

  private final List<AuditEvent> rows = new ArrayList<>();
  private final Deque<Failure> failures = new ArrayDeque<>();
  private final Deque<Consumer<List<AuditEvent>>> afterAppend = new ArrayDeque<>();
  private Switch sending = Switch.ON;
  private @Nullable LocalDate start;
  private @Nullable Instant accepted;

  /** A log that already holds some events. */
  public static InMemoryAuditLog holding(AuditEvent... events) {
    InMemoryAuditLog log = new InMemoryAuditLog();
    log.put(List.of(events));
    return log;
  }

  /** Puts rows in the log as another run does. */
  public synchronized void put(List<AuditEvent> events) {
    rows.addAll(events);
  }

  /** Every row in the order it was written, repeated ones too. */
  public synchronized List<AuditEvent> rows() {
    return List.copyOf(rows);
  }

  /** The status words of one reminder, in the order they were written. */
  public synchronized List<String> words(String hash) {
    return rows.stream().filter(e -> e.hash().equals(hash)).map(e -> e.status().word()).toList();
  }

  /** Sets the switch. */
  public synchronized void turn(Switch position) {
    sending = position;
  }

  /** The next append fails so. Called twice, the next two do. */
  public synchronized void failNextAppend(Failure failure) {
    failures.add(failure);
  }

  /**
   * Runs after the next append, with what was written: the place for a rival's rows, or for a
   * switch that a person turns in the meantime.
   */
  public synchronized void afterNextAppend(Consumer<List<AuditEvent>> action) {
    afterAppend.add(action);
  }

  @Override
  public synchronized List<AuditEvent> events(LocalDate since) {
    Instant from = since.atStartOfDay(ZoneOffset.UTC).toInstant();
    Set<AttemptId> closed =
        rows.stream()
            .filter(e -> CLOSING.contains(e.status()))
            .map(AuditEvent::attempt)
            .collect(Collectors.toSet());
    return once(
        rows.stream()
            .filter(e -> !e.time().isBefore(from) || !closed.contains(e.attempt()))
            .toList());
  }

  @Override
  public void append(List<AuditEvent> events) {
    Consumer<List<AuditEvent>> action;
    synchronized (this) {
      Failure failure = failures.poll();
      if (failure != Failure.NOT_WRITTEN) {
        rows.addAll(events);
      }
      if (failure != null) {
        throw new ServiceException(
            ServiceException.Kind.UNAVAILABLE, "The audit log did not answer. Run again.");
      }
      action = afterAppend.poll();
    }
    if (action != null) {
      action.accept(List.copyOf(events));
    }
  }

  @Override
  public synchronized ReadBack readBack() {
    return new ReadBack(once(rows), sending);
  }

  @Override
  public synchronized Optional<LocalDate> startDate() {
    return Optional.ofNullable(start);
  }

  @Override
  public synchronized void recordStartDate(LocalDate date) {
    if (start == null) {
      start = date;
    }
  }

  /** Notes the moment and loses nothing: rows are lost by not being put in. */
  @Override
  public synchronized int accept(Instant at) {
    accepted = at.truncatedTo(ChronoUnit.SECONDS);
    return 1;
  }

  @Override
  public synchronized Optional<Instant> acceptedAt() {
    return Optional.ofNullable(accepted);
  }

  private static List<AuditEvent> once(Collection<AuditEvent> events) {
    Map<List<Object>, AuditEvent> byId = new LinkedHashMap<>();
    events.forEach(
        e -> byId.putIfAbsent(List.of(e.id(), e.hash(), e.fingerprint(), e.details()), e));
    return List.copyOf(byId.values());
  }
}
