package dev.clioremind.core.log;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All events of one attempt, in whatever order they stand in the log.
 *
 * @param events never empty, each event once
 */
public record Attempt(List<AuditEvent> events) {

  /** How the Error Details of a {@code cancelled} row begin that the service did not confirm. */
  public static final String UNCONFIRMED = "unconfirmed";

  public Attempt {
    if (events.isEmpty()) {
      throw new IllegalArgumentException("an attempt without events");
    }
    events = List.copyOf(events);
  }

  /** The attempt's name. */
  public AttemptId id() {
    return events.get(0).attempt();
  }

  /** Whether an event of this status is there. */
  public boolean has(Status status) {
    return find(status).isPresent();
  }

  /** The event of a status. */
  public Optional<AuditEvent> find(Status status) {
    return events.stream().filter(e -> e.status() == status).findFirst();
  }

  /**
   * Whether it ended in a refusal that will stand, or was given up by a person: settled, but nobody
   * was messaged.
   */
  public boolean isSettledUnsent() {
    return !reachedSomebody() && (has(Status.REJECTED) || isResolved(Resolution.DROP));
  }

  /** Whether a message went out, as far as the log or a person says. */
  public boolean reachedSomebody() {
    return has(Status.DELIVERED)
        || has(Status.UNDELIVERED)
        || has(Status.SUCCESS)
        || has(Status.ENROLLED)
        || (has(Status.SCHEDULED) && !has(Status.CANCELLED))
        || isResolved(Resolution.SENT);
  }

  /** The service's id of its message, where one is known. */
  public Optional<String> messageId() {
    return events.stream()
        .map(AuditEvent::messageId)
        .filter(id -> !id.equals(AuditEvent.NOTHING))
        .findFirst();
  }

  /** Whether a message of it may be with the service: not closed as surely not taken. */
  public boolean mayHaveReachedSomebody() {
    return !has(Status.ENROLLED)
        && (reachedSomebody()
            || !(has(Status.REJECTED)
                || has(Status.FAILED)
                || has(Status.RELEASED)
                || has(Status.RESOLVED)));
  }

  /**
   * Whether nobody knows what became of it, and nobody is at work on it any more, so that it may be
   * looked up.
   *
   * @param takenFor as for {@link #state}
   */
  boolean isLeftOpen(Instant now, Duration takenFor) {
    return state(now, takenFor) == AttemptState.IN_DOUBT
        && !has(Status.CANCELLED)
        && (has(Status.UNKNOWN)
            || find(Status.SENDING)
                .filter(e -> !now.isBefore(e.time().plus(takenFor)))
                .isPresent());
  }

  /** When its first event was written. */
  public Instant begun() {
    return events.stream().map(AuditEvent::time).min(Comparator.naturalOrder()).orElseThrow();
  }

  /**
   * When its run has surely let go of it: until then that run may still settle it by itself.
   *
   * @param takenFor the lease and the time that others leave it
   */
  public Instant heldUntil(Duration takenFor) {
    return begun().plus(takenFor);
  }

  /** The event that says most of it: the last that was written before a person's word. */
  public AuditEvent latest() {
    return events.stream()
        .max(
            Comparator.comparing((AuditEvent e) -> e.status() != Status.RESOLVED)
                .thenComparing(AuditEvent::time)
                .thenComparing(AuditEvent::status))
        .orElseThrow();
  }

  /** Whether a person's word is there that can't be read: it settles nothing. */
  public boolean hasUnreadableResolution() {
    return find(Status.RESOLVED).filter(e -> Resolution.in(e).isEmpty()).isPresent();
  }

  private boolean isResolved(Resolution how) {
    return find(Status.RESOLVED).flatMap(Resolution::in).filter(r -> r == how).isPresent();
  }

  /**
   * What the events add up to. The order of the checks is the order of strength: what says that
   * somebody was messaged outweighs what says that nobody was.
   *
   * @param takenFor how long a claim holds: the lease and the time that others leave it
   */
  public AttemptState state(Instant now, Duration takenFor) {
    if (reachedSomebody() || has(Status.REJECTED) || isResolved(Resolution.DROP)) {
      return AttemptState.DONE;
    }
    if (isResolved(Resolution.NOT_SENT)) {
      return AttemptState.FREE;
    }
    if (find(Status.CANCELLED).filter(e -> e.details().startsWith(UNCONFIRMED)).isPresent()
        || has(Status.UNKNOWN)) {
      return AttemptState.IN_DOUBT;
    }
    if (has(Status.FAILED)) {
      return AttemptState.FAILED;
    }
    if (has(Status.RELEASED) || has(Status.CANCELLED)) {
      return AttemptState.FREE;
    }
    if (has(Status.SENDING)) {
      return AttemptState.IN_DOUBT;
    }
    return find(Status.CLAIMED).filter(e -> now.isBefore(e.time().plus(takenFor))).isPresent()
        ? AttemptState.TAKEN
        : AttemptState.FREE;
  }
}
