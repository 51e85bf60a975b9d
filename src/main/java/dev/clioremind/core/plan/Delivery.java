package dev.clioremind.core.plan;

import dev.clioremind.core.people.Contact;
import dev.clioremind.core.rule.Channel;
import dev.clioremind.core.text.MessageContent;
import java.time.Instant;

/**
 * How a reminder reaches its recipient.
 *
 * @param channel the channel that is used, the second one of an {@code else} if the first can't
 *     reach the person
 * @param templateHash of the words, by which a saved plan notices that they were edited; {@code -}
 *     for a workflow
 * @param until from when on it must not go out any more: the recipient's hours are over, or the day
 *     for which its words were written
 */
public record Delivery(
    Contact contact,
    Channel channel,
    String templateId,
    String templateHash,
    MessageContent content,
    Instant until) {

  /** Whether it may still go out. */
  public boolean holdsAt(Instant moment) {
    return moment.isBefore(until);
  }
}
