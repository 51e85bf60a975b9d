package dev.clioremind.http;

import java.time.Duration;

/**
 * A clock that only moves forward, at the pace of real time: for waits and limits, which must
 * survive a wall clock that is set.
 */
@FunctionalInterface
public interface MonotonicClock {

  /** Time since some fixed moment; only differences mean anything. */
  Duration now();

  /** The machine's own. */
  static MonotonicClock system() {
    return () -> Duration.ofNanos(System.nanoTime());
  }
}
