package dev.clioremind.process;

/**
 * How much is tried: a selection in every build, everything with {@code mvn verify -Pprocesses}.
 */
enum Extent {
  SELECTION,
  ALL;

  static Extent wanted() {
    return "all".equals(System.getProperty("processes")) ? ALL : SELECTION;
  }
}
