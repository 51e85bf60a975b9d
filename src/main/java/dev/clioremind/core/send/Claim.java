package dev.clioremind.core.send;

import dev.clioremind.core.log.Attempt;
import dev.clioremind.core.log.AuditEvent;
import dev.clioremind.core.log.EventId;
import dev.clioremind.core.log.Status;
import dev.clioremind.core.plan.Delivery;
import dev.clioremind.core.plan.PlannedReminder;
import java.time.Instant;
import java.util.Optional;

/**
 * A reminder that this run has said it will send.
 *
 * @param event the {@code claimed} event
 * @param at the moment for which it is to be scheduled; empty: at once
 */
record Claim(PlannedReminder line, Delivery delivery, Optional<Instant> at, AuditEvent event) {

  /** Why one is let go that may not leave any more. */
  static final String PAST_ITS_TIME =
      "the hours or the day it was written for were over before it could leave";

  static Claim of(PlannedReminder line, EventId id, Instant now) {
    Delivery delivery;
    Optional<Instant> at = Optional.empty();
    if (line instanceof PlannedReminder.Send send) {
      delivery = send.delivery();
    } else if (line instanceof PlannedReminder.Schedule schedule) {
      delivery = schedule.delivery();
      at = Optional.of(schedule.at());
    } else {
      throw new IllegalArgumentException("only what is handed over is claimed");
    }
    PlannedReminder.Subject subject = line.subject();
    return new Claim(
        line,
        delivery,
        at,
        new AuditEvent(
            subject.hash(),
            now,
            subject.occasion().deadline().id().value(),
            subject.occasion().rule().ruleId(),
            Status.CLAIMED,
            "",
            id,
            AuditEvent.NOTHING,
            subject.fingerprint(),
            subject.occasion().deadline().due().told(),
            delivery.templateId()));
  }

  String hash() {
    return event.hash();
  }

  AuditEvent next(Status status, Instant now, String details) {
    return event.next(status, now, details, "");
  }

  AuditEvent ended(Outcome outcome, Instant now) {
    String details =
        outcome.kind() == Outcome.Kind.SCHEDULED ? when(outcome.detail()) : outcome.detail();
    return event.next(outcome.kind().status(), now, details, outcome.messageId());
  }

  /** The row that says that it goes out now, or is handed over for later. */
  AuditEvent sending(Instant now) {
    return next(Status.SENDING, now, when(""));
  }

  private String when(String more) {
    return at.map(Attempt::scheduledFor)
        .map(moment -> more.isBlank() ? moment : moment + "; " + more)
        .orElse(more);
  }

  /** The same, to be sent at once where the moment has come for which it was to be scheduled. */
  Claim asOf(Instant now) {
    return at.filter(moment -> !moment.isAfter(now)).isEmpty()
        ? this
        : new Claim(line, delivery, Optional.empty(), event);
  }

  /** Whether it may be handed over now: for later, or in the time for which it was written. */
  boolean mayLeave(Instant now) {
    return at.isPresent() || delivery.holdsAt(now);
  }

  OutgoingMessage message() {
    return new OutgoingMessage(delivery.contact().id(), delivery.channel(), delivery.content(), at);
  }
}
