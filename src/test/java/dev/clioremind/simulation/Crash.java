package dev.clioremind.simulation;

/**
 * The process is gone: an error that the core does not catch, and that every later call repeats.
 */
final class Crash extends Error {

  private static final long serialVersionUID = 1L;

  Crash() {
    super("crashed", null, false, false);
  }
}
