package dev.clioremind.core.plan;

import dev.clioremind.core.deadline.Deadline;
import dev.clioremind.core.deadline.DeadlineId;
import dev.clioremind.core.deadline.MatterLink;
import dev.clioremind.core.rule.Rule;
import dev.clioremind.core.rule.Rules;
import dev.clioremind.core.rule.SimilarNames;
import dev.clioremind.core.sheet.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the rules leave out: the deadlines of the coming 30 days that no rule matches, by type, and
 * the rules that match none of them.
 */
public record Coverage(Map<String, Integer> withoutRule, List<String> rulesWithoutDeadline) {

  /** How far ahead coverage looks. */
  static final int DAYS = 30;

  public Coverage {
    withoutRule = new TreeMap<>(withoutRule);
    rulesWithoutDeadline = List.copyOf(rulesWithoutDeadline);
  }

  static Coverage of(Agenda agenda, Rules rules, Moment moment) {
    Map<String, Integer> withoutRule = new TreeMap<>();
    Set<Rule> matched = new LinkedHashSet<>();
    for (Agenda.Item item : coming(agenda, moment)) {
      if (item.occasions().isEmpty()) {
        withoutRule.merge(item.type(), 1, Integer::sum);
      }
      item.occasions().forEach(o -> matched.add(o.rule()));
    }
    List<String> idle =
        rules.all().stream()
            .filter(r -> r.enabled() && !matched.contains(r))
            .sorted(Comparator.comparingInt(Rule::row))
            .map(Rule::where)
            .distinct()
            .toList();
    return new Coverage(withoutRule, idle);
  }

  private static List<Agenda.Item> coming(Agenda agenda, Moment moment) {
    LocalDate last = moment.today().plusDays(DAYS);
    return agenda.items().stream().filter(i -> !i.deadline().due().date().isAfter(last)).toList();
  }

  /**
   * What a person should mend in the rules: misspelt types, rows in conflict, nothing to do at all.
   */
  static List<Problem> problems(Agenda agenda, Rules rules, PlanSettings settings, Moment moment) {
    List<Problem> problems = new ArrayList<>();
    List<Agenda.Item> coming = coming(agenda, moment);
    problems.addAll(withoutClient(coming));
    problems.addAll(misspelt(coming, rules));
    problems.addAll(conflicts(coming));
    if (settings.alertEmpty()) {
      if (agenda.items().isEmpty()) {
        problems.add(
            Problem.needsPerson(
                "Clio",
                "no open deadline was found; look at the region and at what the signed-in user may see"));
      } else if (rules.all().stream().noneMatch(Rule::enabled)) {
        problems.add(Problem.needsPerson("ReminderRules", "no rule is enabled"));
      } else if (!coming.isEmpty() && coming.stream().allMatch(i -> i.occasions().isEmpty())) {
        problems.add(
            Problem.needsPerson(
                "ReminderRules", "no rule matches a deadline of the coming 30 days"));
      }
    }
    return problems;
  }

  /** Those without a matter and those whose matter may not be seen are two different faults. */
  private static List<Problem> withoutClient(List<Agenda.Item> coming) {
    List<Problem> problems = new ArrayList<>();
    problems.addAll(
        leadingNowhere(
            coming,
            MatterLink.None.class,
            "belongs to no matter",
            "belong to no matter",
            "so there is no client to remind"));
    problems.addAll(
        leadingNowhere(
            coming,
            MatterLink.Hidden.class,
            "does not show its matter to the signed-in Clio user",
            "do not show their matter to the signed-in Clio user",
            "so nobody is reminded; share the calendar or the matter with that user"));
    return problems;
  }

  private static List<Problem> leadingNowhere(
      List<Agenda.Item> coming,
      Class<? extends MatterLink> kind,
      String one,
      String many,
      String what) {
    List<DeadlineId> ids =
        coming.stream()
            .map(Agenda.Item::deadline)
            .filter(deadline -> kind.isInstance(deadline.matter()))
            .map(Deadline::id)
            .toList();
    return ids.isEmpty()
        ? List.of()
        : List.of(
            Problem.warning(
                "Clio",
                "%s of %s deadlines of the coming 30 days %s, %s: %s"
                    .formatted(
                        ids.size(),
                        coming.size(),
                        ids.size() == 1 ? one : many,
                        what,
                        DeadlineId.named(ids))));
  }

  private static List<Problem> misspelt(List<Agenda.Item> coming, Rules rules) {
    Set<String> types = new LinkedHashSet<>();
    coming.forEach(i -> types.add(i.type()));
    Map<String, Problem> byPlace = new TreeMap<>();
    for (Rule rule : rules.all()) {
      boolean idle =
          rule.enabled()
              && !rule.isAnyType()
              && types.stream().noneMatch(t -> t.equalsIgnoreCase(rule.deadlineType()));
      if (idle) {
        types.stream()
            .filter(t -> SimilarNames.similar(t, rule.deadlineType()))
            .findFirst()
            .ifPresent(
                t ->
                    byPlace.put(
                        rule.where(),
                        Problem.needsPerson(
                            rule.where() + ", Deadline Type",
                            "matches no deadline of the coming 30 days, but there is '%s'"
                                .formatted(t))));
      }
    }
    return List.copyOf(byPlace.values());
  }

  /** What two rows must not both say of one deadline. */
  private record Saying(String ruleId, String audience) {}

  private static List<Problem> conflicts(List<Agenda.Item> coming) {
    Map<Set<Integer>, Problem> byRows = new HashMap<>();
    for (Agenda.Item item : coming) {
      Map<Saying, Rule> first = new HashMap<>();
      for (Occasion occasion : item.occasions()) {
        Rule rule = occasion.rule();
        Rule other = first.putIfAbsent(new Saying(rule.ruleId(), rule.audience().name()), rule);
        if (other != null && mayMeet(rule, other)) {
          byRows.putIfAbsent(
              Set.of(rule.row(), other.row()),
              Problem.needsPerson(
                  other.where() + " and row " + rule.row(),
                  "both have the RuleID %s for one deadline, so neither is sent; give one of them its own RuleID"
                      .formatted(rule.ruleId())));
        }
      }
    }
    return byRows.values().stream().sorted(Comparator.comparing(Problem::where)).toList();
  }

  /** Whether the filters of two rows leave a matter that both address. */
  private static boolean mayMeet(Rule a, Rule b) {
    return a.row() != b.row()
        && overlap(a.practiceAreas(), b.practiceAreas())
        && overlap(a.attorneys(), b.attorneys());
  }

  private static boolean overlap(Set<String> a, Set<String> b) {
    return a.isEmpty() || b.isEmpty() || a.stream().anyMatch(b::contains);
  }
}
