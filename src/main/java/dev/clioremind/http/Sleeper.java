package dev.clioremind.http;

import java.time.Duration;

/** Waits; in tests, by moving a clock. */
@FunctionalInterface
public interface Sleeper {

  /** Returns no earlier than after {@code wait}. */
  void sleep(Duration wait) throws InterruptedException;
}
