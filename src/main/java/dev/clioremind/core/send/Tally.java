package dev.clioremind.core.send;

import dev.clioremind.core.ConfigurationException;
import dev.clioremind.core.ExitCode;
import dev.clioremind.core.ServiceException;
import dev.clioremind.core.log.AuditEvent;
import dev.clioremind.core.log.Status;
import dev.clioremind.core.rule.Channel;
import dev.clioremind.core.sheet.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What has come of a run so far, and whether it goes on. Thread-safe. */
final class Tally {

  private final Map<String, ReminderOutcome> outcomes = new LinkedHashMap<>();
  private final Map<String, String> details = new LinkedHashMap<>();
  private final Set<ExitCode> codes = EnumSet.noneOf(ExitCode.class);
  private final List<Problem> problems = new ArrayList<>();
  private final Map<Channel, String> closed = new EnumMap<>(Channel.class);
  private final List<WithdrawalOutcome> withdrawals = new ArrayList<>();
  private String whyStopped = "";
  private int unknownsInARow;
  private boolean interrupted;
  private boolean paused;

  synchronized void outcome(Claim claim, ReminderOutcome outcome, String detail) {
    outcomes.put(claim.hash(), outcome);
    if (!detail.isBlank()) {
      details.put(claim.hash(), detail);
    }
  }

  /** Notes that a claim is let go, and gives the row that says so. */
  AuditEvent released(Claim claim, String why, Instant now) {
    outcome(claim, ReminderOutcome.RELEASED, why);
    return claim.next(Status.RELEASED, now, why);
  }

  /**
   * Counts an outcome as it comes in, and stops the run, or a channel, where the next ones would
   * fare no better.
   */
  synchronized void heard(Channel channel, Outcome outcome) {
    unknownsInARow = outcome.kind() == Outcome.Kind.UNKNOWN ? unknownsInARow + 1 : 0;
    switch (outcome.kind().after()) {
      case GO_ON -> {
        if (unknownsInARow >= SendSettings.UNKNOWNS_IN_A_ROW) {
          stop(ExitCode.TRY_AGAIN, "the service gave no clear answer several times in a row");
        }
      }
      case CLOSE_CHANNEL -> closed.putIfAbsent(channel, outcome.detail());
      case STOP_UNAVAILABLE -> stop(ExitCode.TRY_AGAIN, outcome.detail());
      case STOP_SIGN_IN -> stop(ExitCode.SIGN_IN, outcome.detail());
    }
  }

  synchronized void stop(ExitCode code, String why) {
    codes.add(code);
    if (whyStopped.isEmpty()) {
      whyStopped = why;
    }
  }

  synchronized boolean isStopped() {
    return !whyStopped.isEmpty();
  }

  synchronized String whyStopped() {
    return whyStopped;
  }

  /** Why nothing more goes out by a channel; empty while it is open. */
  synchronized Optional<String> whyClosed(Channel channel) {
    return Optional.ofNullable(closed.get(channel));
  }

  /** Stops the run because of a service or a log that can't be used. */
  synchronized void stop(RuntimeException e, String where) {
    stop(codeOf(e), "%s could not be used".formatted(where));
    problems.add(Problem.warning(where, sentence(e)));
  }

  /** Stops the run because its thread was interrupted, which it remembers until it has written. */
  synchronized void interrupted(ExitCode code) {
    interrupted = true;
    stop(code, "interrupted");
  }

  /** Gives the thread its interrupt back, once nothing is left to write down. */
  synchronized void restoreInterrupt() {
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Notes what became of a withdrawal. What this run itself handed over for later is then sent by
   * nobody, or in doubt.
   */
  synchronized void withdrawal(WithdrawalOutcome outcome) {
    withdrawals.add(outcome);
    if (outcome.kind() == WithdrawalOutcome.Kind.UNCONFIRMED) {
      codes.add(ExitCode.NEEDS_PERSON);
    }
    outcomes.computeIfPresent(
        outcome.withdrawal().scheduled().hash(),
        (hash, before) ->
            before != ReminderOutcome.SCHEDULED
                ? before
                : switch (outcome.kind()) {
                  case WITHDRAWN -> ReminderOutcome.RELEASED;
                  case LEFT -> ReminderOutcome.SUCCESS;
                  case UNCONFIRMED -> ReminderOutcome.UNKNOWN;
                });
  }

  /** A person has to know, and the run goes on. */
  synchronized void problem(Problem problem) {
    problems.add(problem);
  }

  synchronized void code(ExitCode code) {
    codes.add(code);
  }

  /** Whether the switch was turned to PAUSED while the run was at work. */
  synchronized boolean isPaused() {
    return paused;
  }

  synchronized void paused() {
    paused = true;
    stop(ExitCode.REFUSED, "paused");
    problems.add(
        Problem.warning("Status, Sending", "the switch was set to PAUSED: nothing more was sent"));
  }

  /** A sender that throws has a defect, which proves nothing about the message. */
  synchronized void defect(Throwable e) {
    codes.add(ExitCode.DEFECT);
    problems.add(
        Problem.needsPerson(
            "send",
            "a defect in this program (%s); the message is in doubt"
                .formatted(e.getClass().getSimpleName())));
  }

  private static ExitCode codeOf(RuntimeException e) {
    if (e instanceof ServiceException service) {
      return service.kind() == ServiceException.Kind.SIGN_IN
          ? ExitCode.SIGN_IN
          : ExitCode.TRY_AGAIN;
    }
    return ExitCode.CONFIGURATION;
  }

  private static String sentence(RuntimeException e) {
    return e instanceof ConfigurationException configuration
        ? configuration.getMessage() + " " + configuration.fix()
        : String.valueOf(e.getMessage());
  }

  synchronized void refuse(String what) {
    codes.add(ExitCode.REFUSED);
    problems.add(Problem.warning(Performed.LIMIT, what));
  }

  /** What was sent may not be written down: the log holds it in doubt, and a person is told. */
  synchronized void unwritten(RuntimeException e) {
    codes.add(codeOf(e));
    problems.add(
        Problem.needsPerson(
            "AuditLog",
            "what became of the last messages could not be written down, so they stay in doubt; "
                + sentence(e)));
  }

  synchronized Performed result() {
    // Of what each came to in the end: a doubt that was cleared needs nobody.
    Set<ExitCode> all = EnumSet.noneOf(ExitCode.class);
    all.addAll(codes);
    outcomes.values().forEach(outcome -> all.add(outcome.exitCode()));
    return new Performed(outcomes, details, all, problems, withdrawals);
  }
}
