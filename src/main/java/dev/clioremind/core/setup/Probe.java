package dev.clioremind.core.setup;

import dev.clioremind.core.ConfigurationException;
import dev.clioremind.core.ServiceException;

/**
 * One small read of one kind, which shows whether the sign-in may do it. Changes nothing.
 *
 * @param name such as {@code clio-tasks}
 * @param what what is read, in words: {@code tasks}
 */
public record Probe(String name, String what, Reading reading) {

  /** The read itself. */
  @FunctionalInterface
  public interface Reading {
    /**
     * Reads, and throws what came in between.
     *
     * @throws ServiceException when the service is down or refuses
     * @throws ConfigurationException when the address or version is not one that is served
     */
    void read();
  }
}
