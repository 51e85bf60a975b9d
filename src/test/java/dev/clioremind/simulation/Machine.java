package dev.clioremind.simulation;

import dev.clioremind.core.ServiceException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The machine that somebody works at. At each step it may be suspended, which its monotonic clock
 * does not notice, or be gone for good.
 */
final class Machine {

  private final VirtualTime time;
  private final Mishaps mishaps;
  private final Figures figures;
  private final Duration skew;
  private final boolean sturdy;
  private Duration suspended = Duration.ZERO;
  private boolean gone;

  private Machine(
      VirtualTime time, Mishaps mishaps, Figures figures, Duration skew, boolean sturdy) {
    this.time = time;
    this.mishaps = mishaps;
    this.figures = figures;
    this.skew = skew;
    this.sturdy = sturdy;
  }

  /**
   * The machine of a run.
   *
   * @param skew how far its wall clock is ahead
   */
  static Machine ofRun(Simulation.World world, Duration skew) {
    return new Machine(world.time(), world.mishaps(), world.figures(), skew, false);
  }

  /** The machine of a person, who sits in front of it until the work is done. */
  static Machine ofPerson(Simulation.World world) {
    return new Machine(world.time(), world.mishaps(), world.figures(), Duration.ZERO, true);
  }

  static ServiceException down() {
    return new ServiceException(ServiceException.Kind.UNAVAILABLE, "It did not answer. Run again.");
  }

  Duration skew() {
    return skew;
  }

  /** One step over the network, at which anything may happen to this machine. */
  void step() {
    pause(
        mishaps.slowness()
            ? mishaps.between(Duration.ofSeconds(2), Duration.ofMinutes(3))
            : mishaps.between(Duration.ofMillis(20), Duration.ofMillis(800)));
  }

  /** A step that asks for something, and may get no answer. */
  void readCall() {
    step();
    if (mishaps.failedRead()) {
      throw down();
    }
  }

  void pause(Duration length) {
    if (!gone && mishaps.crash() && !sturdy) {
      gone = true;
    }
    if (gone) {
      throw new Crash();
    }
    if (mishaps.suspension() && !sturdy) {
      figures.add(Figures.Count.SUSPENSIONS);
      Duration sleep =
          switch (mishaps.below(4)) {
            case 0, 1 -> mishaps.between(Duration.ofSeconds(1), Duration.ofMinutes(20));
            case 2 -> mishaps.between(Duration.ofMinutes(20), Duration.ofMinutes(80));
            default -> mishaps.between(Duration.ofMinutes(80), Duration.ofHours(4));
          };
      time.pass(sleep);
      suspended = suspended.plus(sleep);
    }
    time.pass(length);
  }

  /** The monotonic clock, which stops while the machine is suspended. */
  Duration monotonic() {
    return Duration.between(Firm.MORNING, time.now()).minus(suspended);
  }

  /** The wall clock, which is a little off. */
  Clock wall() {
    return new MachineClock(false);
  }

  /** A wall clock made of the monotonic one: a mistake. */
  Clock wallThatStops() {
    return new MachineClock(true);
  }

  private final class MachineClock extends Clock {
    private final boolean stopsWhileSuspended;

    MachineClock(boolean stopsWhileSuspended) {
      this.stopsWhileSuspended = stopsWhileSuspended;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Instant instant() {
      return stopsWhileSuspended ? Firm.MORNING.plus(monotonic()) : time.now().plus(skew);
    }
  }
}
