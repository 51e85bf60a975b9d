package dev.clioremind.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.clioremind.core.ExitCode;
import dev.clioremind.core.send.Performed;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class RunReportJsonTest {

  private static final String TEXT =
      RunReports.render(Scene.sent(), Format.JSON, Scene.look(80, false));
  private static final JsonObject DOCUMENT = JsonParser.parseString(TEXT).getAsJsonObject();

  @Test
  void it_is_one_document_of_two_space_steps_with_a_line_break_at_its_end() {
    assertThat(TEXT)
        .startsWith("{\n  \"schema\": 1,\n  \"command\": \"send\",\n")
        .endsWith("\n}\n");
    assertThat(DOCUMENT.keySet())
        .containsExactly(
            "schema",
            "command",
            "runId",
            "asOf",
            "zone",
            "dryRun",
            "reminders",
            "withdrawals",
            "counts",
            "skips",
            "outcomes",
            "coverage",
            "problems",
            "exitCode",
            "notes");
  }

  @Test
  void the_run_is_named() {
    assertThat(DOCUMENT.get("runId").getAsString()).isEqualTo("20261122T150312Z-7f3a");
    assertThat(DOCUMENT.get("asOf").getAsString()).isEqualTo("2026-11-22T15:03:12Z");
    assertThat(DOCUMENT.get("zone").getAsString()).isEqualTo("America/New_York");
    assertThat(DOCUMENT.get("dryRun").getAsBoolean()).isFalse();
    assertThat(DOCUMENT.get("exitCode").getAsInt()).isEqualTo(5);
    assertThat(DOCUMENT.get("notes")).hasToString("[\"This was the first send.\"]");
  }

  @Test
  void a_reminder_has_every_member_in_the_documented_order() {
    assertThat(reminder("entry-1245"))
        .hasToString(
            """
            {"hash":"b78ecdb0718410eb23afa7f90042a029bf89ce9ade2ef6c9266285b52864a909",\
            "fingerprint":"d43779540090b7756fe8c816757665dc452ccfff711cc3be04734e98625ac4b7",\
            "deadlineId":"entry-1245","deadlineType":"Court Date","deadlineDate":"2026-11-25",\
            "deadlineTime":"09:00","nominalDate":"2026-11-22","ruleId":"SMS-3d","channel":"SMS",\
            "templateId":"ghl_sms_1","audience":"Client","decision":"send","reason":null,\
            "sendAt":null,"outcome":"success","detail":null}""");
  }

  @Test
  void a_scheduled_reminder_has_its_moment() {
    JsonObject scheduled = reminder("entry-1300");

    assertThat(scheduled.get("decision").getAsString()).isEqualTo("schedule");
    assertThat(scheduled.get("sendAt").getAsString()).isEqualTo("2026-11-23T14:00:00Z");
    assertThat(scheduled.get("outcome").getAsString()).isEqualTo("scheduled");
  }

  @Test
  void a_plain_date_has_no_time() {
    JsonObject task = reminder("task-77");

    assertThat(task.get("deadlineTime").isJsonNull()).isTrue();
    assertThat(task.get("outcome").getAsString()).isEqualTo("rejected");
    assertThat(task.get("detail").getAsString()).isEqualTo("422 address");
  }

  @Test
  void a_skip_has_its_reason_and_no_outcome() {
    JsonObject skip = reminder("entry-1600");

    assertThat(skip.get("decision").getAsString()).isEqualTo("skip");
    assertThat(skip.get("reason").getAsString()).isEqualTo("no-phone");
    assertThat(skip.get("outcome").isJsonNull()).isTrue();
  }

  @Test
  void a_client_who_was_told_otherwise_is_a_skipped_reminder() {
    JsonObject told = reminder("entry-1800");

    assertThat(told.get("decision").getAsString()).isEqualTo("skip");
    assertThat(told.get("reason").getAsString()).isEqualTo("changed-after-sent");
    assertThat(told.get("deadlineDate").getAsString()).isEqualTo("2026-11-24");
    assertThat(told.get("deadlineTime").getAsString()).isEqualTo("09:00");
    for (String unknown : List.of("fingerprint", "deadlineType", "nominalDate", "channel")) {
      assertThat(told.get(unknown).isJsonNull()).as(unknown).isTrue();
    }
  }

  @Test
  void the_counts_add_up_to_the_reminders() {
    assertThat(DOCUMENT.get("counts"))
        .hasToString("{\"send\":5,\"schedule\":1,\"later\":1,\"hold\":2,\"skip\":8}");
    assertThat(DOCUMENT.getAsJsonArray("reminders")).hasSize(5 + 1 + 1 + 2 + 8);
    assertThat(DOCUMENT.get("skips"))
        .hasToString(
            "{\"already-sent\":2,\"duplicate\":1,\"no-phone\":2,\"opted-out\":1,"
                + "\"changed-after-sent\":1,\"gone-after-sent\":1,\"in-doubt\":1,"
                + "\"outside-window\":1}");
    assertThat(DOCUMENT.get("outcomes"))
        .hasToString(
            "{\"success\":1,\"scheduled\":1,\"enrolled\":1,\"rejected\":1,\"unknown\":1,"
                + "\"released\":1}");
  }

  @Test
  void coverage_and_problems_are_there() {
    assertThat(DOCUMENT.get("coverage"))
        .hasToString(
            "{\"withoutRule\":{\"Closing\":1,\"Deposition\":4},"
                + "\"rulesWithoutDeadline\":[\"ReminderRules row 7\"]}");
    JsonArray problems = DOCUMENT.getAsJsonArray("problems");
    assertThat(problems).hasSize(3);
    assertThat(problems.get(0))
        .hasToString(
            "{\"where\":\"ReminderRules row 5, DaysOut\","
                + "\"what\":\"'three days' is not a number of days\",\"weight\":\"needs-person\"}");
  }

  @Test
  void an_empty_run_keeps_its_members() {
    JsonObject empty =
        JsonParser.parseString(
                RunReports.render(
                    Scene.report("plan", true, Scene.nothing(), Performed.nothing(), List.of()),
                    Format.JSON,
                    Scene.look(80, false)))
            .getAsJsonObject();

    assertThat(empty.getAsJsonArray("reminders")).isEmpty();
    assertThat(empty.get("counts"))
        .hasToString("{\"send\":0,\"schedule\":0,\"later\":0,\"hold\":0,\"skip\":0}");
    assertThat(empty.get("skips")).hasToString("{}");
    assertThat(empty.get("outcomes")).hasToString("{}");
    assertThat(empty.get("dryRun").getAsBoolean()).isTrue();
    assertThat(empty.get("exitCode").getAsInt()).isZero();
  }

  @Test
  void a_fatal_error_is_a_document_and_a_sentence() {
    assertThat(ErrorReports.json("No tab AuditLog.", "Run init.", ExitCode.CONFIGURATION))
        .isEqualTo(
            """
            {
              "schema": 1,
              "error": {
                "what": "No tab AuditLog.",
                "fix": "Run init."
              },
              "exitCode": 3
            }
            """);
    assertThat(ErrorReports.text("No tab AuditLog.", "Run init."))
        .isEqualTo("clio-remind: No tab AuditLog.\n  Run init.");
    assertThat(ErrorReports.text("One.\n::error::Two.", ""))
        .isEqualTo("clio-remind: One.\n  : :error: :Two.");
  }

  private static JsonObject reminder(String deadlineId) {
    return StreamSupport.stream(DOCUMENT.getAsJsonArray("reminders").spliterator(), false)
        .map(JsonElement::getAsJsonObject)
        .filter(r -> r.get("deadlineId").getAsString().equals(deadlineId))
        .findFirst()
        .orElseThrow();
  }
}
