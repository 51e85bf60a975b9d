package dev.clioremind.core.rule;

import dev.clioremind.core.sheet.Tab;
import dev.clioremind.core.sheet.Table;
import java.time.LocalTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One reminder rule: a row of the rules tab, or one number of a row whose DaysOut is a list.
 *
 * @param row the row's number as a person sees it
 * @param ruleId names the rule in event hashes and in the log
 * @param deadlineType as it is written; {@code *} for any
 * @param templateIds one for each channel, in their order; one alone serves all
 * @param enabled whether it may send; a disabled rule still shadows
 * @param sendAt the recipient's local time of day; empty for the window's opening
 * @param practiceAreas the only ones it applies to, in lower case; none for all
 * @param attorneys the names of the only attorneys it applies to, in lower case; none for all
 * @param mergeFields the columns of the firm's own, by header as it is written
 * @param tab the title of the tab it stands in
 */
public record Rule(
    int row,
    String ruleId,
    String deadlineType,
    DaysOut daysOut,
    Channels channels,
    List<String> templateIds,
    boolean enabled,
    Optional<LocalTime> sendAt,
    Audience audience,
    Set<String> practiceAreas,
    Set<String> attorneys,
    Map<String, String> mergeFields,
    String tab) {

  static final String ANY_TYPE = "*";

  public Rule {
    deadlineType = deadlineType.strip();
    if (templateIds.size() == 1) {
      templateIds = Collections.nCopies(channels.inOrder().size(), templateIds.get(0));
    }
    if (templateIds.size() != channels.inOrder().size()) {
      throw new IllegalArgumentException("a rule has one template for each channel");
    }
    templateIds = List.copyOf(templateIds);
    practiceAreas = lowerCase(practiceAreas);
    attorneys = lowerCase(attorneys);
    mergeFields = Collections.unmodifiableMap(new LinkedHashMap<>(mergeFields));
  }

  /** A rule in the tab that has its usual title. */
  public Rule(
      int row,
      String ruleId,
      String deadlineType,
      DaysOut daysOut,
      Channels channels,
      List<String> templateIds,
      boolean enabled,
      Optional<LocalTime> sendAt,
      Audience audience,
      Set<String> practiceAreas,
      Set<String> attorneys,
      Map<String, String> mergeFields) {
    this(
        row,
        ruleId,
        deadlineType,
        daysOut,
        channels,
        templateIds,
        enabled,
        sendAt,
        audience,
        practiceAreas,
        attorneys,
        mergeFields,
        Tab.REMINDER_RULES.title());
  }

  /** Whether it is for any deadline type. */
  public boolean isAnyType() {
    return deadlineType.equals(ANY_TYPE);
  }

  /**
   * The template for one of this rule's channels.
   *
   * @throws IllegalArgumentException when the rule does not use the channel
   */
  public String templateId(Channel channel) {
    int index = channels.inOrder().indexOf(channel);
    if (index < 0) {
      throw new IllegalArgumentException("%s does not use %s".formatted(where(), channel));
    }
    return templateIds.get(index);
  }

  /** Whether it applies to matters of a practice area; an empty name is a matter without one. */
  public boolean matchesPracticeArea(String practiceArea) {
    return practiceAreas.isEmpty() || practiceAreas.contains(lowerCase(practiceArea));
  }

  /** Whether it applies to matters of a responsible attorney; an empty name is none. */
  public boolean matchesAttorney(String attorney) {
    return attorneys.isEmpty() || attorneys.contains(lowerCase(attorney));
  }

  /**
   * What stands in a column of the firm's own; case and white space of the header do not count.
   * Empty when there is no such column, an empty text when the row has nothing there.
   */
  public Optional<String> mergeField(String header) {
    return mergeFields.entrySet().stream()
        .filter(field -> Table.key(field.getKey()).equals(Table.key(header)))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** The place in the sheet: {@code ReminderRules row 5}. */
  public String where() {
    return "%s row %s".formatted(tab, row);
  }

  private static Set<String> lowerCase(Set<String> names) {
    return names.stream().map(Rule::lowerCase).collect(Collectors.toUnmodifiableSet());
  }

  private static String lowerCase(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }
}
