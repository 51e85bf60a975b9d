package dev.clioremind.core.send;

import dev.clioremind.core.ExitCode;
import dev.clioremind.core.ServiceException;
import dev.clioremind.core.sheet.Problem;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What has come of a run so far, and whether it goes on. Thread-safe. */
final class Tally {

  private final Map<String, ReminderOutcome> outcomes = new LinkedHashMap<>();
  private final Map<String, String> details = new LinkedHashMap<>();
  private final Set<ExitCode> codes = EnumSet.noneOf(ExitCode.class);
  private final List<Problem> problems = new ArrayList<>();
  private String whyStopped = "";
  private int unknownsInARow;

  synchronized void outcome(Claim claim, ReminderOutcome outcome, String detail) {
    outcomes.put(claim.hash(), outcome);
    if (!detail.isBlank()) {
      details.put(claim.hash(), detail);
    }
    codes.add(outcome.exitCode());
  }

  /**
   * Counts an outcome as it comes in, and stops the run where the next ones would fare no better.
   */
  synchronized void heard(Outcome outcome) {
    unknownsInARow = outcome.kind() == Outcome.Kind.UNKNOWN ? unknownsInARow + 1 : 0;
    switch (outcome.kind().after()) {
      case GO_ON -> {
        if (unknownsInARow >= SendSettings.UNKNOWNS_IN_A_ROW) {
          stop(ExitCode.TRY_AGAIN, "the service gave no clear answer several times in a row");
        }
      }
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

  synchronized void refuse(String what) {
    codes.add(ExitCode.REFUSED);
    problems.add(Problem.warning("send.max-sends", what));
  }

  synchronized void problem(Problem problem) {
    problems.add(problem);
  }

  /** What was sent may not be written down: the log holds it in doubt, and a person is told. */
  synchronized void unwritten(ServiceException e) {
    codes.add(e.kind() == ServiceException.Kind.SIGN_IN ? ExitCode.SIGN_IN : ExitCode.TRY_AGAIN);
    problems.add(
        Problem.needsPerson(
            "AuditLog",
            "what became of the last messages could not be written down, so they stay in doubt; "
                + e.getMessage()));
  }

  synchronized Performed result() {
    return new Performed(outcomes, details, codes, problems);
  }
}
