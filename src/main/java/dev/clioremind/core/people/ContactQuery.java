package dev.clioremind.core.people;

import dev.clioremind.core.rule.Channel;

/**
 * Whom a message is for and how it would reach them: the address of that channel must be the same
 * on both sides.
 */
public record ContactQuery(Person person, Channel channel) {}
