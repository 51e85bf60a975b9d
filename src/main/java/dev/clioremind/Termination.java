package dev.clioremind;

import dev.clioremind.core.ExitCode;
import dev.clioremind.core.send.StopSignal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A request to stop, as a shutdown hook sees it: no new message goes out, and the process is kept
 * alive until those in flight are written down.
 */
final class Termination implements StopSignal {

  /** GitHub kills the process 10 s after its first signal. */
  private static final long PATIENCE_SECONDS = 7;

  private final CountDownLatch wanted = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile ExitCode code = ExitCode.TERMINATED;

  /** Called by the JVM when it is asked to end; waits for {@link #done}. */
  void request() {
    wanted.countDown();
    try {
      if (!ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return; // What is in flight stays "sending" in the log, and so in doubt.
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** It is the keyboard that asks; before {@link #request}. */
  void interrupted() {
    code = ExitCode.INTERRUPTED;
  }

  /** The run has written down all it will. */
  void done() {
    ended.countDown();
  }

  /** What the run is told; the JVM itself ends with 130 or 143 whatever is returned here. */
  @Override
  public Optional<ExitCode> requested() {
    return wanted.getCount() == 0 ? Optional.of(code) : Optional.empty();
  }

  /**
   * Waits, unless the program is asked to stop before the time is over: the patience above would
   * not outlast a wait for a busy service.
   *
   * @throws InterruptedException when it is asked, or was
   */
  void await(Duration length) throws InterruptedException {
    if (wanted.await(length.toNanos(), TimeUnit.NANOSECONDS)) {
      throw new InterruptedException("asked to stop");
    }
  }
}
