package dev.clioremind;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.clioremind.config.ConfigKey;
import dev.clioremind.core.rule.Rule;
import dev.clioremind.core.rule.Rules;
import dev.clioremind.core.sheet.Cell;
import dev.clioremind.core.sheet.Row;
import dev.clioremind.core.sheet.Table;
import dev.clioremind.core.time.SendWindow;
import dev.clioremind.docs.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each recipe of the rules page does what it is there for. */
@Timeout(60)
class CookbookTest {

  @TempDir private Path folder = Path.of(".");

  private static Stream<String> recipes() {
    return Cookbook.recipes().keySet().stream();
  }

  /** The enabled rules of a recipe. */
  private static List<Rule> rules(Page recipe) {
    List<List<String>> tab = Cookbook.rows(recipe).getOrDefault("ReminderRules", List.of());
    if (tab.isEmpty()) {
      return List.of();
    }
    List<Row> rows = new ArrayList<>();
    for (List<String> typed : tab.subList(1, tab.size())) {
      Map<String, Cell> cells = new HashMap<>();
      for (int i = 0; i < typed.size(); i++) {
        cells.put(Table.key(tab.get(0).get(i)), Cell.text(typed.get(i)));
      }
      rows.add(new Row(rows.size() + 2, cells));
    }
    String window = ConfigKey.SEND_WINDOW.defaultValue().orElseThrow();
    Rules read = Rules.read(new Table("ReminderRules", tab.get(0), rows), SendWindow.parse(window));
    assertThat(read.problems()).isEmpty();
    return read.all().stream().filter(Rule::enabled).toList();
  }

  private JsonObject plan(Office office) {
    Office.Result result = office.run("plan", "--dry-run", "--days", "30", "--format", "json");
    return JsonParser.parseString(result.out()).getAsJsonObject();
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void each_row_is_accepted_and_reminds_somebody(String anchor) {
    Page recipe = Cookbook.recipe(anchor);
    try (Office office = Cookbook.cook(folder, recipe)) {
      JsonObject plan = plan(office);

      assertThat(plan.getAsJsonArray("problems").toString())
          .as("rows of rules, templates, types, holidays and contacts")
          .doesNotContain("row ", "template");
      Set<String> reminding = new TreeSet<>();
      for (JsonElement one : plan.getAsJsonArray("reminders")) {
        JsonObject reminder = one.getAsJsonObject();
        if (Set.of("send", "schedule", "later").contains(reminder.get("decision").getAsString())) {
          reminding.add(reminder.get("ruleId").getAsString());
        }
      }
      assertThat(reminding)
          .isEqualTo(
              rules(recipe).stream()
                  .map(Rule::ruleId)
                  .collect(TreeSet::new, TreeSet::add, TreeSet::addAll));
    }
  }

  @Test
  void the_page_has_a_recipe_for_each_tab_that_people_fill() {
    assertThat(
            Cookbook.recipes().values().stream()
                .flatMap(recipe -> Cookbook.rows(recipe).keySet().stream()))
        .contains("ReminderRules", "Templates", "DeadlineTypes", "Holidays", "Contacts");
  }
}
