package dev.clioremind.process;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Time that runs so many times faster since a moment, the same in every process that is told both.
 */
record Hurry(Instant origin, int speed) {

  static Hurry parse(String text) {
    String[] parts = text.split(",", 2);
    return new Hurry(Instant.parse(parts[0]), Integer.parseInt(parts[1]));
  }

  @Override
  public String toString() {
    return origin + "," + speed;
  }

  Instant now() {
    return origin.plus(Duration.between(origin, Instant.now()).multipliedBy(speed));
  }

  Duration monotonic() {
    return Duration.ofNanos(System.nanoTime()).multipliedBy(speed);
  }

  void sleep(Duration length) throws InterruptedException {
    Duration real = length.dividedBy(speed);
    Thread.sleep(real.toMillis(), real.toNanosPart() % 1_000_000);
  }

  Clock clock() {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId other) {
        throw new AssertionError("no zone by default");
      }

      @Override
      public Instant instant() {
        return now();
      }
    };
  }
}
