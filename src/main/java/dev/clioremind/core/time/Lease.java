package dev.clioremind.core.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * How long a run may still send. Looked at on the wall clock and on the monotonic one: a machine
 * that was suspended wakes with a late wall clock, one whose wall clock was set back is caught by
 * the other.
 */
public final class Lease {

  private final Clock wall;
  private final Monotonic monotonic;
  private final Instant started;
  private final Duration startedMonotonic;
  private final Duration length;

  /** A clock that never goes back; its zero means nothing. */
  @FunctionalInterface
  public interface Monotonic {
    Duration reading();
  }

  /** Begins a lease now. */
  public Lease(Clock wall, Monotonic monotonic, Duration length) {
    this.wall = wall;
    this.monotonic = monotonic;
    this.length = length;
    this.started = wall.instant();
    this.startedMonotonic = monotonic.reading();
  }

  /** Whether it still holds, on both clocks. */
  public boolean holds() {
    Instant now = wall.instant();
    return !now.isBefore(started)
        && now.isBefore(started.plus(length))
        && monotonic.reading().minus(startedMonotonic).compareTo(length) < 0;
  }
}
