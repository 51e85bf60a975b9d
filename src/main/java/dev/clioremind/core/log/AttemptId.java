package dev.clioremind.core.log;

/** One try of one run at one reminder: {@code <RunID>.<n>}. */
public record AttemptId(RunId run, int number) {

  public AttemptId {
    if (number < 1) {
      throw new IllegalArgumentException("attempts are numbered from 1");
    }
  }

  @Override
  public String toString() {
    return run + "." + number;
  }
}
