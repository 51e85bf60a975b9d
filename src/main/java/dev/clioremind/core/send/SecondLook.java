package dev.clioremind.core.send;

import dev.clioremind.core.ConfigurationException;
import dev.clioremind.core.ExitCode;
import dev.clioremind.core.ServiceException;
import dev.clioremind.core.log.AuditLog;
import dev.clioremind.core.log.EventLog;
import dev.clioremind.core.sheet.Switch;
import java.time.Duration;
import java.util.Optional;

/**
 * Waits, and looks at the log and the switch again. What was written counts only when such a look
 * has shown it: reads may be stale, and an append that was under way at the same time may overwrite
 * a row that was confirmed. So the wait must be at least as long as both together.
 */
final class SecondLook {

  private final AuditLog log;
  private final Duration takenFor;
  private final RunTime time;
  private final Tally tally;

  /**
   * Builds one.
   *
   * @param takenFor how long a claim holds
   */
  SecondLook(AuditLog log, Duration takenFor, RunTime time, Tally tally) {
    this.log = log;
    this.takenFor = takenFor;
    this.time = time;
    this.tally = tally;
  }

  /**
   * Looks after a wait.
   *
   * @return the log as it is then; empty when the run is stopped: it was asked to end, or the
   *     switch is off
   * @throws ServiceException when the log can't be read
   * @throws ConfigurationException when it can't be trusted
   */
  Optional<EventLog> after(Duration wait) {
    try {
      time.waiter().await(wait);
    } catch (InterruptedException e) {
      tally.interrupted(time.stop().requested().orElse(ExitCode.INTERRUPTED));
      return Optional.empty();
    }
    if (time.stop().requested().isPresent()) {
      tally.stop(time.stop().requested().get(), "interrupted");
      return Optional.empty();
    }
    AuditLog.ReadBack back = log.readBack();
    if (back.sending() == Switch.PAUSED) {
      tally.paused();
      return Optional.empty();
    }
    return Optional.of(EventLog.of(back.events(), takenFor));
  }
}
