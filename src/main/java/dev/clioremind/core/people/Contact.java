package dev.clioremind.core.people;

import dev.clioremind.core.rule.Channel;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/**
 * The GoHighLevel contact that a message would reach.
 *
 * @param zone the contact's own zone, where GoHighLevel has a valid one
 * @param optedOut the channels on which nothing may be sent
 */
public record Contact(ContactId id, Optional<ZoneId> zone, Set<Channel> optedOut) {

  public Contact {
    optedOut = Set.copyOf(optedOut);
  }
}
