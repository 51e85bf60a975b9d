package dev.clioremind.core.plan;

import dev.clioremind.core.log.Attempt;
import dev.clioremind.core.log.AuditEvent;
import dev.clioremind.core.log.Status;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A message that waits at the service for its time and is to be withdrawn before anything else is
 * done.
 *
 * @param scheduled the event by which it was handed over, with the service's id of it
 * @param at when it would leave; empty where the log does not tell
 * @param begun whether an earlier run began it and did not learn whether it was done
 * @param seen whether that run saw it waiting
 * @param ifItLeft what a person must be told if it turns out to have left already
 */
public record Withdrawal(
    AuditEvent scheduled,
    Optional<Instant> at,
    Why why,
    boolean begun,
    boolean seen,
    Optional<AfterSent> ifItLeft) {

  /** Why it no longer holds. */
  public enum Why {
    MOVED("the deadline has another date or time now"),
    GONE("the deadline is no longer open in Clio"),
    LOOKS_CANCELLED("the entry's title says that it is off"),
    EXCLUDED("the entry or the Contacts tab asks for no such reminder"),
    MATTER_CLOSED("the matter is closed, or can't be seen"),
    RULE("no rule asks for it any more"),
    RECIPIENT("it would go to another person or by another channel now"),
    PAUSED("sending is paused"),
    BEGUN("an earlier run began to withdraw it");

    private final String inWords;

    Why(String inWords) {
      this.inWords = inWords;
    }

    /** The word in the output and the log: {@code matter-closed}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The reason in plain words. */
    public String inWords() {
      return inWords;
    }
  }

  /** One of a message that waits, because sending is paused. */
  public static Withdrawal whilePaused(Attempt waiting) {
    return of(waiting, Why.PAUSED, Optional.empty());
  }

  static Withdrawal of(Attempt waiting, Why why, Optional<AfterSent> ifItLeft) {
    return new Withdrawal(
        waiting.find(Status.SCHEDULED).orElseThrow(),
        waiting.scheduledFor(),
        why,
        waiting.isWithdrawalOpen(),
        waiting.wasSeenWaiting(),
        ifItLeft);
  }

  /** Whether a reminder must not go out while nobody knows what became of this message. */
  public boolean concerns(PlannedReminder.Subject subject) {
    return isOf(subject)
        || subject.occasion().deadline().id().value().equals(scheduled.deadlineId());
  }

  /** Whether a reminder is the one that this message carries, whatever it says by now. */
  public boolean isOf(PlannedReminder.Subject subject) {
    return subject.hash().equals(scheduled.hash())
        || (!subject.fingerprint().equals(AuditEvent.NOTHING)
            && subject.fingerprint().equals(scheduled.fingerprint()));
  }
}
