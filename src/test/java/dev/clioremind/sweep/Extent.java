package dev.clioremind.sweep;

/**
 * How much is tried: a selection in every build, everything with {@code mvn verify -Pfaults}, and
 * with {@code -Dfaults=REGEX} the cases whose words match, to look into one.
 */
enum Extent {
  SELECTION,
  NAMED,
  ALL;

  private static final String ASKED = System.getProperty("faults", "selection");

  static Extent asked() {
    return switch (ASKED) {
      case "selection" -> SELECTION;
      case "all" -> ALL;
      default -> NAMED;
    };
  }

  /** Whether the words of a case match. */
  static boolean names(Turns.Turn turn) {
    return turn.toString().matches(ASKED);
  }
}
