package dev.clioremind.cli;

import dev.clioremind.core.progress.Step;
import dev.clioremind.core.progress.Work;
import dev.clioremind.core.time.Lease;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * Since when each kind of work is under way, and since when nothing was said of it. Kept for each,
 * since one may go on while another is in between: deadlines are read once more among the messages.
 */
final class Headway {

  private final Lease.Monotonic clock;
  private final Map<Work, Duration> begun = new EnumMap<>(Work.class);
  private final Map<Work, Duration> said = new EnumMap<>(Work.class);

  Headway(Lease.Monotonic clock) {
    this.clock = clock;
  }

  /**
   * Whether it is time to say where the work is: so long after it began, or after the last word.
   */
  boolean isDue(Step step, Duration first, Duration again) {
    Duration now = clock.reading();
    Work work = step.work();
    if (step.done() == 0 || !begun.containsKey(work)) {
      begun.put(work, now);
      said.put(work, now.plus(first).minus(again));
    }
    if (now.minus(said.getOrDefault(work, now)).compareTo(again) < 0) {
      return false;
    }
    said.put(work, now);
    return true;
  }

  /** How long this work is under way. */
  Duration passed(Work work) {
    Duration now = clock.reading();
    return now.minus(begun.getOrDefault(work, now));
  }
}
