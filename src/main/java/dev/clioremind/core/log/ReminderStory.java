package dev.clioremind.core.log;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the log knows of one reminder.
 *
 * @param events all of them, in the order of time; never empty
 * @param state what they add up to
 * @param settledUnsent whether it is settled, but nobody was messaged
 * @param inOtherWords what the same reminder of other entries or rules adds up to
 * @param otherDeadline the deadline under which the same reminder was messaged in other words
 * @param heldUntil until when a run may still be at work on it; empty when none is
 * @param lostSince when rows were lost that may have told of it; empty when they can't have
 */
public record ReminderStory(
    List<AuditEvent> events,
    AttemptState state,
    boolean settledUnsent,
    AttemptState inOtherWords,
    Optional<String> otherDeadline,
    Optional<Instant> heldUntil,
    Optional<Instant> lostSince) {

  public ReminderStory {
    if (events.isEmpty()) {
      throw new IllegalArgumentException("a reminder of which the log knows nothing");
    }
    events = List.copyOf(events);
  }

  /** Reads the story of a reminder that has rows in the log. */
  public static ReminderStory of(EventLog log, String hash, Duration takenFor, Instant now) {
    List<AuditEvent> events = log.story(hash);
    AttemptState state = log.ofHash(hash, now);
    AttemptState other = AttemptState.FREE;
    Optional<String> otherDeadline = Optional.empty();
    boolean triedSince = false;
    for (AuditEvent event : events) {
      for (Attempt attempt : log.attemptsByFingerprint(event.fingerprint())) {
        if (!attempt.latest().hash().equals(hash)) {
          other = other.or(attempt.state(now, takenFor));
        }
      }
      otherDeadline = otherDeadline.or(() -> log.deadlineMessaged(event.fingerprint()));
      triedSince |= log.wasTriedSinceAccepted(hash, event.fingerprint());
    }
    boolean mayBeLost = !triedSince && (state == AttemptState.FREE || state == AttemptState.FAILED);
    return new ReminderStory(
        events,
        state,
        log.isSettledUnsent(hash),
        other,
        other == AttemptState.DONE ? otherDeadline : Optional.empty(),
        log.attempts(hash).stream()
            .filter(a -> a.state(now, takenFor) == AttemptState.TAKEN)
            .map(a -> a.heldUntil(takenFor))
            .max(Instant::compareTo),
        log.accepted().filter(at -> mayBeLost));
  }

  /** The event that names it best: the latest. */
  public AuditEvent latest() {
    return events.get(events.size() - 1);
  }

  /** Whether nothing goes out before a person has settled it. */
  public boolean waitsForPerson() {
    return state == AttemptState.IN_DOUBT
        || (state != AttemptState.DONE && inOtherWords == AttemptState.IN_DOUBT);
  }
}
