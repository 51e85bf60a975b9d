package dev.clioremind.core.send;

import dev.clioremind.core.people.ContactId;
import dev.clioremind.core.rule.Channel;
import dev.clioremind.core.text.MessageContent;
import java.time.Instant;
import java.util.Optional;

/**
 * One message, ready to go.
 *
 * @param channel the channel that is used
 * @param at the moment for which the service should schedule it; empty: at once
 */
public record OutgoingMessage(
    ContactId contact, Channel channel, MessageContent content, Optional<Instant> at) {}
