package dev.clioremind.http;

import java.time.Duration;

/**
 * How long a time limit really lasts. Limits on the network run in real time whatever clock a run
 * goes by, so a test that lets calls hang shortens them here.
 */
@FunctionalInterface
public interface Patience {

  /** How long to wait where a limit allows this much. */
  Duration of(Duration limit);

  /** As long as each limit says. */
  static Patience full() {
    return limit -> limit;
  }
}
