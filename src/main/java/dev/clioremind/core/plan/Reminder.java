package dev.clioremind.core.plan;

import dev.clioremind.core.log.AuditEvent;
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
        fingerprint(occasion, matter, recipient, occasion.rule().templateIds().get(0)));
  }

  private static String fingerprint(
      Occasion occasion, Matter matter, PersonId recipient, String templateId) {
    return Identity.fingerprint(
        matter.id(),
        recipient,
        occasion.rule().channels().first(),
        occasion.deadline().due(),
        occasion.rule().daysOut(),
        templateId);
  }

  /**
   * Whether what the log noted is this reminder to this person, about what is so now. That the rule
   * has another template since makes no difference.
   */
  boolean isSaidBy(AuditEvent noted) {
    return fingerprint.equals(noted.fingerprint())
        || (hash.equals(noted.hash())
            && fingerprint(occasion, matter, recipient, noted.templateId())
                .equals(noted.fingerprint()));
  }
}
