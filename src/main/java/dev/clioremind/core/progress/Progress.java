package dev.clioremind.core.progress;

import java.util.concurrent.atomic.AtomicLong;

/** Who is told how far long work is. Thread-safe and quick, and never fails: work goes on. */
@FunctionalInterface
public interface Progress {

  /** Takes a step as it is; whether it is shown, and when, is the taker's. */
  void tell(Step step);

  /** Nobody. */
  static Progress untold() {
    return step -> {};
  }

  /**
   * Tells of work that begins.
   *
   * @param of how much there is in all; 0 where nobody knows
   */
  default Stretch begin(Work work, long of) {
    tell(new Step(work, 0, of));
    return new Stretch(this, work, of);
  }

  /** Some work under way, counted. Thread-safe. */
  final class Stretch {

    private final Progress progress;
    private final Work work;
    private final long of;
    private final AtomicLong done = new AtomicLong();

    private Stretch(Progress progress, Work work, long of) {
      this.progress = progress;
      this.work = work;
      this.of = of;
    }

    /** So much more is done. */
    public void advance(long more) {
      if (more > 0) {
        progress.tell(new Step(work, done.addAndGet(more), of));
      }
    }
  }
}
