package dev.clioremind.core.rule;

import dev.clioremind.core.sheet.Problem;
import dev.clioremind.core.sheet.Row;
import dev.clioremind.core.sheet.Table;
import dev.clioremind.core.time.SendWindow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rules of the spreadsheet, indexed by deadline type, and the rows that were refused. What it
 * says never changes; thread-safe.
 */
public final class Rules {

  private static final Set<String> ONLY_BY_NAME =
      DefaultTypes.ONLY_BY_NAME.stream().map(Rules::key).collect(Collectors.toUnmodifiableSet());
  private static final Pattern DAYS_SUFFIX = Pattern.compile("-\\d+b?d$");

  private final List<Rule> all;
  private final List<Problem> problems;
  private final Map<String, Problem> refused;
  private final List<Rule> forAnyType;
  private final Map<String, List<Rule>> byName;
  private final Map<String, Shadow> shadows;
  private final Map<String, List<Rule>> byType = new ConcurrentHashMap<>();

  /** The RuleIDs that the rows of one deadline type take away from the rules for any type. */
  private record Shadow(Set<String> ruleIds, Set<String> openIds) {

    boolean covers(String ruleId) {
      return ruleIds.contains(ruleId)
          || openIds.contains(ruleId)
          || openIds.contains(DAYS_SUFFIX.matcher(ruleId).replaceFirst(""));
    }
  }

  private Rules(
      List<Rule> all,
      List<Problem> problems,
      Map<String, Problem> refused,
      Map<String, Shadow> shadows) {
    this.all = List.copyOf(all);
    this.problems = List.copyOf(problems);
    this.refused = Map.copyOf(refused);
    this.shadows = Map.copyOf(shadows);
    this.forAnyType = all.stream().filter(Rule::enabled).filter(Rule::isAnyType).toList();
    this.byName =
        all.stream()
            .filter(Rule::enabled)
            .filter(rule -> !rule.isAnyType())
            .collect(Collectors.groupingBy(rule -> key(rule.deadlineType())));
  }

  /**
   * Reads the rules tab. A row that is wrong is refused with all its faults, and the others hold.
   *
   * @param table the rules tab; its columns are found by header
   * @param window the hours within which a rule's own hour must lie
   * @throws dev.clioremind.core.ConfigurationException when a header that rules heed is misspelt
   */
  public static Rules read(Table table, SendWindow window) {
    RuleRow.checkHeaders(table);
    List<Rule> all = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    Map<String, Problem> refused = new HashMap<>();
    Map<String, Shadow> shadows = new HashMap<>();
    for (Row row : table.rows()) {
      if (row.isBlank()) {
        continue;
      }
      RuleRow.Read read = new RuleRow(table, row, window).read();
      all.addAll(read.rules());
      problems.addAll(read.problems());
      if (read.rules().isEmpty()) {
        Problem first = read.problems().get(0);
        Stream.concat(read.ruleIds().stream(), read.openIds().stream())
            .forEach(id -> refused.putIfAbsent(key(id), first));
      }
      if (!read.deadlineType().isEmpty() && !read.deadlineType().equals(Rule.ANY_TYPE)) {
        Shadow shadow =
            shadows.computeIfAbsent(
                key(read.deadlineType()), type -> new Shadow(new HashSet<>(), new HashSet<>()));
        shadow.ruleIds.addAll(read.ruleIds());
        shadow.openIds.addAll(read.openIds());
      }
    }
    return new Rules(all, problems, refused, shadows);
  }

  /** Every rule that could be read, enabled or not, in the order of the sheet. */
  public List<Rule> all() {
    return all;
  }

  /** What a person should mend, in the order of the sheet. */
  public List<Problem> problems() {
    return problems;
  }

  /**
   * Why a RuleID has no rule although a row of the sheet has it: the first fault of that row. The
   * number of days that a list would have added does not count.
   */
  public Optional<Problem> refused(String ruleId) {
    String id = key(ruleId);
    return Optional.ofNullable(refused.get(id))
        .or(() -> Optional.ofNullable(refused.get(DAYS_SUFFIX.matcher(id).replaceFirst(""))));
  }

  /**
   * The enabled rules for a deadline type, in the order of the sheet. A rule for any type is left
   * out where a row names the type and has the same RuleID, also when that row is disabled or
   * refused; and for the three types that must be named.
   */
  public List<Rule> forType(String deadlineType) {
    String type = key(deadlineType);
    if (byName.containsKey(type) || shadows.containsKey(type)) {
      return byType.computeIfAbsent(type, this::rulesFor);
    }
    return ONLY_BY_NAME.contains(type) ? List.of() : forAnyType;
  }

  private List<Rule> rulesFor(String type) {
    List<Rule> named = byName.getOrDefault(type, List.of());
    if (ONLY_BY_NAME.contains(type)) {
      return List.copyOf(named);
    }
    Shadow shadow = shadows.getOrDefault(type, new Shadow(Set.of(), Set.of()));
    return Stream.concat(
            named.stream(), forAnyType.stream().filter(rule -> !shadow.covers(rule.ruleId())))
        .sorted(Comparator.comparingInt(Rule::row))
        .toList();
  }

  /**
   * A number of calendar days that no rule exceeds, disabled ones included; 0 without rules. For
   * business days it is an upper bound with room for weekends, public holidays and a firm that
   * closes for three weeks. That a reminder may be moved earlier still is not in it.
   */
  public int largestDaysOut() {
    return all.stream().map(Rule::daysOut).mapToInt(Rules::calendarDays).max().orElse(0);
  }

  /** How long before their deadlines rules remind, disabled ones included. */
  public Set<DaysOut> distinctDaysOut() {
    return all.stream().map(Rule::daysOut).collect(Collectors.toUnmodifiableSet());
  }

  private static int calendarDays(DaysOut daysOut) {
    return daysOut.business() ? 2 * daysOut.days() + 30 : daysOut.days();
  }

  /** How deadline types are compared: case and outer white space do not count. */
  private static String key(String deadlineType) {
    return deadlineType.strip().toLowerCase(Locale.ROOT);
  }
}
