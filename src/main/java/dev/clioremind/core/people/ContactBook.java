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
}
