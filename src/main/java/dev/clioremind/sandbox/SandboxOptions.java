package dev.clioremind.sandbox;

import dev.clioremind.sandbox.clio.ClioFirm;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * What a {@link Sandbox} is started with.
 *
 * @param firm whose Clio is played
 * @param clock the services' time, which the {@code Date} of their answers shows
 * @param machineClock the machine's own time, which Google's library signs by whatever day is
 *     played
 * @param random decides where a fault is left to chance
 * @param ports where the services listen; 0 for any free one
 * @param settle the tool's {@code audit.settle-seconds}
 */
public record SandboxOptions(
    ClioFirm firm,
    InstantSource clock,
    InstantSource machineClock,
    RandomGenerator random,
    Ports ports,
    Duration settle) {

  /** A port for each service. */
  public record Ports(int clio, int ghl, int sheets) {
    /** Any free ones. */
    public static final Ports FREE = new Ports(0, 0, 0);
  }

  /** Free ports, and no time to settle: reads here are never stale unless a test makes them. */
  public static SandboxOptions of(
      ClioFirm firm, InstantSource clock, InstantSource machineClock, RandomGenerator random) {
    return new SandboxOptions(firm, clock, machineClock, random, Ports.FREE, Duration.ZERO);
  }

  /** The same on fixed ports, for a configuration that outlives the sandbox. */
  public SandboxOptions on(Ports fixed) {
    return new SandboxOptions(firm, clock, machineClock, random, fixed, settle);
  }

  /** The same with another time to settle. */
  public SandboxOptions settling(Duration time) {
    return new SandboxOptions(firm, clock, machineClock, random, ports, time);
  }
}
