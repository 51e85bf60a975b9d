package dev.clioremind.core.send;

import dev.clioremind.core.deadline.Markers;
import java.time.Duration;
import java.util.List;

/**
 * How a run sends.
 *
 * @param settle how long rows lie in the log before they are read back: longer than reads may be
 *     stale and appends may overwrite one another, together
 * @param chunk how many messages go out between two audit writes
 * @param maxSends more in one run are refused, all of them
 * @param takenFor how long others respect this run's claims, and it theirs
 * @param markers what keeps a deadline from being reminded of
 */
public record SendSettings(
    Duration settle, int chunk, int maxSends, Duration takenFor, Markers markers) {

  /** How old the listing may be when a chunk is sent; else what is claimed is read again. */
  static final Duration FRESH = Duration.ofMinutes(2);

  /** How many unknown outcomes in a row stop the run. */
  static final int UNKNOWNS_IN_A_ROW = 5;

  /**
   * How long is waited before each look for a message of which nobody knows: the service shows new
   * ones 5 to 10 seconds late.
   */
  static final List<Duration> LOOKS = List.of(Duration.ofSeconds(5), Duration.ofSeconds(10));

  /** How many messages are handed over at once. */
  static final int PARALLEL = 8;
}
