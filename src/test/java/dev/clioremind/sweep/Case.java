package dev.clioremind.sweep;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What goes wrong, and when.
 *
 * @param first in the run that is swept
 * @param pause until the next run
 * @param second in that next run
 */
record Case(List<Strike> first, Duration pause, List<Strike> second) {

  /** While the claims of the first run may still hold. */
  static final Duration SOON = Duration.ofMinutes(2);

  /** When they do not any more. */
  static final Duration LATER = Duration.ofMinutes(70);

  /** Without any trouble. */
  static final Case CLEAN = of(List.of());

  /** All well again after the first run. */
  static Case of(List<Strike> first) {
    return new Case(first, SOON, List.of());
  }

  @Override
  public String toString() {
    return words(first)
        + (second.isEmpty() ? "" : "; " + pause.toMinutes() + " min later " + words(second));
  }

  private static String words(List<Strike> strikes) {
    return strikes.stream().map(Strike::toString).collect(Collectors.joining(" and "));
  }
}
