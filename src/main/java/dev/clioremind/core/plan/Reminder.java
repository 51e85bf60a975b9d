package dev.clioremind.core.plan;

import dev.clioremind.core.people.Matter;
import dev.clioremind.core.people.PersonId;
import dev.clioremind.core.rule.Audience;

/**
 * Deadline x rule x recipient.
 *
 * @param matter the deadline's matter
 * @param recipient whom the rule addresses
 * @param hash the event hash
 */
public record Reminder(
    Occasion occasion, Matter matter, PersonId recipient, String hash, String fingerprint) {

  /** Names the reminder of an occasion to somebody. */
  public static Reminder of(Occasion occasion, Matter matter, PersonId recipient) {
    Audience audience = occasion.rule().audience();
    String hash =
        audience.isClient()
            ? occasion.clientHash()
            : Identity.eventHash(
                occasion.deadline().id(),
                occasion.rule().ruleId(),
                occasion.nominalDate(),
                recipient);
    return new Reminder(
        occasion,
        matter,
        recipient,
        hash,
        Identity.fingerprint(
            matter.id(),
            recipient,
            occasion.rule().channels().first(),
            occasion.deadline().due(),
            occasion.rule().daysOut(),
            occasion.rule().templateIds().get(0)));
  }
}
