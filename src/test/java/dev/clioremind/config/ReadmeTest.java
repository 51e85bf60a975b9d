package dev.clioremind.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.core.ExitCode;
import dev.clioremind.core.log.Status;
import dev.clioremind.core.plan.Reason;
import dev.clioremind.core.rule.Rules;
import dev.clioremind.core.sheet.Cell;
import dev.clioremind.core.sheet.Row;
import dev.clioremind.core.sheet.Tab;
import dev.clioremind.core.sheet.Table;
import dev.clioremind.core.time.SendWindow;
import dev.clioremind.docs.Page;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What people look up in the README and the pages is what the program does. */
@Timeout(10)
class ReadmeTest {

  private final Page readme = Page.readme();
  private final Page operations = Page.named("operations");

  /** The words of a cell that are set as code. */
  private static List<String> code(String cell) {
    return Page.code(cell);
  }

  @Test
  void it_has_every_key_with_its_default_and_meaning() {
    List<List<String>> defaults = new ArrayList<>();
    for (List<String> row : readme.rows("key", "default", "meaning")) {
      String name = code(row.get(0)).get(0);
      defaults.add(List.of(name, row.get(1).replace("`", "")));
      ConfigKey key = ConfigKey.named(name).orElseThrow();
      assertThat(row.get(2)).as(name).startsWith(key.meaning());
      assertThat(row.get(0).contains("(secret)")).as(name).isEqualTo(key.isSecret());
    }

    assertThat(defaults)
        .isEqualTo(
            Arrays.stream(ConfigKey.values())
                .map(key -> List.of(key.key(), key.defaultText()))
                .toList());
  }

  @Test
  void it_has_every_exit_code_and_what_it_means() {
    Map<Integer, String> codes =
        readme.rows("code", "meaning", "what to do").stream()
            .collect(Collectors.toMap(row -> Integer.parseInt(row.get(0)), row -> row.get(1)));

    assertThat(codes)
        .isEqualTo(
            Arrays.stream(ExitCode.values())
                .collect(Collectors.toMap(ExitCode::number, ExitCode::meaning)));
  }

  @Test
  void it_names_the_exit_codes_in_the_order_in_which_they_win() {
    String order =
        Arrays.stream(ExitCode.values())
            .filter(code -> code != ExitCode.USAGE)
            .map(code -> Integer.toString(code.number()))
            .collect(Collectors.joining(", "))
            .replace("130, 143", "130/143");

    assertThat(readme.text()).contains("the first of " + order + " counts");
    assertThat(operations.text()).contains("the first of " + order + " counts");
  }

  @Test
  void the_operations_page_says_of_every_exit_code_what_to_do() {
    assertThat(
            operations.prose().stream()
                .filter(line -> line.startsWith("### "))
                .flatMap(line -> Pattern.compile("\\d+").matcher(line).results())
                .map(found -> Integer.parseInt(found.group())))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(ExitCode.values()).map(ExitCode::number).toList());
  }

  @Test
  void the_operations_page_has_every_status_word() {
    assertThat(
            operations.rows("status", "means", "what to do").stream()
                .map(row -> code(row.get(0)).get(0)))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Status.values()).map(Status::word).toList());
  }

  @Test
  void it_explains_every_reason_where_its_weight_belongs() {
    Map<String, Set<Reason.Weight>> weights =
        Map.of(
            "**Nobody has to do anything**", Set.of(Reason.Weight.NONE, Reason.Weight.WARNING),
            "**A person is needed**",
                Set.of(Reason.Weight.NEEDS_PERSON, Reason.Weight.NEEDS_PERSON_ALWAYS),
            "**The next run sees to it**", Set.of(Reason.Weight.NEXT_RUN));
    Set<String> explained = new TreeSet<>();
    Set<Reason.Weight> here = Set.of();
    for (String line : operations.prose()) {
      here =
          weights.entrySet().stream()
              .filter(part -> line.startsWith(part.getKey()))
              .map(Map.Entry::getValue)
              .findFirst()
              .orElse(line.startsWith("## ") ? Set.of() : here);
      if (line.startsWith("| `") && !here.isEmpty()) {
        String word = code(line).get(0);
        Reason reason = reason(word);
        assertThat(here).as(word).contains(reason.weight());
        explained.add(word);
      }
    }

    assertThat(explained)
        .isEqualTo(
            Arrays.stream(Reason.values())
                .map(Reason::word)
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  private static Reason reason(String word) {
    return Arrays.stream(Reason.values())
        .filter(reason -> reason.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new AssertionError(word + " is no reason"));
  }

  @Test
  void it_has_every_tab_with_its_headers() {
    Map<String, List<String>> tabs = new HashMap<>();
    Set<String> needed = new TreeSet<>();
    for (List<String> row : readme.rows("tab", "needed", "headers", "who writes it")) {
      String tab = code(row.get(0)).get(0);
      tabs.put(tab, code(row.get(2)));
      if (row.get(1).equals("yes")) {
        needed.add(tab);
      }
    }
    // Its first row is the switch, not a header.
    tabs.put(Tab.STATUS.title(), List.of());

    assertThat(tabs)
        .isEqualTo(Arrays.stream(Tab.values()).collect(Collectors.toMap(Tab::title, Tab::headers)));
    assertThat(needed)
        .isEqualTo(
            Arrays.stream(Tab.values())
                .filter(Tab::isRequired)
                .map(Tab::title)
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void its_example_rules_are_accepted() {
    Page.Grid table =
        readme.tables().stream()
            .filter(t -> t.header().get(0).equals("Deadline Type"))
            .findFirst()
            .orElseThrow();
    List<Row> rows = new ArrayList<>();
    for (List<String> cells : table.rows()) {
      Map<String, Cell> row = new HashMap<>();
      for (int i = 0; i < table.header().size(); i++) {
        row.put(Table.key(table.header().get(i)), Cell.text(cells.get(i)));
      }
      rows.add(new Row(rows.size() + 2, row));
    }

    Rules rules =
        Rules.read(
            new Table("ReminderRules", table.header(), rows),
            SendWindow.parse(ConfigKey.SEND_WINDOW.defaultValue().orElseThrow()));

    assertThat(rules.problems()).isEmpty();
    assertThat(rules.all()).hasSize(rows.size() + 1);
    assertThat(rules.forType("Deposition")).anyMatch(rule -> rule.ruleId().equals("heads-up"));
    assertThat(rules.forType("Consultation")).noneMatch(rule -> rule.ruleId().equals("heads-up"));
  }
}
