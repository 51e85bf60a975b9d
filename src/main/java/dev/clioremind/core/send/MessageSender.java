package dev.clioremind.core.send;

import dev.clioremind.core.people.ContactBook;
import dev.clioremind.core.text.SnippetLibrary;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The service that carries messages, and knows whom it can reach. */
public interface MessageSender extends ContactBook, SnippetLibrary {

  /**
   * Hands over one message, once. Called from several threads at once. Never throws for what the
   * service does: doubt is an {@link Outcome} like any other.
   */
  Outcome send(OutgoingMessage message);

  /**
   * Looks for a message of which nobody knows whether it was taken. Never throws for what the
   * service does. A service that can't be asked finds nothing.
   *
   * @return accepted or scheduled, with its id, when exactly this message is there for sure; empty
   *     when it is not, or not yet, or it is not certain which one it is, or the service failed:
   *     never a proof that it was not sent
   */
  default Optional<Outcome> find(Sought sought) {
    return Optional.empty();
  }

  /**
   * Withdraws a message that was handed over for a later moment. May be asked again: a second time
   * does no harm. Never throws for what the service does.
   *
   * @param messageId as {@link Outcome} gave it
   */
  default Withdrawn withdraw(String messageId) {
    return Withdrawn.unclear("this sender can't withdraw");
  }

  /**
   * How a message stands. Never throws for what the service does.
   *
   * @param messageId as {@link Outcome} gave it
   */
  default Standing standing(String messageId) {
    return Standing.UNKNOWN;
  }

  /**
   * What became of messages, as one listing tells.
   *
   * @param since when the oldest of them was handed over
   * @param messageIds as {@link Outcome} gave them
   * @return by those ids; one that is not listed has none
   * @throws dev.clioremind.core.ServiceException when the listing can't be had whole
   */
  default Map<String, Fate> fates(Instant since, Set<String> messageIds) {
    return Map.of();
  }
}
