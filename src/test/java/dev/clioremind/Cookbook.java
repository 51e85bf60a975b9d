package dev.clioremind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.docs.Page;
import dev.clioremind.sandbox.ghl.GhlContact;
import dev.clioremind.sandbox.ghl.GhlWorkflow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The recipes of the rules page: each section with rows for a tab, cooked at the sample firm. */
final class Cookbook {

  /** A Monday morning in New York, ten days before Thanksgiving. */
  private static final Instant MONDAY = Instant.parse("2026-11-16T14:30:00Z");

  /** The tabs that recipes fill, by the header that tells their tables. */
  private static final Map<String, String> TABS =
      Map.of(
          "Deadline Type", "ReminderRules",
          "TemplateID", "Templates",
          "Source", "DeadlineTypes",
          "Date", "Holidays",
          "Clio Contact ID", "Contacts");

  private Cookbook() {}

  /** The sections that fill a tab, by their anchors. */
  static Map<String, Page> recipes() {
    Map<String, Page> recipes = new LinkedHashMap<>();
    Page.named("rules")
        .sections()
        .forEach(
            (anchor, section) -> {
              if (!rows(section).isEmpty()) {
                recipes.put(anchor, section);
              }
            });
    return recipes;
  }

  /** The section under a heading. */
  static Page recipe(String anchor) {
    Page section = recipes().get(anchor);
    if (section == null) {
      throw new AssertionError("there is no recipe " + anchor);
    }
    return section;
  }

  /** What a section says of each tab, the header first. */
  static Map<String, List<List<String>>> rows(Page section) {
    Map<String, List<List<String>>> rows = new LinkedHashMap<>();
    for (Page.Grid table : section.tables()) {
      String tab = TABS.get(table.header().get(0));
      if (tab != null) {
        List<List<String>> typed = new ArrayList<>(List.of(table.header()));
        table.rows().forEach(row -> typed.add(row.stream().map(Cookbook::plain).toList()));
        rows.put(tab, typed);
      }
    }
    return rows;
  }

  private static String plain(String cell) {
    return cell.replace("`", "");
  }

  /** The sample firm with the page's templates and one recipe. */
  static Office cook(Path folder, Page recipe) {
    Office office;
    try {
      office = new Office(Files.createDirectories(folder), MONDAY).withUsualHours();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    fill(office, rows(recipe("templates-that-read-well")));
    fill(
        office,
        Map.of(
            "ReminderRules",
            List.of(List.of("Deadline Type", "DaysOut", "Channel", "TemplateID"))));
    fill(office, rows(recipe));
    office
        .sandbox()
        .ghl()
        .add(GhlContact.of("ctRosa00000000000000590", "Rosa", "Rivera").withPhone("+12125550143"));
    office
        .sandbox()
        .ghl()
        .add(GhlWorkflow.published("wf0000000000000000001", "Mediation preparation"));
    return office;
  }

  private static void fill(Office office, Map<String, List<List<String>>> tabs) {
    tabs.forEach((tab, rows) -> office.sandbox().book().deleteTab(tab).addTab(tab, rows));
  }

  /** What the plan of the coming week says by each recipe. */
  static Map<String, String> plans(Path folder) {
    Map<String, String> plans = new LinkedHashMap<>();
    recipes()
        .forEach(
            (anchor, recipe) -> {
              try (Office office = cook(folder.resolve(anchor), recipe)) {
                Office.Result plan = office.run("plan", "--dry-run");
                assertThat(plan.code()).as(plan.toString()).isIn(0, 5);
                plans.put(anchor, "$ clio-remind plan --dry-run\n" + plan.out());
              }
            });
    return plans;
  }
}
