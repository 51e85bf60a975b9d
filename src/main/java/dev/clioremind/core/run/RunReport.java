package dev.clioremind.core.run;

import dev.clioremind.core.ExitCode;
import dev.clioremind.core.log.RunId;
import dev.clioremind.core.plan.Decision;
import dev.clioremind.core.plan.Plan;
import dev.clioremind.core.plan.PlannedReminder;
import dev.clioremind.core.plan.Withdrawal;
import dev.clioremind.core.send.Performed;
import dev.clioremind.core.send.ReminderOutcome;
import dev.clioremind.core.sheet.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A run, told: what every output format is made from.
 *
 * @param command {@code plan} or {@code send}
 * @param started when the run began
 * @param ended when it was told
 * @param dryRun whether nothing was written to any service
 * @param notes sentences for people that are neither problems nor reminders
 */
public record RunReport(
    String command,
    RunId run,
    Instant started,
    Instant ended,
    boolean dryRun,
    Plan plan,
    Performed performed,
    Set<ExitCode> moreCodes,
    List<String> notes) {

  public RunReport {
    moreCodes = Set.copyOf(moreCodes);
    notes = List.copyOf(notes);
  }

  /** What became of a reminder; empty when it was not tried. */
  public Optional<ReminderOutcome> outcome(PlannedReminder line) {
    return Optional.ofNullable(performed.outcomes().get(line.subject().hash()))
        .filter(o -> line.decision() == Decision.SEND || line.decision() == Decision.SCHEDULE);
  }

  /** Why it became so, without client data; empty when there is nothing to say. */
  public String detail(PlannedReminder line) {
    return performed.details().getOrDefault(line.subject().hash(), "");
  }

  /** How many reminders came to each outcome. */
  public Map<ReminderOutcome, Long> outcomes() {
    Map<ReminderOutcome, Long> counts = new TreeMap<>();
    performed.outcomes().values().forEach(o -> counts.merge(o, 1L, Long::sum));
    return counts;
  }

  /** All problems: of the plan and of performing it. */
  public List<Problem> problems() {
    List<Problem> all = new ArrayList<>(plan.problems());
    all.addAll(performed.problems());
    return all;
  }

  /** How the run ends. */
  public ExitCode exitCode() {
    Set<ExitCode> codes = EnumSet.noneOf(ExitCode.class);
    codes.addAll(moreCodes);
    codes.addAll(performed.codes());
    if (!plan.newForPerson().isEmpty()
        || !plan.afterSent().isEmpty()
        || problems().stream().anyMatch(p -> p.weight() == Problem.Weight.NEEDS_PERSON)) {
      codes.add(ExitCode.NEEDS_PERSON);
    }
    if (performed.withdrawals().isEmpty()
        && plan.withdrawals().stream().anyMatch(Withdrawal::begun)) {
      codes.add(ExitCode.NEEDS_PERSON);
    }
    if (plan.leavesSomething()) {
      codes.add(ExitCode.TRY_AGAIN);
    }
    return ExitCode.first(codes);
  }
}
