package dev.clioremind.cli;

import dev.clioremind.core.progress.Progress;
import dev.clioremind.core.progress.Step;
import dev.clioremind.core.time.Lease;
import dev.clioremind.report.ProgressText;
import java.time.Duration;
import java.util.function.Consumer;

/** Progress where nobody looks at a terminal: a sentence each minute, for the log. */
public final class ProgressLog implements Progress {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Consumer<String> lines;
  private final Headway headway;

  /** Tells whoever takes sentences. */
  public ProgressLog(Consumer<String> lines, Lease.Monotonic clock) {
    this.lines = lines;
    this.headway = new Headway(clock);
  }

  @Override
  public synchronized void tell(Step step) {
    if (headway.isDue(step, MINUTE, MINUTE)) {
      lines.accept(ProgressText.sentence(step, headway.passed(step.work())));
    }
  }
}
