package dev.clioremind;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.clioremind.Office.Result;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code send} of what is named: a slip of the pen is never a run in which nothing was due. */
@Timeout(60)
class ChosenSendTest {

  @TempDir private Path folder = Path.of(".");
  private Office office = new Office(Path.of("."));
  private Motions motions = new Motions(office);

  @BeforeEach
  void open() {
    office.close();
    office = new Office(folder);
    motions = new Motions(office);
    motions.due(9100, Motions.REACHABLE);
  }

  @AfterEach
  void close() {
    office.close();
  }

  private void isRefused(Result result, int code, String... words) {
    assertThat(result.code()).isEqualTo(code);
    assertThat(result.err()).contains("nothing was sent").contains(words);
    assertThat(result.out()).isEmpty();
    assertThat(office.sandbox().ghl().accepted()).isZero();
    assertThat(office.sandbox().book().rows("AuditLog")).hasSize(1);
  }

  @Test
  void a_rule_that_there_is_not_is_refused_with_the_nearest_there_is() {
    isRefused(
        office.run("send", "--rule", "SMS-33d"),
        2,
        "No rule has the RuleID 'SMS-33d'",
        "Did you mean SMS-3d?");
  }

  @Test
  void a_rule_like_none_is_refused_with_those_there_are() {
    isRefused(office.run("send", "--rule", "Hearings"), 2, "Name one of: SMS-3d.");
  }

  @Test
  void one_wrong_name_among_right_ones_is_enough() {
    isRefused(office.run("send", "--rule", "SMS-3d", "--rule", "SMS-4d"), 2, "'SMS-4d'");
  }

  @Test
  void a_dry_run_refuses_the_same_and_writes_nothing() {
    isRefused(office.run("send", "--dry-run", "--rule", "SMS-33d"), 2, "'SMS-33d'");
    assertThat(office.writes()).isEmpty();
  }

  @Test
  void a_rule_that_is_switched_off_is_named_with_its_row() {
    rule("Motion", "5", "SMS", "court_sms", "", "no");

    isRefused(
        office.run("send", "--rule", "sms-5d"),
        3,
        "The rule SMS-5d is switched off in ReminderRules row 3",
        "column Enabled");
  }

  @Test
  void a_rule_whose_row_is_refused_is_named_with_its_fault() {
    rule("Motion", "five days", "SMS", "court_sms", "Five", "yes");

    isRefused(
        office.run("send", "--rule", "Five"),
        3,
        "ReminderRules row 3, DaysOut: 'five days' is not a number of days",
        "Mend that row");
    isRefused(office.run("send", "--rule", "Five-5d"), 3, "ReminderRules row 3");
    isRefused(office.run("send", "--rule", "Hearings"), 2, "clio-remind doctor names these");
  }

  private void rule(String... cells) {
    office.sandbox().book().typeRows("ReminderRules", List.of(List.of(cells)));
  }

  @Test
  void a_deadline_that_clio_does_not_list_is_refused() {
    isRefused(
        office.run("send", "--deadline", "entry-910000"),
        2,
        "Clio lists no open deadline entry-910000 from 2026-11-",
        "Copy the id from clio-remind plan");
  }

  @Test
  void the_same_number_of_the_other_kind_is_offered() {
    isRefused(office.run("send", "--deadline", "task-9100"), 2, "Did you mean entry-9100?");
  }

  @Test
  void a_number_alone_is_told_how_an_id_is_written() {
    Result result = office.run("send", "--deadline", "9100");

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .contains("--deadline '9100' is not an id such as entry-1245 or task-77")
        .contains("write entry- or task- before the number");
    assertThat(office.sandbox().ledger().calls(call -> true)).isEmpty();
  }

  @Test
  void what_is_there_and_not_due_is_a_good_run_that_says_so() {
    Result deadline = office.run("send", "--deadline", "entry-9101", "--format", "table");

    assertThat(deadline.code()).isZero();
    assertThat(deadline.out()).contains("Nothing of entry-9101 is due now");
    assertThat(office.sandbox().ghl().accepted()).isZero();
  }

  @Test
  void what_is_named_rightly_is_sent() {
    Result result =
        office.run("send", "--rule", "sms-3D", "--deadline", "entry-9100", "--format", "table");

    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("Sent: 1").doesNotContain("is due now");
    assertThat(office.sandbox().ghl().accepted()).isOne();
  }

  @Test
  void the_refusal_is_a_document_in_json_and_a_row_in_the_runs_tab() {
    Result result = office.run("send", "--rule", "SMS-33d", "--format", "json");

    assertThat(result.code()).isEqualTo(2);
    assertThat(
            JsonParser.parseString(result.out())
                .getAsJsonObject()
                .getAsJsonObject("error")
                .get("fix")
                .getAsString())
        .isEqualTo("Did you mean SMS-3d?");
    assertThat(office.sandbox().book().rows("Runs").get(1).toString()).contains("send", "2");
  }
}
