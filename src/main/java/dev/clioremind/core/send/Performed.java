package dev.clioremind.core.send;

import dev.clioremind.core.ExitCode;
import dev.clioremind.core.sheet.Problem;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What performing a plan came to.
 *
 * @param outcomes by event hash; a reminder that was not tried has none
 * @param details why, by event hash, without client data
 * @param codes everything that counts for the exit code
 * @param problems what a person should know
 * @param withdrawals what became of the messages that were to be withdrawn
 */
public record Performed(
    Map<String, ReminderOutcome> outcomes,
    Map<String, String> details,
    Set<ExitCode> codes,
    List<Problem> problems,
    List<WithdrawalOutcome> withdrawals) {

  /** Where a problem lies because of which nothing was sent: more was due than may be. */
  public static final String LIMIT = "send.max-sends";

  public Performed {
    outcomes = Map.copyOf(outcomes);
    details = Map.copyOf(details);
    codes = Set.copyOf(codes);
    problems = List.copyOf(problems);
    withdrawals = List.copyOf(withdrawals);
  }

  /** With nothing to withdraw. */
  public Performed(
      Map<String, ReminderOutcome> outcomes,
      Map<String, String> details,
      Set<ExitCode> codes,
      List<Problem> problems) {
    this(outcomes, details, codes, problems, List.of());
  }

  /** Nothing was done: a plan, or a dry run. */
  public static Performed nothing() {
    return new Performed(Map.of(), Map.of(), Set.of(), List.of());
  }

  /** Whether something may have been sent of which nobody knows. */
  public boolean leavesDoubt() {
    return outcomes.containsValue(ReminderOutcome.UNKNOWN)
        || withdrawals.stream().anyMatch(w -> w.kind() == WithdrawalOutcome.Kind.UNCONFIRMED)
        || problems.stream().anyMatch(p -> p.weight() == Problem.Weight.NEEDS_PERSON);
  }
}
