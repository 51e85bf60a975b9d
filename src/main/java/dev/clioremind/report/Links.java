package dev.clioremind.report;

import dev.clioremind.core.deadline.DeadlineId;
import dev.clioremind.core.people.ContactId;
import java.net.URI;
import java.util.Optional;

/**
 * Where a person finds in the services' own pages what a report names.
 *
 * @param clioWeb the root of Clio's web application in the firm's region
 * @param ghlWeb the root of GoHighLevel's web application
 * @param locationId GoHighLevel's id of the firm's location
 */
public record Links(URI clioWeb, URI ghlWeb, String locationId) {

  /** The page of Clio on which a deadline is found. */
  public Optional<URI> deadline(DeadlineId id) {
    throw new UnsupportedOperationException("to come");
  }

  /** The page of a contact in GoHighLevel. */
  public Optional<URI> contact(ContactId id) {
    throw new UnsupportedOperationException("to come");
  }
}
