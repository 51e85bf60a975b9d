package dev.clioremind.core.text;

import dev.clioremind.core.rule.Channel;

/**
 * A text that the message service keeps.
 *
 * @param subject empty unless it is an e-mail
 * @param body plain text, or HTML for an e-mail
 */
public record Snippet(String id, String name, Channel channel, String subject, String body) {}
