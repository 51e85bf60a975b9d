package dev.clioremind.sweep;

/** How much is tried: a selection in every build, everything with {@code mvn verify -Pfaults}. */
enum Extent {
  SELECTION,
  ALL;

  static Extent wanted() {
    return "all".equals(System.getProperty("faults")) ? ALL : SELECTION;
  }
}
