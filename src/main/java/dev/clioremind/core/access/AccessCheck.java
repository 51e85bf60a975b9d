package dev.clioremind.core.access;

import dev.clioremind.core.ConfigurationException;
import dev.clioremind.core.ServiceException;

/** Asks a service who is signed in, and for one thing of each kind. Changes nothing there. */
@FunctionalInterface
public interface AccessCheck {

  /**
   * Asks.
   *
   * @throws ServiceException if the service refuses the sign-in as a whole, or is down
   * @throws ConfigurationException if it is another place that is meant: a wrong address, a wrong
   *     location, a spreadsheet that nobody shared
   */
  Access check();
}
