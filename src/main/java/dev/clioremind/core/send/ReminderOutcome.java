package dev.clioremind.core.send;

import dev.clioremind.core.ExitCode;
import dev.clioremind.core.log.Status;
import java.util.Locale;

/** What became of a reminder that the plan wanted to hand over. */
public enum ReminderOutcome {
  SUCCESS(ExitCode.GOOD),
  SCHEDULED(ExitCode.GOOD),
  ENROLLED(ExitCode.GOOD),
  FAILED(ExitCode.NEEDS_PERSON),
  REJECTED(ExitCode.NEEDS_PERSON),
  UNKNOWN(ExitCode.NEEDS_PERSON),
  RELEASED(ExitCode.TRY_AGAIN),
  TAKEN(ExitCode.TRY_AGAIN);

  private final ExitCode exitCode;

  ReminderOutcome(ExitCode exitCode) {
    this.exitCode = exitCode;
  }

  static ReminderOutcome of(Status status) {
    return switch (status) {
      case SUCCESS -> SUCCESS;
      case SCHEDULED -> SCHEDULED;
      case ENROLLED -> ENROLLED;
      case FAILED -> FAILED;
      case REJECTED -> REJECTED;
      case UNKNOWN -> UNKNOWN;
      case RELEASED -> RELEASED;
      case CLAIMED, SENDING, SKIPPED, CANCELLED, DELIVERED, UNDELIVERED, RESOLVED ->
          throw new IllegalArgumentException(status + " is no outcome of an attempt");
    };
  }

  /** What it means for the exit code. */
  public ExitCode exitCode() {
    return exitCode;
  }

  /** The word in the output. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
