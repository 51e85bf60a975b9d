package dev.clioremind.sweep;

/**
 * How much is tried: a selection in every build, everything with {@code mvn verify -Pfaults}, and
 * with {@code -Dfaults=REGEX} the cases whose words match, to look into one.
 */
enum Extent {
  SELECTION,
  NAMED,
  ALL;

  private static final String WANTED = System.getProperty("faults", "");

  static Extent wanted() {
    return WANTED.isEmpty() ? SELECTION : WANTED.equals("all") ? ALL : NAMED;
  }

  /** What matches the words of the cases wanted. */
  String names() {
    return WANTED;
  }
}
