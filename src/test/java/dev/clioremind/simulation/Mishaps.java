package dev.clioremind.simulation;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * What goes wrong in one seed, and how often: drawn from the seed, so that some seeds know only
 * crashes, some only rivals, and some everything at once. Nothing goes wrong once it is healed.
 */
final class Mishaps {

  private final SplittableRandom random;
  private final double crash;
  private final double suspension;
  private final double lostAnswer;
  private final double misplacement;
  private final double overwriting;
  private final double staleness;
  private final double failedRead;
  private final double slowness;
  private final double badSend;
  private boolean healed;

  Mishaps(SplittableRandom random) {
    this.random = random;
    crash = oneOf(0, 0.005, 0.03);
    suspension = oneOf(0, 0.005, 0.03);
    lostAnswer = oneOf(0, 0.03, 0.15);
    misplacement = oneOf(0, 0.03, 0.1);
    overwriting = oneOf(0, 0.3, 0.8);
    staleness = oneOf(0, 0.3, 0.9);
    failedRead = oneOf(0, 0, 0.02);
    slowness = oneOf(0, 0.01, 0.05);
    badSend = oneOf(0, 0.1, 0.4);
  }

  private double oneOf(double... choices) {
    return choices[random.nextInt(choices.length)];
  }

  void heal() {
    healed = true;
  }

  boolean crash() {
    return happens(crash);
  }

  boolean suspension() {
    return happens(suspension);
  }

  boolean lostAnswer() {
    return happens(lostAnswer);
  }

  boolean misplacement() {
    return happens(misplacement);
  }

  boolean overwriting() {
    return happens(overwriting);
  }

  boolean staleness() {
    return happens(staleness);
  }

  boolean failedRead() {
    return happens(failedRead);
  }

  boolean slowness() {
    return happens(slowness);
  }

  boolean badSend() {
    return happens(badSend);
  }

  /** Draws also when healed or impossible, so that the seed's other draws stay where they are. */
  private boolean happens(double probability) {
    return random.nextDouble() < probability && !healed;
  }

  boolean oneIn(int n) {
    return random.nextInt(n) == 0;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  /** A length between two, to the millisecond. */
  Duration between(Duration least, Duration most) {
    return Duration.ofMillis(random.nextLong(least.toMillis(), most.toMillis() + 1));
  }
}
