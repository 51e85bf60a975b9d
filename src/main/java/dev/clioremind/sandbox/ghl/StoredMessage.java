package dev.clioremind.sandbox.ghl;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message and its life, which is a function of time: what it is at a moment can be asked for any
 * moment, so that a read that lags shows what was true a while ago.
 */
final class StoredMessage {

  /** As received; its state is not read, see {@link #stateAt}. */
  final GhlMessage received;

  private final Duration fateDelay;
  private @Nullable Instant cancelledAt;
  private @Nullable MessageState fate;
  private boolean lookedAtOptOut;
  private boolean hidden;

  StoredMessage(GhlMessage received, Duration fateDelay) {
    this.received = received;
    this.fateDelay = fateDelay;
  }

  /** When it leaves: at its time, or as soon as it is received. */
  Instant leavesAt() {
    return received.scheduledFor().orElse(received.receivedAt());
  }

  /** When its fate is known. */
  Instant settlesAt() {
    return leavesAt().plus(fateDelay);
  }

  MessageState stateAt(Instant moment) {
    if (cancelledAt != null && !moment.isBefore(cancelledAt)) {
      return MessageState.CANCELLED;
    }
    if (moment.isBefore(leavesAt())) {
      return MessageState.SCHEDULED;
    }
    return fate == null || moment.isBefore(settlesAt()) ? MessageState.PENDING : fate;
  }

  /** When it last changed, as of a moment. */
  Instant changedAt(Instant moment) {
    Instant last = received.receivedAt();
    for (Instant change : new Instant[] {leavesAt(), settlesAt()}) {
      last = !moment.isBefore(change) && change.isAfter(last) ? change : last;
    }
    return last;
  }

  GhlMessage at(Instant moment) {
    return new GhlMessage(
        received.id(),
        received.emailMessageId(),
        received.conversationId(),
        received.contactId(),
        received.channel(),
        received.to(),
        received.from(),
        received.subject(),
        received.text(),
        received.html(),
        received.shown(),
        received.scheduledFor(),
        received.receivedAt(),
        stateAt(moment),
        received.callNumber());
  }

  /** Whether it still needs a fate. */
  boolean open() {
    return cancelledAt == null && fate == null;
  }

  /** Whether it just left after waiting; true once, when the opt-out may be looked at again. */
  boolean fires(Instant now) {
    boolean first = !lookedAtOptOut && received.scheduledFor().isPresent();
    if (!first || now.isBefore(leavesAt())) {
      return false;
    }
    lookedAtOptOut = true;
    return true;
  }

  void settle(MessageState end) {
    fate = end;
  }

  void cancel(Instant now) {
    cancelledAt = now;
  }

  void hide() {
    hidden = true;
  }

  /**
   * Whether reads show it at a moment.
   *
   * @param withdrawnToo whether a withdrawn message stays, or is gone
   */
  boolean readable(Instant moment, boolean withdrawnToo) {
    return !hidden
        && !received.receivedAt().isAfter(moment)
        && (withdrawnToo || stateAt(moment) != MessageState.CANCELLED);
  }
}
