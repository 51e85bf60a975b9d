package dev.clioremind.core.plan;

import dev.clioremind.core.people.Contact;
import dev.clioremind.core.rule.Channel;
import dev.clioremind.core.text.MessageContent;

/**
 * How a reminder reaches its recipient.
 *
 * @param channel the channel that is used, the second one of an {@code else} if the first can't
 *     reach the person
 * @param templateHash of the words, by which a saved plan notices that they were edited; {@code -}
 *     for a workflow
 */
public record Delivery(
    Contact contact,
    Channel channel,
    String templateId,
    String templateHash,
    MessageContent content) {}
