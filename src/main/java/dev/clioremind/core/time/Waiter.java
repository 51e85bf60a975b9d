package dev.clioremind.core.time;

import java.time.Duration;

/** Waiting, as a seam: tests wait in no time. */
@FunctionalInterface
public interface Waiter {

  /**
   * Waits.
   *
   * @throws InterruptedException when the program is asked to stop
   */
  void await(Duration length) throws InterruptedException;
}
