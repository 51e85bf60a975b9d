package dev.clioremind.core.send;

import dev.clioremind.core.people.ContactBook;
import dev.clioremind.core.text.SnippetLibrary;
import java.util.Optional;

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
}
