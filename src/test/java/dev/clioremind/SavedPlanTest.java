package dev.clioremind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.Office.Result;
import dev.clioremind.core.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code plan --out} and {@code send --plan}: what was approved, and nothing else. */
@Timeout(120)
class SavedPlanTest {

  @TempDir private Path folder = Path.of(".");
  private Office office = new Office(Path.of("."));

  @BeforeEach
  void open() {
    office.close();
    office = new Office(folder);
    // Not the whole sample firm: one rule whose reminders are all in order.
    office.sandbox().book().deleteRows("ReminderRules", 2, 12);
    office
        .sandbox()
        .book()
        .typeRows(
            "ReminderRules",
            List.of(
                List.of("Court Date", "3", "SMS", "court_sms"),
                List.of("Court Date", "1", "SMS", "court_sms")));
  }

  @AfterEach
  void close() {
    assertThat(office.sandbox().ghl().forbiddenCalls()).isEmpty();
    office.close();
  }

  private Path file() {
    return folder.resolve("plan.json");
  }

  private String saved() throws IOException {
    return Files.readString(file(), StandardCharsets.UTF_8);
  }

  private void save() {
    assertThat(office.run("plan", "--dry-run", "--days", "0", "--out", "plan.json").code())
        .isIn(0, ExitCode.NEEDS_PERSON.number());
  }

  private Result send(String... more) {
    String[] all = new String[more.length + 3];
    all[0] = "send";
    all[1] = "--plan";
    all[2] = "plan.json";
    System.arraycopy(more, 0, all, 3, more.length);
    return office.run(all);
  }

  private long count(String what) throws IOException {
    return saved().lines().filter(line -> line.contains(what)).count();
  }

  @Test
  void what_is_the_same_in_both_goes_out_and_the_file_holds_no_client_data() throws IOException {
    save();
    long planned = count("\"fingerprint\"");
    assertThat(planned).isPositive();
    for (String secret : office.secretsOfClients()) {
      assertThat(saved()).doesNotContain(secret);
    }
    assertThat(saved()).doesNotContain("entry-", "court_sms").contains("\"day\": \"2026-11-24\"");
    assertThat(office.writes()).isEmpty();

    Result result = send("--format", "json");

    assertThat(office.sandbox().ghl().accepted()).isEqualTo((int) planned);
    assertThat(result.out())
        .contains("In the saved plan: " + planned + " reminders, of which " + planned)
        .doesNotContain("not-in-plan", "template-changed");
    // And not twice.
    send();
    assertThat(office.sandbox().ghl().accepted()).isEqualTo((int) planned);
    System.out.println("saved plan: %s reminders, sent once".formatted(Long.toString(planned)));
  }

  @Test
  void what_the_plan_does_not_have_stays_due() throws IOException {
    save();
    String all = saved();
    int end = all.indexOf("    },\n");
    assertThat(end).isPositive();
    // One reminder taken out, as if it had been entered after the plan was approved.
    int begin = all.indexOf("    {\n");
    Files.writeString(
        file(), all.substring(0, begin) + all.substring(end + 7), StandardCharsets.UTF_8);
    long left = count("\"fingerprint\"");

    Result result = send("--format", "json");

    assertThat(office.sandbox().ghl().accepted()).isEqualTo((int) left);
    assertThat(result.out()).containsOnlyOnce("\"reason\": \"not-in-plan\"");
    office.run("send");
    assertThat(office.sandbox().ghl().accepted()).isEqualTo((int) left + 1);
  }

  @Test
  void an_edited_template_is_not_what_was_approved() {
    save();
    office.sandbox().book().rows("Templates").forEach(row -> assertThat(row).isNotEmpty());
    int row = templateRow();
    office
        .sandbox()
        .book()
        .type("Templates", "D" + row, "Park Law: {{deadline.type}} {{deadline.when}}. New words.");

    Result result = send("--format", "json");

    assertThat(office.sandbox().ghl().accepted()).isZero();
    assertThat(result.out()).contains("\"reason\": \"template-changed\"");
  }

  private int templateRow() {
    List<List<String>> rows = office.sandbox().book().rows("Templates");
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).get(0).equals("court_sms")) {
        return i + 1;
      }
    }
    throw new AssertionError("the sample has no such template");
  }

  @Test
  void a_dry_run_shows_the_same_and_a_rule_that_came_later_is_held_back() {
    save();
    office
        .sandbox()
        .book()
        .typeRows("ReminderRules", List.of(List.of("Deposition", "1", "SMS", "court_sms")));
    Result result = send("--dry-run", "--format", "json");
    assertThat(result.out()).contains("\"reason\": \"not-in-plan\"");
    assertThat(office.writes()).isEmpty();
  }

  @Test
  void a_plan_of_another_day_zone_spreadsheet_or_location_sends_nothing() throws IOException {
    save();
    String good = saved();
    refused(good.replace("America/New_York", "America/Chicago"), "another time zone");
    refused(good.replace("2026-11-24", "2026-11-23"), "another day");
    refused(
        good.replaceAll("(\"spreadsheet\": \")[0-9a-f]{64}", "$1" + "a".repeat(64)),
        "another spreadsheet");
    refused(
        good.replaceAll("(\"location\": \")[0-9a-f]{64}", "$1" + "a".repeat(64)),
        "another GoHighLevel location");
    office.later(Duration.ofDays(1));
    refused(good, "another day");
  }

  @Test
  void a_damaged_or_hostile_file_is_refused_with_a_sentence() throws IOException {
    save();
    String good = saved();
    refused("", "is damaged");
    refused(good.substring(0, good.length() / 2), "is damaged");
    refused(good + "{}", "is damaged");
    refused("[".repeat(100_000), "is damaged");
    refused("{\"schema\": 1}", "is not a plan that plan --out wrote");
    refused(good.replace("\"schema\": 1", "\"schema\": 2"), "another version");
    refused(good.replace("\"schema\": 1", "\"schema\": {}"), "another version");
    refused(good.replace("\"day\"", "\"dya\""), "lacks 'day'");
    refused(good.replace("2026-11-24", "someday"), "a day or a zone that is none");
    refused(good.replace("\"reminders\": [", "\"reminders\": [null,"), "a reminder that is none");
    refused(good.replaceAll("(\"hash\": \")[0-9a-f]{64}", "$1::error::Kim"), "no SHA-256");
    refused(good.replaceAll("(\"hash\": \")[0-9a-f]{64}", "$1" + "a".repeat(64)), "twice");
    Files.write(file(), new byte[] {(byte) 0xC3, (byte) 0x28});
    refused("is damaged: it is not UTF-8");
    Files.delete(file());
    refused("is not there");
    Files.createDirectory(file());
    refused("is not a file");
  }

  private void refused(String content, String why) throws IOException {
    Files.writeString(file(), content, StandardCharsets.UTF_8);
    refused(why);
  }

  private void refused(String why) {
    Result result = send();
    assertThat(result.code()).as(why).isEqualTo(ExitCode.CONFIGURATION.number());
    assertThat(result.err()).contains("The saved plan plan.json", why).doesNotContain("Kim");
    assertThat(office.sandbox().ghl().accepted()).isZero();
  }

  @Test
  void a_plan_that_can_not_be_kept_is_no_good_plan() {
    Result result = office.run("plan", "--dry-run", "--out", "nowhere/plan.json");
    assertThat(result.code()).isEqualTo(ExitCode.CONFIGURATION.number());
    assertThat(result.err()).contains("could not be written to nowhere/plan.json");
  }
}
