package dev.clioremind.core.run;

import dev.clioremind.core.ConfigurationException;
import dev.clioremind.core.Spelling;
import dev.clioremind.core.UnknownNameException;
import dev.clioremind.core.deadline.Deadline;
import dev.clioremind.core.deadline.DeadlineId;
import dev.clioremind.core.plan.Plan;
import dev.clioremind.core.plan.PlannedReminder;
import dev.clioremind.core.rule.Rule;
import dev.clioremind.core.rule.Rules;
import dev.clioremind.core.sheet.Problem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The part of a plan that somebody asks for by name.
 *
 * @param deadlines only these; none for all
 * @param ruleIds only these, in any case; none for all
 */
public record Choice(List<DeadlineId> deadlines, List<String> ruleIds) {

  private static final int NAMED = 20;

  public Choice {
    deadlines = List.copyOf(deadlines);
    ruleIds = List.copyOf(ruleIds);
  }

  /** Whether nothing is left out. */
  public boolean isWhole() {
    return deadlines.isEmpty() && ruleIds.isEmpty();
  }

  /**
   * Refuses names that stand for nothing: a run that sends nothing because of a slip of the pen
   * must not look like one in which nothing was due.
   *
   * @throws UnknownNameException when a rule or deadline is not there
   * @throws ConfigurationException when a rule is there, but switched off or refused
   */
  public void check(Briefing briefing) {
    ruleIds.forEach(ruleId -> checkRule(ruleId, briefing.book().rules()));
    deadlines.forEach(id -> checkDeadline(id, briefing));
  }

  private static void checkRule(String ruleId, Rules rules) {
    List<Rule> named =
        rules.all().stream().filter(rule -> rule.ruleId().equalsIgnoreCase(ruleId)).toList();
    if (named.stream().anyMatch(Rule::enabled)) {
      return;
    }
    if (!named.isEmpty()) {
      throw new ConfigurationException(
          "The rule %s is switched off in %s; nothing was sent."
              .formatted(
                  named.get(0).ruleId(),
                  named.stream().map(Rule::where).distinct().collect(Collectors.joining(", "))),
          "Write yes into its column Enabled, then run this again; or name another rule.");
    }
    Optional<Problem> refused = rules.refused(ruleId);
    if (refused.isPresent()) {
      throw new ConfigurationException(
          "The rule %s can't be used; nothing was sent. %s: %s."
              .formatted(ruleId, refused.get().where(), refused.get().what()),
          "Mend that row, then run this again.");
    }
    throw new UnknownNameException(
        "No rule has the RuleID '%s'; nothing was sent.".formatted(ruleId), there(ruleId, rules));
  }

  private static String there(String ruleId, Rules rules) {
    List<String> ids =
        rules.all().stream().filter(Rule::enabled).map(Rule::ruleId).distinct().toList();
    String unreadable =
        rules.problems().isEmpty()
            ? ""
            : " A row that can't be used may hold it: clio-remind doctor names these.";
    return Spelling.nearest(ruleId, ids)
        .map("Did you mean %s?"::formatted)
        .orElse(all(ids) + unreadable);
  }

  private static String all(List<String> ids) {
    if (ids.isEmpty()) {
      return "There is no rule yet: write one into the rules tab.";
    }
    String more = ids.size() > NAMED ? " and %s more".formatted(ids.size() - NAMED) : "";
    return "Name one of: %s%s."
        .formatted(ids.stream().limit(NAMED).collect(Collectors.joining(", ")), more);
  }

  private static void checkDeadline(DeadlineId id, Briefing briefing) {
    List<DeadlineId> read =
        briefing.listing().deadlines().stream().map(Deadline::id).distinct().toList();
    if (read.contains(id)) {
      return;
    }
    // The same number, as an occurrence or of the other kind; a number like it is another client's.
    List<DeadlineId> same =
        read.stream().filter(other -> other.clioId().equals(id.clioId())).toList();
    throw new UnknownNameException(
        "Clio lists no open deadline %s from %s to %s; nothing was sent."
            .formatted(id, briefing.range().first(), briefing.range().last()),
        same.isEmpty()
            ? "Copy the id from clio-remind plan. What is done, was deleted or lies outside these days is not read."
            : "Did you mean %s?".formatted(DeadlineId.named(same)));
  }

  /** What is left of a plan. */
  public Plan of(Plan plan) {
    return isWhole()
        ? plan
        : plan.withReminders(plan.reminders().stream().filter(this::holds).toList());
  }

  private boolean holds(PlannedReminder line) {
    return (deadlines.isEmpty() || deadlines.contains(line.subject().occasion().deadline().id()))
        && (ruleIds.isEmpty() || ruleIds.stream().anyMatch(named -> isOf(named, line)));
  }

  private static boolean isOf(String ruleId, PlannedReminder line) {
    return line.subject().occasion().rule().ruleId().equalsIgnoreCase(ruleId);
  }

  /**
   * What the names came to, in sentences.
   *
   * @param chosen what {@link #of} left
   */
  public List<String> notes(Plan chosen) {
    if (isWhole()) {
      return List.of();
    }
    List<String> idle =
        Stream.concat(
                deadlines.stream()
                    .filter(
                        id ->
                            chosen.reminders().stream()
                                .noneMatch(
                                    line -> line.subject().occasion().deadline().id().equals(id)))
                    .map(DeadlineId::value),
                ruleIds.stream()
                    .filter(
                        ruleId ->
                            chosen.reminders().stream().noneMatch(line -> isOf(ruleId, line))))
            .toList();
    String rest =
        "This looked at no more than --deadline and --rule name; the next whole send does the rest.";
    return idle.isEmpty()
        ? List.of(rest)
        : List.of(
            "Nothing of %s is due now; clio-remind plan shows what is due when."
                .formatted(String.join(", ", idle)),
            rest);
  }
}
