package dev.clioremind.core.progress;

/**
 * How far some work is.
 *
 * @param done how much of it; 0 where it begins
 * @param of how much there is in all; 0 where nobody knows
 */
public record Step(Work work, long done, long of) {

  public Step {
    if (done < 0 || of < 0) {
      throw new IllegalArgumentException("work is counted from 0");
    }
  }
}
