package dev.clioremind.core.log;

/** What the events of an attempt, or of a reminder, add up to: the strongest first. */
public enum AttemptState {
  /** Messaged, or settled for good: never again. */
  DONE,
  /** May have been messaged: never again by itself. */
  IN_DOUBT,
  /** A live run has said that it will send it. */
  TAKEN,
  /** The service refused it; due again until the limit of attempts. */
  FAILED,
  /** Nothing stands in the way. */
  FREE;

  /** The stronger of two. */
  public AttemptState or(AttemptState other) {
    return compareTo(other) <= 0 ? this : other;
  }
}
