package dev.clioremind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.sandbox.Fault;
import dev.clioremind.sandbox.SheetsStandIn;
import dev.clioremind.sandbox.sheets.SheetBook;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The tabs that people look at, as whole runs write them. */
@Timeout(60)
class BoardsTest {

  private static final Duration SOON = Duration.ofHours(1);

  @TempDir private Path folder = Path.of(".");
  private Office office = new Office(Path.of("."));
  private Motions motions = new Motions(office);

  @BeforeEach
  void open() {
    office.close();
    office = new Office(folder);
    motions = new Motions(office);
  }

  @AfterEach
  void close() {
    office.close();
  }

  private SheetBook book() {
    return office.sandbox().book();
  }

  private SheetsStandIn sheets() {
    return office.sandbox().sheets();
  }

  /** The rows of Status from the one that begins with a text, up to the next that is blank. */
  private List<List<String>> section(String title) {
    List<List<String>> rows = book().rows("Status");
    return rows.stream()
        .dropWhile(row -> row.isEmpty() || !row.get(0).equals(title))
        .takeWhile(row -> !row.isEmpty())
        .toList();
  }

  @Test
  void a_run_that_sends_makes_nine_calls_of_sheets_and_one_with_nothing_due_three() {
    office.run("send"); // records the start
    motions.due(9102, Motions.REACHABLE);
    sheets().resetCounters();
    Office.Result second = office.later(SOON).run("send", "--format", "table");
    assertThat(office.sandbox().ghl().accepted()).as(second.out() + second.err()).isEqualTo(1);
    assertThat(sheets().reads() + sheets().writes().size()).isEqualTo(9);

    office.later(SOON).run("send"); // learns that it arrived
    sheets().resetCounters();
    office.later(SOON).run("send");
    assertThat(sheets().reads()).isEqualTo(2);
    assertThat(sheets().writes()).hasSize(1);
  }

  @Test
  void what_a_person_was_told_once_stays_on_the_status_until_it_is_so_no_more() {
    motions.due(9100, Motions.REACHABLE);
    motions.due(9102, Motions.WITHOUT_PHONE);
    office.run("send");
    assertThat(section("Needs a person")).hasSize(2);
    assertThat(section("Needs a person").get(1))
        .startsWith("Matter 808", "Clio has no mobile number for the person")
        .contains("entry-9102");
    assertThat(book().link("Status", "A%s".formatted(rowOf("Matter 808"))))
        .endsWith("/nc/#/matters/808");

    office.firm().clio().moveEntry(9100, motions.when(4));
    office.later(SOON).run("send");
    assertThat(section("Needs a person")).hasSize(2);
    assertThat(section("Needs a person").get(1)).contains("entry-9100");
    assertThat(section("Told by an earlier run, and still so")).hasSize(2);

    assertThat(office.later(SOON).run("send").code()).isZero();
    assertThat(section("Needs a person")).isEmpty();
    assertThat(section("How it went").get(0)).contains("All is well (exit code 0)");
    assertThat(section("Told by an earlier run, and still so"))
        .hasSize(3)
        .anySatisfy(row -> assertThat(row).contains("entry-9100"))
        .anySatisfy(row -> assertThat(row).contains("entry-9102"));

    office.firm().clio().moveEntry(9100, motions.when(3));
    office.later(SOON).run("send");
    assertThat(section("Told by an earlier run, and still so"))
        .hasSize(2)
        .noneSatisfy(row -> assertThat(row).contains("entry-9100"));
  }

  private int rowOf(String text) {
    List<List<String>> rows = book().rows("Status");
    for (int i = 0; i < rows.size(); i++) {
      if (!rows.get(i).isEmpty() && rows.get(i).get(0).equals(text)) {
        return i + 1;
      }
    }
    throw new AssertionError("not on the Status: " + text + " in " + rows);
  }

  @Test
  void a_run_that_died_early_says_so_on_top_and_leaves_the_last_whole_ones_words_below() {
    motions.due(9102, Motions.WITHOUT_PHONE);
    office.run("send");
    List<List<String>> before = book().rows("Status");
    office.sandbox().faults().failAll(c -> c.service().equals("clio"), Fault.UNAVAILABLE);
    assertThat(office.later(SOON).run("send").code()).isEqualTo(6);

    List<List<String>> after = book().rows("Status");
    assertThat(after.get(0)).containsExactly("Sending", "ON");
    assertThat(after.get(1).get(1)).isEqualTo("Tuesday, November 24, 2026, 11:00 AM EST");
    assertThat(after.get(2).get(1))
        .startsWith("Something was left to the next run, or a service was down (exit code 6): ")
        .contains("Clio");
    assertThat(after.get(4).get(1)).contains("of the last run that came to its end");
    assertThat(after.subList(5, after.size())).isEqualTo(before.subList(5, before.size()));
    assertThat(book().rows("Runs")).hasSize(3);
    assertThat(book().rows("Runs").get(1))
        .contains("6: Something was left to the next run, or a service was down");
    assertThat(book().rows("Runs").get(2))
        .contains("5: What could be sent was sent; something needs a person");
  }

  @Test
  void a_run_of_ci_leads_to_its_page() {
    office
        .withEnvironment("GITHUB_ACTIONS", "true")
        .withEnvironment("GITHUB_SERVER_URL", "https://github.com")
        .withEnvironment("GITHUB_REPOSITORY", "park/reminders")
        .withEnvironment("GITHUB_RUN_ID", "42")
        .run("send");

    assertThat(book().link("Runs", "A2"))
        .isEqualTo("https://github.com/park/reminders/actions/runs/42");
    assertThat(book().link("Status", "C2")).isEqualTo(book().link("Runs", "A2"));
  }

  @Test
  void a_send_of_some_reminders_says_that_it_looked_at_no_more() {
    office.run("send", "--rule", "SMS-3d");

    assertThat(section("In numbers"))
        .anySatisfy(
            row -> assertThat(row.toString()).contains("no more than --deadline and --rule"));
  }
}
