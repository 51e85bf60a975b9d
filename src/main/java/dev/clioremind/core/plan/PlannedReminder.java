package dev.clioremind.core.plan;

import dev.clioremind.core.log.AuditEvent;
import dev.clioremind.core.people.ContactId;
import dev.clioremind.core.people.PersonId;
import dev.clioremind.core.rule.Channel;
import java.time.Instant;
import java.util.Optional;

/** One line of the plan: a reminder with its decision. */
public sealed interface PlannedReminder {

  /** What it is about. */
  Subject subject();

  Decision decision();

  /** Why it is skipped or held. */
  default Optional<Reason> reason() {
    return Optional.empty();
  }

  /** The moment at which it is meant to arrive, where that is not now. */
  default Optional<Instant> sendAt() {
    return Optional.empty();
  }

  /** The channel that is used, or would be. */
  default Channel channel() {
    return subject().occasion().rule().channels().first();
  }

  /** The template that is used, or would be. */
  default String templateId() {
    return subject().occasion().rule().templateId(channel());
  }

  /**
   * What a line is about; a line may lack a recipient.
   *
   * @param recipient empty where nobody could be named
   * @param fingerprint {@code -} without a recipient
   */
  record Subject(Occasion occasion, Optional<PersonId> recipient, String hash, String fingerprint) {

    static Subject of(Occasion occasion) {
      return new Subject(occasion, Optional.empty(), occasion.clientHash(), AuditEvent.NOTHING);
    }

    static Subject of(Reminder reminder) {
      return new Subject(
          reminder.occasion(),
          Optional.of(reminder.recipient()),
          reminder.hash(),
          reminder.fingerprint());
    }
  }

  /** To be sent now. */
  record Send(Subject subject, Delivery delivery) implements PlannedReminder {
    @Override
    public Decision decision() {
      return Decision.SEND;
    }

    @Override
    public Channel channel() {
      return delivery.channel();
    }
  }

  /** To be handed over now, for a later moment. */
  record Schedule(Subject subject, Delivery delivery, Instant at) implements PlannedReminder {
    @Override
    public Decision decision() {
      return Decision.SCHEDULE;
    }

    @Override
    public Channel channel() {
      return delivery.channel();
    }

    @Override
    public Optional<Instant> sendAt() {
      return Optional.of(at);
    }
  }

  /** Falls due in the coming days. */
  record Later(Subject subject, Channel channel, Instant at) implements PlannedReminder {
    @Override
    public Decision decision() {
      return Decision.LATER;
    }

    @Override
    public Optional<Instant> sendAt() {
      return Optional.of(at);
    }
  }

  /**
   * Due, but it waits.
   *
   * @param detail what a person needs to know beyond the reason; empty or without client data
   * @param delivery of one in doubt: how it went out, as far as can be told now, by which it may be
   *     looked up. It is never sent from here
   */
  record Hold(
      Subject subject, Channel channel, Reason why, String detail, Optional<Delivery> delivery)
      implements PlannedReminder {

    /** One that there is nothing to look up of. */
    public Hold(Subject subject, Channel channel, Reason why, String detail) {
      this(subject, channel, why, detail, Optional.empty());
    }

    @Override
    public Decision decision() {
      return Decision.HOLD;
    }

    @Override
    public Optional<Reason> reason() {
      return Optional.of(why);
    }
  }

  /**
   * Not to be sent.
   *
   * @param detail what a person needs to know beyond the reason; empty or without client data
   * @param contact whom the reason speaks of in the contact book, where that is certain
   */
  record Skip(
      Subject subject, Channel channel, Reason why, String detail, Optional<ContactId> contact)
      implements PlannedReminder {

    /** One whose reason speaks of nobody there. */
    public Skip(Subject subject, Channel channel, Reason why, String detail) {
      this(subject, channel, why, detail, Optional.empty());
    }

    @Override
    public Decision decision() {
      return Decision.SKIP;
    }

    @Override
    public Optional<Reason> reason() {
      return Optional.of(why);
    }
  }
}
