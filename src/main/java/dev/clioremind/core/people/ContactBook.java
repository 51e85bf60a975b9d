package dev.clioremind.core.people;

import dev.clioremind.core.ServiceException;
import java.util.Map;
import java.util.Set;

/** Where the contacts are kept that messages go to. */
public interface ContactBook {

  /**
   * Finds the contact for each query; every query has an answer.
   *
   * @throws ServiceException when the service is down or refuses the sign-in
   */
  Map<ContactQuery, ContactMatch> match(Set<ContactQuery> queries);

  /**
   * Adds people of whom {@link #match} found none: name and addresses as Clio has them. Each is
   * looked for once more first, and again when an answer is lost, so that nobody is added twice.
   * Writes to the service, so it is for a run that sends. Never throws for what the service does.
   *
   * @return for each query the contact, or why there is none; a book to which nobody can be added
   *     answers nothing
   */
  default Map<ContactQuery, ContactMatch> add(Set<ContactQuery> missing) {
    return Map.of();
  }
}
