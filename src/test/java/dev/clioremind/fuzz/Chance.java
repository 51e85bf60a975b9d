package dev.clioremind.fuzz;

import java.util.List;
import java.util.SplittableRandom;

/** What a seed decides. The same seed decides the same. */
final class Chance {

  private final SplittableRandom random;

  Chance(long seed) {
    this(new SplittableRandom(seed));
  }

  private Chance(SplittableRandom random) {
    this.random = random;
  }

  /** One that goes its own way: what it decides changes nothing of what this one decides next. */
  Chance fork() {
    return new Chance(random.split());
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  boolean oneIn(int many) {
    return random.nextInt(many) == 0;
  }

  <T> T of(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
