package dev.clioremind.core.people;

import dev.clioremind.core.rule.Channel;
import java.util.Optional;

/**
 * Whom a message is for and how it would reach them: the address of that channel must be the same
 * on both sides.
 *
 * @param mapped the contact that a person named in the {@code Contacts} tab, which is taken without
 *     comparing
 */
public record ContactQuery(Person person, Channel channel, Optional<ContactId> mapped) {}
