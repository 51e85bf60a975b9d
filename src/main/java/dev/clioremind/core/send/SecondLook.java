package dev.clioremind.core.send;

import dev.clioremind.core.ConfigurationException;
import dev.clioremind.core.ExitCode;
import dev.clioremind.core.ServiceException;
import dev.clioremind.core.log.AuditLog;
import dev.clioremind.core.log.EventLog;
import dev.clioremind.core.log.RunId;
import dev.clioremind.core.log.Status;
import dev.clioremind.core.sheet.Switch;
import dev.clioremind.core.time.Waiter;
import java.time.Duration;
import java.util.Optional;

/**
 * Waits, and looks at the log and the switch again. What was written counts only when such a look
 * has shown it: reads may be stale, and an append that was under way at the same time may overwrite
 * a row that was confirmed. So the wait must be at least as long as both together.
 */
final class SecondLook {

  private final RunId run;
  private final String mark;
  private final AuditLog log;
  private final Duration takenFor;
  private final Waiter waiter;
  private final StopSignal stop;
  private final Tally tally;
  private boolean metNamesake;

  /**
   * Builds one for a run.
   *
   * @param mark what this run writes in its claims, and no other
   * @param takenFor how long a claim holds
   */
  SecondLook(
      RunId run,
      String mark,
      AuditLog log,
      Duration takenFor,
      Waiter waiter,
      StopSignal stop,
      Tally tally) {
    this.run = run;
    this.mark = mark;
    this.log = log;
    this.takenFor = takenFor;
    this.waiter = waiter;
    this.stop = stop;
    this.tally = tally;
  }

  /**
   * Looks after a wait.
   *
   * @return the log as it is then; empty when the run is stopped: it was asked to end, the switch
   *     is off, or another run goes by its name
   * @throws ServiceException when the log can't be read
   * @throws ConfigurationException when it can't be trusted
   */
  Optional<EventLog> after(Duration wait) {
    try {
      waiter.await(wait);
    } catch (InterruptedException e) {
      tally.interrupted(stop.requested().orElse(ExitCode.INTERRUPTED));
      return Optional.empty();
    }
    if (stop.requested().isPresent()) {
      tally.stop(stop.requested().get(), "interrupted");
      return Optional.empty();
    }
    AuditLog.ReadBack back = log.readBack();
    if (showsNamesake(back)) {
      metNamesake = true;
      tally.namesake(run);
      return Optional.empty();
    }
    if (back.sending() == Switch.PAUSED) {
      tally.paused();
      return Optional.empty();
    }
    return Optional.of(EventLog.of(back.events(), takenFor));
  }

  /**
   * Whether another run goes by this run's name, which has only sixteen random bits. Then nothing
   * more may be written: a {@code released} of the one would free what the other may be sending.
   */
  boolean metNamesake() {
    return metNamesake;
  }

  private boolean showsNamesake(AuditLog.ReadBack back) {
    return back.events().stream()
        .anyMatch(
            e ->
                e.status() == Status.CLAIMED
                    && e.attempt().run().equals(run)
                    && !e.details().equals(mark));
  }
}
