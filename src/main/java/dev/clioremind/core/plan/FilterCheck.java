package dev.clioremind.core.plan;

import dev.clioremind.core.deadline.DeadlineId;
import dev.clioremind.core.people.Matter;
import dev.clioremind.core.people.MatterId;
import dev.clioremind.core.rule.Rule;
import dev.clioremind.core.rule.SimilarNames;
import dev.clioremind.core.sheet.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What Practice Area and Attorney leave out. A filter that nothing passes says nothing by itself:
 * the rule does not apply, and its reminders are nowhere. So due deadlines that are left without
 * any reminder are named, and a name that is nearly one of Clio's needs a person.
 */
final class FilterCheck {

  private FilterCheck() {}

  /**
   * Looks the due deadlines over.
   *
   * @param due what is due and not settled by the log
   * @param lines the plan's lines
   */
  static List<Problem> of(
      List<Occasion> due, List<PlannedReminder> lines, Map<MatterId, Matter> matters) {
    Set<DeadlineId> planned =
        lines.stream()
            .map(line -> line.subject().occasion().deadline().id())
            .collect(Collectors.toSet());
    Set<DeadlineId> leftOut = new LinkedHashSet<>();
    Set<Matter> known = new LinkedHashSet<>();
    Set<Rule> rules = new LinkedHashSet<>();
    for (Occasion occasion : due) {
      Optional<Matter> matter = LogReading.matterOf(occasion).map(matters::get);
      matter.ifPresent(known::add);
      rules.add(occasion.rule());
      if (matter.isPresent() && !planned.contains(occasion.deadline().id())) {
        leftOut.add(occasion.deadline().id());
      }
    }
    List<Problem> problems = new ArrayList<>(misspelt(rules, known));
    if (!leftOut.isEmpty()) {
      problems.add(
          Problem.warning(
              "ReminderRules",
              "Practice Area and Attorney leave %s due without a reminder: %s"
                  .formatted(leftOut.size(), DeadlineId.named(leftOut))));
    }
    return problems;
  }

  private static Collection<Problem> misspelt(Set<Rule> rules, Set<Matter> known) {
    Set<String> areas = known.stream().map(Matter::practiceArea).collect(Collectors.toSet());
    Set<String> attorneys = known.stream().map(Matter::attorneyName).collect(Collectors.toSet());
    Map<String, Problem> byPlace = new TreeMap<>();
    for (Rule rule : rules) {
      similar(rule.practiceAreas(), areas)
          .ifPresent(
              area -> tell(rule, "Practice Area", "but there is '%s'".formatted(area), byPlace));
      similar(rule.attorneys(), attorneys)
          .ifPresent(attorney -> tell(rule, "Attorney", "but one has nearly that name", byPlace));
    }
    return byPlace.values();
  }

  private static void tell(Rule rule, String column, String but, Map<String, Problem> byPlace) {
    String where = rule.where() + ", " + column;
    byPlace.put(
        where, Problem.needsPerson(where, "names none of the matters with a deadline due, " + but));
  }

  /** A name of Clio's that a filter nearly names, where it names none. */
  private static Optional<String> similar(Set<String> filter, Set<String> names) {
    return filter.stream()
        .filter(wanted -> names.stream().noneMatch(wanted::equalsIgnoreCase))
        .flatMap(
            wanted ->
                names.stream()
                    .filter(name -> !name.isBlank() && SimilarNames.similar(wanted, name)))
        .findFirst();
  }
}
