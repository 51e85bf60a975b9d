package dev.clioremind.core.rule;

import dev.clioremind.core.ConfigurationException;
import dev.clioremind.core.sheet.Cell;
import dev.clioremind.core.sheet.Excerpt;
import dev.clioremind.core.sheet.Problem;
import dev.clioremind.core.sheet.Row;
import dev.clioremind.core.sheet.SheetError;
import dev.clioremind.core.sheet.Table;
import dev.clioremind.core.sheet.YesNo;
import dev.clioremind.core.time.SendWindow;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One row of the rules tab, being read. Not thread-safe; used once. */
final class RuleRow {

  private static final String DEADLINE_TYPE = "Deadline Type";
  private static final String DAYS_OUT = "DaysOut";
  private static final String CHANNEL = "Channel";
  private static final String TEMPLATE_ID = "TemplateID";
  private static final String RULE_ID = "RuleID";
  private static final String ENABLED = "Enabled";
  private static final String SEND_AT = "SendAt";
  private static final String AUDIENCE = "Audience";
  private static final String PRACTICE_AREA = "Practice Area";
  private static final String ATTORNEY = "Attorney";

  private static final List<String> OPTIONAL =
      List.of(RULE_ID, ENABLED, SEND_AT, AUDIENCE, PRACTICE_AREA, ATTORNEY);

  private static final Set<String> KNOWN =
      Stream.concat(Stream.of(DEADLINE_TYPE, DAYS_OUT, CHANNEL, TEMPLATE_ID), OPTIONAL.stream())
          .map(Table::key)
          .collect(Collectors.toUnmodifiableSet());

  private static final int LONGEST_RULE_ID = 80;
  private static final Pattern NOT_IN_RULE_ID =
      Pattern.compile("[|\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]");

  private final Table table;
  private final Row row;
  private final SendWindow window;
  private final List<Fault> faults = new ArrayList<>();

  private record Fault(String column, String what) {}

  /**
   * What a row says.
   *
   * @param rules none when the row was refused
   * @param deadlineType empty when it can't be told
   * @param ruleIds the ids that the row takes, as far as they can be told
   * @param openIds own ids of a refused row of which can't be told what its DaysOut adds to them
   */
  record Read(
      List<Rule> rules,
      List<Problem> problems,
      String deadlineType,
      Set<String> ruleIds,
      Set<String> openIds) {

    Read {
      rules = List.copyOf(rules);
      problems = List.copyOf(problems);
      ruleIds = Set.copyOf(ruleIds);
      openIds = Set.copyOf(openIds);
    }
  }

  RuleRow(Table table, Row row, SendWindow window) {
    this.table = table;
    this.row = row;
    this.window = window;
  }

  /**
   * Refuses a table in which a column that rules heed is misspelt: it would pass for one of the
   * firm's own, and what it says (a rule is off, or for some matters only) would be lost.
   */
  static void checkHeaders(Table table) {
    Set<String> present = table.headers().stream().map(Table::key).collect(Collectors.toSet());
    for (String header : table.headers()) {
      for (String known : OPTIONAL) {
        if (!KNOWN.contains(Table.key(header))
            && !present.contains(Table.key(known))
            && SimilarNames.similar(Table.key(header), Table.key(known))) {
          throw new ConfigurationException(
              "The tab '%s' has a header %s, and none '%s'."
                  .formatted(table.tab(), Excerpt.of(header), known),
              "If '%s' was meant, rename it; if it is a column of your own, give it a name that differs more."
                  .formatted(known));
        }
      }
    }
  }

  Read read() {
    Optional<String> type = required(DEADLINE_TYPE, Cell::text);
    Optional<List<DaysOut>> daysOut = required(DAYS_OUT, DaysOut::parse);
    Optional<Channels> channels = required(CHANNEL, cell -> Channels.parse(cell.text()));
    Optional<List<String>> templates =
        required(TEMPLATE_ID, cell -> templates(cell.text(), channels));
    Optional<String> ownId = value(RULE_ID, cell -> checkedId(cell.text()));
    List<String> ids =
        ownId.map(own -> ids(own, daysOut.orElseGet(this::readableDaysOut))).orElse(List.of());
    Optional<Boolean> enabled =
        value(ENABLED, cell -> YesNo.of(cell).orElse(YesNo.YES) == YesNo.YES);
    Optional<LocalTime> sendAt =
        row.cell(SEND_AT).isBlank() ? Optional.empty() : value(SEND_AT, this::sendAt);
    Optional<Audience> audience = value(AUDIENCE, cell -> Audience.parse(cell.text()));
    Optional<Set<String>> practiceAreas = value(PRACTICE_AREA, cell -> names(cell.text()));
    Optional<Set<String>> attorneys = value(ATTORNEY, cell -> names(cell.text()));
    Map<String, String> mergeFields = mergeFields();

    List<Problem> problems = new ArrayList<>(faults(enabled.orElse(true)));
    if (!problems.isEmpty()) {
      Set<String> open =
          daysOut.isPresent()
              ? Set.of()
              : ownId.filter(own -> !own.isEmpty()).stream().collect(Collectors.toSet());
      return new Read(List.of(), problems, type.orElse(""), Set.copyOf(ids), open);
    }
    List<Rule> rules = new ArrayList<>();
    List<DaysOut> elements = daysOut.orElseThrow();
    for (int i = 0; i < elements.size(); i++) {
      rules.add(
          new Rule(
              row.number(),
              ids.get(i),
              type.orElseThrow(),
              elements.get(i),
              channels.orElseThrow(),
              templates.orElseThrow(),
              enabled.orElseThrow(),
              sendAt,
              audience.orElseThrow(),
              practiceAreas.orElseThrow(),
              attorneys.orElseThrow(),
              mergeFields,
              table.tab()));
    }
    doubtfulAudience(audience.orElseThrow()).ifPresent(problems::add);
    return new Read(rules, problems, type.orElseThrow(), Set.copyOf(ids), Set.of());
  }

  private <T> Optional<T> required(String column, Function<Cell, T> reading) {
    if (row.cell(column).isBlank()) {
      faults.add(new Fault(column, "is empty; every rule needs it"));
      return Optional.empty();
    }
    return value(column, reading);
  }

  private <T> Optional<T> value(String column, Function<Cell, T> reading) {
    Cell cell = row.cell(column);
    Optional<String> error = SheetError.in(cell);
    if (error.isPresent()) {
      faults.add(new Fault(column, error.get()));
      return Optional.empty();
    }
    try {
      return Optional.of(reading.apply(cell));
    } catch (IllegalArgumentException e) {
      faults.add(new Fault(column, String.valueOf(e.getMessage())));
      return Optional.empty();
    }
  }

  private List<Problem> faults(boolean enabled) {
    return faults.stream()
        .map(
            fault -> {
              Problem refused = Problem.row(table.tab(), row.number(), fault.column, fault.what);
              return enabled ? refused : Problem.warning(refused.where(), refused.what());
            })
        .toList();
  }

  private static List<String> templates(String text, Optional<Channels> channels) {
    List<String> ids = Arrays.stream(Channels.ELSE.split(text, -1)).map(String::strip).toList();
    if (ids.stream().anyMatch(String::isEmpty)) {
      throw new IllegalArgumentException("a template is missing beside else");
    }
    if (ids.size() > 2) {
      throw new IllegalArgumentException("name one template, or two with else between them");
    }
    if (ids.size() == 2 && channels.filter(all -> all.second().isEmpty()).isPresent()) {
      throw new IllegalArgumentException("names two templates, but Channel names one channel");
    }
    return ids;
  }

  private static String checkedId(String id) {
    if (NOT_IN_RULE_ID.matcher(id).find()) {
      throw new IllegalArgumentException("a RuleID has no | and no line break or other control");
    }
    checkLength(id);
    return id;
  }

  private static void checkLength(String id) {
    if (id.codePointCount(0, id.length()) > LONGEST_RULE_ID) {
      throw new IllegalArgumentException(
          "a RuleID has at most %s characters".formatted(LONGEST_RULE_ID));
    }
  }

  /** The RuleIDs of the row, one for each number of days; fewer where they can't be told. */
  private List<String> ids(String own, List<DaysOut> daysOut) {
    if (own.isEmpty()) {
      return firstChannel().stream()
          .flatMap(first -> daysOut.stream().map(days -> first + "-" + days + "d"))
          .toList();
    }
    if (daysOut.size() <= 1) {
      return List.of(own);
    }
    List<String> ids = daysOut.stream().map(days -> own + "-" + days + "d").toList();
    try {
      ids.forEach(RuleRow::checkLength);
    } catch (IllegalArgumentException e) {
      faults.add(new Fault(RULE_ID, e.getMessage() + ", and a list adds its number of days to it"));
    }
    return ids;
  }

  /** The first channel, also where the second can't be read. */
  private Optional<Channel> firstChannel() {
    return Channel.of(Channels.ELSE.split(row.text(CHANNEL), -1)[0]);
  }

  private List<DaysOut> readableDaysOut() {
    return DaysOut.readable(row.cell(DAYS_OUT));
  }

  private LocalTime sendAt(Cell cell) {
    LocalTime time = cell.asTime();
    if (window.hours().values().stream().noneMatch(hours -> hours.contains(time))) {
      throw new IllegalArgumentException(
          "%s lies outside the hours of every day (send.window is %s)".formatted(time, window));
    }
    return time;
  }

  private static Set<String> names(String text) {
    Set<String> names =
        Arrays.stream(text.split(";", -1))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .collect(Collectors.toUnmodifiableSet());
    if (names.isEmpty() && !text.isEmpty()) {
      throw new IllegalArgumentException("%s names nobody".formatted(Excerpt.of(text)));
    }
    return names;
  }

  private Map<String, String> mergeFields() {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String header : table.headers()) {
      String name = header.strip();
      if (!name.isEmpty() && !KNOWN.contains(Table.key(name))) {
        value(name, Cell::text).ifPresent(text -> fields.putIfAbsent(name, text));
      }
    }
    return fields;
  }

  private Optional<Problem> doubtfulAudience(Audience audience) {
    if (audience.kind() != Audience.Kind.RELATIONSHIP) {
      return Optional.empty();
    }
    return Audience.WORDS.stream()
        .filter(word -> SimilarNames.similar(word, audience.name()))
        .findFirst()
        .map(
            word ->
                Problem.warning(
                    "%s row %s, %s".formatted(table.tab(), row.number(), AUDIENCE),
                    "%s is taken for a relationship of the matter; did you mean %s?"
                        .formatted(Excerpt.of(audience.name()), word)));
  }
}
