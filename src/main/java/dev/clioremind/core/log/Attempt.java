package dev.clioremind.core.log;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * All events of one attempt, in whatever order they stand in the log.
 *
 * @param events never empty, each event once
 */
public record Attempt(List<AuditEvent> events) {

  /** How the Error Details of a {@code cancelled} row begin that the service did not confirm. */
  public static final String UNCONFIRMED = "unconfirmed";

  /** What follows them where the message was seen waiting before it was to be withdrawn. */
  public static final String SEEN_WAITING = "; seen waiting";

  private static final Pattern FOR = Pattern.compile("for (\\S+?Z)(?:;.*)?");

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

  /** The Error Details of a message that is handed over for a later moment. */
  public static String scheduledFor(Instant at) {
    return "for " + at;
  }

  /** The moment for which its message was handed over, where the log tells one. */
  public Optional<Instant> scheduledFor() {
    return Stream.of(Status.SCHEDULED, Status.SENDING)
        .flatMap(status -> find(status).stream())
        .flatMap(event -> momentIn(event.details()).stream())
        .findFirst();
  }

  private static Optional<Instant> momentIn(String details) {
    Matcher form = FOR.matcher(details);
    try {
      return form.matches() ? Optional.of(Instant.parse(form.group(1))) : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Whether its message waits at the service for its time, or may: it can still be withdrawn. */
  boolean isWaiting(Instant now) {
    return has(Status.SCHEDULED)
        && !has(Status.SUCCESS)
        && !has(Status.DELIVERED)
        && !has(Status.UNDELIVERED)
        && !isWithdrawn()
        && find(Status.RESOLVED).flatMap(Resolution::in).isEmpty()
        && (isWithdrawalOpen() || scheduledFor().map(now::isBefore).orElse(true));
  }

  /** Whether its message was to be withdrawn, and nobody knows yet whether it was. */
  public boolean isWithdrawalOpen() {
    return find(Status.CANCELLED).filter(e -> e.details().startsWith(UNCONFIRMED)).isPresent();
  }

  /** Whether the run that began to withdraw it saw it waiting. */
  public boolean wasSeenWaiting() {
    return find(Status.CANCELLED).filter(e -> e.details().endsWith(SEEN_WAITING)).isPresent();
  }

  private boolean isWithdrawn() {
    return has(Status.SCHEDULED) && has(Status.CANCELLED) && !isWithdrawalOpen();
  }

  /** The service's id of its message, where one is known. */
  public Optional<String> messageId() {
    return events.stream()
        .map(AuditEvent::messageId)
        .filter(id -> !id.equals(AuditEvent.NOTHING))
        .findFirst();
  }

  /** Whether the service took its message, but gave no id of it that could be read. */
  public boolean isNameless() {
    return (has(Status.SUCCESS) || has(Status.SCHEDULED))
        && !has(Status.CANCELLED)
        && messageId().isEmpty();
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
    if (isWithdrawn()) {
      // Also of one that was in doubt until it was found: what waited is surely gone.
      return AttemptState.FREE;
    }
    if (isWithdrawalOpen() || has(Status.UNKNOWN)) {
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
