package dev.clioremind.core.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.core.rule.Rule;
import dev.clioremind.core.rule.Rules;
import dev.clioremind.core.sheet.Cell;
import dev.clioremind.core.sheet.Row;
import dev.clioremind.core.sheet.Tab;
import dev.clioremind.core.sheet.Table;
import dev.clioremind.core.text.Renderer;
import dev.clioremind.core.text.TemplateBook;
import dev.clioremind.core.time.SendWindow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(5)
class FirmBlueprintTest {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 24);

  private static TabPlan tab(Tab tab, Optional<Catalog> catalog, Map<String, Integer> counts) {
    return FirmBlueprint.of(catalog, counts, DAY).tabs().stream()
        .filter(plan -> plan.tab() == tab)
        .findFirst()
        .orElseThrow();
  }

  private static Table table(TabPlan plan) {
    List<String> headers = plan.columns().stream().map(ColumnPlan::header).toList();
    List<Row> rows = new ArrayList<>();
    for (List<String> cells : plan.examples()) {
      Map<String, Cell> row = new HashMap<>();
      for (int i = 0; i < cells.size(); i++) {
        row.put(Table.key(headers.get(i)), Cell.text(cells.get(i)));
      }
      rows.add(new Row(rows.size() + 2, row));
    }
    return new Table(plan.tab().title(), headers, rows);
  }

  @Test
  void every_tab_is_planned_with_the_headers_that_it_must_have() {
    for (Tab tab : Tab.values()) {
      assertThat(tab(tab, Optional.empty(), Map.of()).columns().stream().map(ColumnPlan::header))
          .as(tab.title())
          .containsAll(tab.headers());
    }
  }

  @Test
  void the_examples_are_read_without_a_fault_are_disabled_and_shadow_nothing() {
    Rules rules =
        Rules.read(
            table(tab(Tab.REMINDER_RULES, Optional.empty(), Map.of())),
            SendWindow.parse("MON-SAT 09:00-18:00"));

    assertThat(rules.problems()).isEmpty();
    assertThat(rules.all()).hasSize(5).noneMatch(Rule::enabled);
    assertThat(rules.all()).allMatch(rule -> rule.ruleId().startsWith("example-"));
  }

  @Test
  void the_example_templates_read_well() {
    TemplateBook templates =
        TemplateBook.read(table(tab(Tab.TEMPLATES, Optional.empty(), Map.of())));
    Rules rules =
        Rules.read(
            table(tab(Tab.REMINDER_RULES, Optional.empty(), Map.of())),
            SendWindow.parse("MON-SAT 09:00-18:00"));

    assertThat(templates.problems()).isEmpty();
    for (Rule rule : rules.all()) {
      rule.channels()
          .inOrder()
          .forEach(
              channel ->
                  assertThat(templates.find(rule.templateId(channel), channel))
                      .isInstanceOfSatisfying(
                          TemplateBook.Found.One.class,
                          one -> assertThat(Renderer.lint(one.template(), "Park Law")).isEmpty()));
    }
  }

  @Test
  void the_examples_are_about_the_type_of_which_the_firm_has_most() {
    Map<String, Integer> counts = Map.of("Trial", 3, "Hearing", 9, "Court Rule", 40);

    assertThat(tab(Tab.REMINDER_RULES, Optional.empty(), counts).examples().get(0))
        .startsWith("Hearing");
  }

  @Test
  void names_that_mean_something_else_are_not_proposed() {
    Catalog catalog =
        new Catalog(List.of("Trial", "trial ", "*", "-", ""), List.of("Firm*"), List.of("Filing"));

    assertThat(tab(Tab.DEADLINE_TYPES, Optional.of(catalog), Map.of()).examples())
        .containsExactly(
            List.of("event type", "Trial", "Trial"), List.of("task type", "Filing", "Filing"));
  }

  @Test
  void without_the_account_the_list_of_types_is_left_as_it_is() {
    assertThat(tab(Tab.REMINDER_RULES, Optional.empty(), Map.of()).columns().get(0).choices())
        .isEmpty();
  }
}
