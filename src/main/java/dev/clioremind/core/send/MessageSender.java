package dev.clioremind.core.send;

import dev.clioremind.core.ServiceException;
import dev.clioremind.core.people.ContactMatch;
import dev.clioremind.core.people.ContactQuery;
import dev.clioremind.core.text.Snippet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The service that carries messages, and knows whom it can reach.
 *
 * <p>The reading methods throw {@link ServiceException} when the service is down or refuses the
 * sign-in. {@link #send} never throws for what the service does: doubt is an {@link Outcome} like
 * any other.
 */
public interface MessageSender {

  /** Finds the contact for each query; every query has an answer. */
  Map<ContactQuery, ContactMatch> match(Set<ContactQuery> queries);

  /** The texts that the service keeps, listed whole. */
  List<Snippet> snippets();

  /** Hands over one message, once. Called from several threads at once. */
  Outcome send(OutgoingMessage message);
}
