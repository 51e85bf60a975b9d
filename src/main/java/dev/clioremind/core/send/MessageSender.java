package dev.clioremind.core.send;

import dev.clioremind.core.people.ContactBook;
import dev.clioremind.core.text.SnippetLibrary;

/** The service that carries messages, and knows whom it can reach. */
public interface MessageSender extends ContactBook, SnippetLibrary {

  /**
   * Hands over one message, once. Called from several threads at once. Never throws for what the
   * service does: doubt is an {@link Outcome} like any other.
   */
  Outcome send(OutgoingMessage message);
}
