package dev.clioremind.auth;

import java.net.URI;

/** A browser that the person at this machine sees. */
@FunctionalInterface
public interface Browser {

  /**
   * Opens an address, and returns at once.
   *
   * @param address nothing secret may be in it: other users of the machine can see it
   * @return false if it could not be opened
   */
  boolean open(URI address);
}
