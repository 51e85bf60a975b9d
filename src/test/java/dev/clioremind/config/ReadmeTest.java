package dev.clioremind.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.core.ExitCode;
import dev.clioremind.core.plan.Reason;
import dev.clioremind.core.rule.Rules;
import dev.clioremind.core.sheet.Cell;
import dev.clioremind.core.sheet.Row;
import dev.clioremind.core.sheet.Tab;
import dev.clioremind.core.sheet.Table;
import dev.clioremind.core.time.SendWindow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What people look up in the README is what the program does. */
@Timeout(10)
class ReadmeTest {
  private static final Path README = Path.of("README.md");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  private static List<String> lines() throws IOException {
    return Files.readAllLines(README, StandardCharsets.UTF_8);
  }

  /** The rows of each table that has this header, as cells. */
  private static List<List<String>> rows(String header) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    boolean inside = false;
    for (String line : lines()) {
      if (line.equals(header)) {
        inside = true;
      } else if (!line.startsWith("|")) {
        inside = false;
      } else if (inside && !line.startsWith("|---")) {
        rows.add(cells(line));
      }
    }
    assertThat(rows).as(header).isNotEmpty();
    return rows;
  }

  private static List<String> cells(String line) {
    String inner = line.substring(1, line.lastIndexOf('|'));
    return Arrays.stream(inner.split("(?<!\\\\)\\|", -1)).map(String::strip).toList();
  }

  /** The words of a cell that are set as code. */
  private static List<String> code(String cell) {
    return CODE.matcher(cell).results().map(found -> found.group(1)).toList();
  }

  @Test
  void it_has_every_key_with_its_default_and_meaning() throws IOException {
    List<List<String>> defaults = new ArrayList<>();
    for (List<String> row : rows("| key | default | meaning |")) {
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
  void it_names_no_key_that_does_not_exist() throws IOException {
    Pattern key = Pattern.compile("(firm|clio|sheets|google|ghl|send|audit|alert)\\.[a-z][a-z-]+");
    Set<String> named = new TreeSet<>();
    for (String line : lines()) {
      code(line).stream()
          .map(text -> text.split("[=;]", 2)[0])
          .filter(text -> key.matcher(text).matches())
          .forEach(named::add);
    }

    assertThat(named)
        .isNotEmpty()
        .allSatisfy(name -> assertThat(ConfigKey.named(name)).as(name).isPresent());
  }

  @Test
  void its_environment_variables_exist() throws IOException {
    Set<String> known =
        Arrays.stream(ConfigKey.values())
            .flatMap(
                key ->
                    Stream.concat(
                        Stream.of(key.environmentName()), key.environmentFileName().stream()))
            .collect(Collectors.toSet());
    known.add("CLIO_REMIND_CONFIG");

    Matcher named = Pattern.compile("CLIO_REMIND_[A-Z][A-Z_]*").matcher(String.join("\n", lines()));

    assertThat(named.results().map(found -> found.group())).isNotEmpty().isSubsetOf(known);
  }

  @Test
  void it_has_every_exit_code_and_what_it_means() throws IOException {
    Map<Integer, String> codes =
        rows("| code | meaning | what to do |").stream()
            .collect(Collectors.toMap(row -> Integer.parseInt(row.get(0)), row -> row.get(1)));

    assertThat(codes)
        .isEqualTo(
            Arrays.stream(ExitCode.values())
                .collect(Collectors.toMap(ExitCode::number, ExitCode::meaning)));
  }

  @Test
  void it_names_the_exit_codes_in_the_order_in_which_they_win() throws IOException {
    String order =
        Arrays.stream(ExitCode.values())
            .filter(code -> code != ExitCode.USAGE)
            .map(code -> Integer.toString(code.number()))
            .collect(Collectors.joining(", "))
            .replace("130, 143", "130/143");

    assertThat(String.join("\n", lines())).contains("the first of " + order + " counts");
  }

  @Test
  void it_explains_every_reason_where_its_weight_belongs() throws IOException {
    Map<String, Set<Reason.Weight>> weights =
        Map.of(
            "**Nobody has to do anything**", Set.of(Reason.Weight.NONE, Reason.Weight.WARNING),
            "**A person is needed**",
                Set.of(Reason.Weight.NEEDS_PERSON, Reason.Weight.NEEDS_PERSON_ALWAYS),
            "**The next run sees to it**", Set.of(Reason.Weight.NEXT_RUN));
    Set<String> explained = new TreeSet<>();
    Set<Reason.Weight> here = Set.of();
    for (String line : lines()) {
      here =
          weights.entrySet().stream()
              .filter(part -> line.startsWith(part.getKey()))
              .map(Map.Entry::getValue)
              .findFirst()
              .orElse(line.startsWith("## ") ? Set.of() : here);
      if (line.startsWith("Kept for later versions, not given today:")) {
        explained.addAll(code(line));
      } else if (line.startsWith("| `") && !here.isEmpty()) {
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
  void it_has_every_tab_with_its_headers() throws IOException {
    Map<String, List<String>> tabs = new HashMap<>();
    Set<String> needed = new TreeSet<>();
    for (List<String> row : rows("| tab | needed | headers | who writes it |")) {
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
  void its_example_rules_are_accepted() throws IOException {
    String header =
        lines().stream()
            .filter(line -> line.startsWith("| Deadline Type | DaysOut |"))
            .findFirst()
            .orElseThrow();
    List<String> columns = cells(header);
    List<Row> rows = new ArrayList<>();
    for (List<String> cells : rows(header)) {
      Map<String, Cell> row = new HashMap<>();
      for (int i = 0; i < columns.size(); i++) {
        row.put(Table.key(columns.get(i)), Cell.text(cells.get(i)));
      }
      rows.add(new Row(rows.size() + 2, row));
    }

    Rules rules =
        Rules.read(
            new Table("ReminderRules", columns, rows),
            SendWindow.parse(ConfigKey.SEND_WINDOW.defaultValue().orElseThrow()));

    assertThat(rules.problems()).isEmpty();
    assertThat(rules.all()).hasSize(rows.size() + 1);
    assertThat(rules.forType("Deposition")).anyMatch(rule -> rule.ruleId().equals("heads-up"));
    assertThat(rules.forType("Consultation")).noneMatch(rule -> rule.ruleId().equals("heads-up"));
  }

  @Test
  void its_links_lead_somewhere() throws IOException {
    String text = String.join("\n", lines());
    Set<String> anchors =
        lines().stream()
            .filter(line -> line.startsWith("#"))
            .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT))
            .map(title -> title.replaceAll("[^a-z0-9 -]", "").replace(' ', '-'))
            .collect(Collectors.toSet());
    List<String> links =
        Pattern.compile("]\\(([^)]+)\\)").matcher(text).results().map(f -> f.group(1)).toList();

    assertThat(links).contains(".github/SECURITY.md", ".github/CONTRIBUTING.md", "LICENSE");
    assertThat(links)
        .allSatisfy(
            link -> {
              if (link.startsWith("#")) {
                assertThat(anchors).contains(link.substring(1));
              } else {
                assertThat(Path.of(link)).exists();
              }
            });
  }
}
