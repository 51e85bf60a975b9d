package dev.clioremind;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.clioremind.Office.Result;
import dev.clioremind.auth.RunLock;
import dev.clioremind.core.ExitCode;
import dev.clioremind.sandbox.CallObserver;
import dev.clioremind.sandbox.Fault;
import dev.clioremind.sandbox.Faults;
import dev.clioremind.sandbox.ReceivedCall;
import dev.clioremind.sandbox.ghl.GhlMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole program against the sandbox, judged by what the services received. */
@Timeout(60)
class WholeRunTest {

  @TempDir private Path folder = Path.of(".");
  private Office office = new Office(Path.of("."));

  @BeforeEach
  void open() {
    office.close();
    office = new Office(folder);
  }

  @AfterEach
  void close() {
    assertThat(office.sandbox().ledger().defects()).isEmpty();
    assertThat(office.sandbox().clio().ignoredParameters()).isEmpty();
    assertThat(office.sandbox().ghl().ignoredParameters()).isEmpty();
    assertThat(office.sandbox().ghl().forbiddenCalls()).isEmpty();
    office.close();
  }

  private static JsonObject json(Result result) {
    return JsonParser.parseString(result.out()).getAsJsonObject();
  }

  private List<GhlMessage> received() {
    return office.sandbox().ghl().messages();
  }

  private static Map<String, String> decisions(Result result) {
    return json(result).getAsJsonArray("reminders").asList().stream()
        .map(JsonElement::getAsJsonObject)
        .collect(
            Collectors.toMap(
                r -> r.get("deadlineId").getAsString() + " " + r.get("ruleId").getAsString(),
                r ->
                    r.get("decision").getAsString()
                        + (r.get("reason").isJsonNull() ? "" : " " + r.get("reason").getAsString()),
                (a, b) -> a + ", " + b));
  }

  @Test
  void the_sheet_and_clio_are_read_at_the_same_time() {
    CountDownLatch both = new CountDownLatch(2);
    AtomicInteger met = new AtomicInteger();
    office
        .sandbox()
        .observe(
            new CallObserver() {
              @Override
              public void beforeCall(ReceivedCall call) {
                if (call.path().contains("batchGet") || call.path().contains("calendar_entries")) {
                  both.countDown();
                  met.addAndGet(awaited(both) ? 1 : 0);
                }
              }
            });

    office.run("plan", "--dry-run");

    assertThat(met.get()).isGreaterThanOrEqualTo(2);
  }

  private static boolean awaited(CountDownLatch latch) {
    try {
      return latch.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      return false;
    }
  }

  @Test
  void a_second_send_sends_nothing() {
    Result first = office.run("send", "--format", "json");
    int sent = office.sandbox().ghl().accepted();

    Result second = office.later(Duration.ofHours(1)).run("send", "--format", "json");

    assertThat(sent).isGreaterThan(10);
    assertThat(json(first).getAsJsonObject("outcomes").get("success").getAsInt())
        .isEqualTo((int) received().stream().filter(m -> m.scheduledFor().isEmpty()).count());
    assertThat(office.sandbox().ghl().accepted()).isEqualTo(sent);
    assertThat(json(second).getAsJsonObject("outcomes").entrySet()).isEmpty();
  }

  @Test
  void every_message_reaches_the_client_of_its_matter() {
    office.run("send");

    String hearing = office.deadline("Court Date", 7);
    assertThat(hearing).isEqualTo("entry-1207");
    Map<String, List<GhlMessage>> byContact =
        received().stream().collect(Collectors.groupingBy(GhlMessage::contactId));
    byContact.forEach(
        (contact, messages) -> {
          String name = office.sandbox().ghl().contact(contact).orElseThrow().firstName();
          assertThat(messages)
              .filteredOn(m -> m.content().contains("Hello "))
              .allSatisfy(m -> assertThat(m.content()).contains("Hello " + name));
        });
  }

  @Test
  void each_kind_of_skip_of_the_sample_is_named() {
    Map<String, String> decisions = decisions(office.run("plan", "--dry-run", "--format", "json"));

    assertThat(decisions.values().stream().map(d -> d.replaceFirst("^\\w+ ?", "")).distinct())
        .contains(
            "",
            "no-phone",
            "no-email",
            "hidden",
            "matter-closed",
            "looks-cancelled",
            "excluded",
            "before-start",
            "opted-out",
            "no-contact",
            "ambiguous-contact",
            "override",
            "duplicate",
            "template-field",
            "template-missing");
  }

  @Test
  void a_dry_run_writes_nothing_however_often() {
    office.run("plan", "--dry-run");
    office.run("plan", "--dry-run");
    office.run("send", "--dry-run");

    assertThat(office.writes()).isEmpty();
    assertThat(received()).isEmpty();
  }

  @Test
  void a_plan_writes_the_upcoming_tab_and_nothing_else() {
    office.run("plan");

    assertThat(office.sandbox().book().rows("Upcoming")).hasSizeGreaterThan(10);
    assertThat(office.sandbox().book().rows("AuditLog")).hasSize(1);
    assertThat(office.sandbox().book().rows("Runs")).hasSize(1);
    assertThat(received()).isEmpty();
  }

  @Test
  void a_plan_as_json_is_one_document_of_the_designed_form() {
    Result plan = office.run("plan", "--dry-run", "--format", "json");

    JsonObject document = json(plan);
    assertThat(document.keySet())
        .contains(
            "schema",
            "command",
            "runId",
            "asOf",
            "zone",
            "dryRun",
            "reminders",
            "counts",
            "skips",
            "outcomes",
            "coverage",
            "problems",
            "exitCode");
    assertThat(document.get("schema").getAsInt()).isEqualTo(1);
    assertThat(document.get("zone").getAsString()).isEqualTo("America/New_York");
    assertThat(document.get("asOf").getAsString()).isEqualTo("2026-11-24T15:00:00Z");
    assertThat(document.get("exitCode").getAsInt()).isEqualTo(plan.code());
    assertThat(plan.err()).isEmpty();
  }

  @Test
  void a_plan_holds_no_client_data_in_any_format() {
    for (String format : List.of("json", "table", "csv", "markdown")) {
      Result plan = office.run("plan", "--dry-run", "--format", format, "-v", "-v");

      assertThat(plan.out() + plan.err()).doesNotContain(office.secretsOfClients());
      assertThat(plan.out() + plan.err()).doesNotContain(office.credentials());
    }
  }

  @Test
  void nothing_is_kept_of_a_client_in_any_file_cell_or_output() throws IOException {
    StringBuilder everything = new StringBuilder();
    everything.append(office.run("plan", "-v"));
    everything.append(office.run("send", "-v"));
    office
        .firm()
        .clio()
        .moveEntry(
            Long.parseLong(office.deadline("Court Date", 3).substring(6)),
            LocalDate.of(2026, 12, 4));
    everything.append(office.later(Duration.ofHours(2)).run("send", "-v", "--format", "json"));
    everything.append(office.run("audit", "list", "-v"));
    // What the office itself wrote into its tabs is not of the program's keeping.
    for (String tab : List.of("AuditLog", "Status", "Runs", "Upcoming")) {
      office.sandbox().book().rows(tab).forEach(everything::append);
    }
    everything.append(office.sandbox().book().metadata());
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.endsWith("config.properties")) {
          everything.append(file).append(Files.readString(file));
        }
      }
    }

    assertThat(received()).isNotEmpty();
    assertThat(everything.toString()).doesNotContain(office.secretsOfClients());
    assertThat(everything.toString())
        .doesNotContain(received().stream().map(GhlMessage::content).toList());
  }

  @Test
  void a_moved_hearing_of_which_the_client_was_told_is_reported_once() {
    String hearing = office.deadline("Court Date", 3);
    office.run("send");
    int sent = office.sandbox().ghl().accepted();
    office.firm().clio().moveEntry(Long.parseLong(hearing.substring(6)), LocalDate.of(2026, 12, 4));

    Result told = office.later(Duration.ofHours(1)).run("send", "--format", "json");
    Result again = office.later(Duration.ofHours(1)).run("send", "--format", "json");

    assertThat(told.out()).contains("changed-after-sent");
    assertThat(told.code()).isEqualTo(ExitCode.NEEDS_PERSON.number());
    assertThat(again.out()).doesNotContain("changed-after-sent");
    assertThat(office.sandbox().ghl().accepted()).isEqualTo(sent);
  }

  @Test
  void a_wrong_rule_row_is_named_and_the_others_run() {
    Result result = office.run("send");

    assertThat(result.code()).isEqualTo(ExitCode.NEEDS_PERSON.number());
    assertThat(result.out()).contains("ReminderRules row 11").contains("three days");
    assertThat(received()).isNotEmpty();
  }

  @Test
  void every_fault_of_the_configuration_is_told_at_once() {
    Path config =
        office.write(
            """
            firm.name = Park Law
            firm.time-zone = America/New_Yrok
            clio.regoin = us
            ghl.token = file:/nowhere/at/all
            send.chunk = ten
            clio.base-url = http://clio.example.com
            """);

    Result result = office.runAsIs("send", "--config", config.toString());

    assertThat(result.code()).isEqualTo(ExitCode.CONFIGURATION.number());
    assertThat(result.err())
        .contains("config.properties:2", "America/New_York")
        .contains("config.properties:3", "clio.region")
        .contains("config.properties:4", "ghl.token")
        .contains("config.properties:5", "send.chunk")
        .contains("config.properties:6", "clio.base-url")
        .contains("sheets.spreadsheet-id")
        .contains("ghl.location-id");
    assertThat(office.sandbox().ledger().size()).isZero();
  }

  @Test
  void a_fatal_error_as_json_is_one_document_on_stdout() {
    Path config = office.write("firm.name = Park Law\n");

    Result result =
        office.runAsIs("plan", "--format", "json", "--dry-run", "--config", config.toString());

    assertThat(json(result).getAsJsonObject("error").get("what").getAsString()).isNotBlank();
    assertThat(json(result).get("exitCode").getAsInt()).isEqualTo(3);
    assertThat(result.code()).isEqualTo(3);
  }

  @Test
  void paused_sends_nothing_and_says_so_and_still_records_the_start_date() {
    office.sandbox().book().type("Status", "B1", "PAUSED");

    Result result = office.run("send");

    assertThat(result.code()).isEqualTo(ExitCode.REFUSED.number());
    assertThat(result.out()).contains("PAUSED");
    assertThat(received()).isEmpty();
    assertThat(office.sandbox().book().rows("AuditLog")).hasSize(1);
    assertThat(office.sandbox().book().metadata()).containsValue("2026-11-24");
  }

  @Test
  void more_than_max_sends_are_refused_all_of_them() {
    Result result = office.run("send", "--max-sends", "3");

    assertThat(result.code()).isEqualTo(ExitCode.REFUSED.number());
    assertThat(received()).isEmpty();
  }

  @Test
  void another_run_on_this_machine_is_left_alone() {
    Path state = folder.resolve("state");
    String spreadsheet = office.sandbox().book().id();
    RunLock.Held held = new RunLock(state, spreadsheet).tryAcquire().orElseThrow();
    try {
      Result result = office.with("state.dir = " + state).run("send");

      assertThat(result.code()).isEqualTo(ExitCode.LOCKED.number());
      assertThat(office.sandbox().ledger().size()).isZero();
    } finally {
      held.close();
    }
  }

  @Test
  void a_messenger_that_is_down_leaves_all_to_the_next_run() {
    office
        .sandbox()
        .faults()
        .failAll(Faults.to("ghl", "POST", "/contacts/search"), Fault.UNAVAILABLE);
    office.sandbox().faults().failAll(Faults.to("ghl", "GET", "/contacts"), Fault.UNAVAILABLE);

    Result down = office.run("send");
    assertThat(down.code()).isEqualTo(ExitCode.TRY_AGAIN.number());
    assertThat(office.sandbox().book().rows("AuditLog")).hasSize(1);
    assertThat(office.sandbox().book().rows("Runs").get(1))
        .anyMatch(cell -> cell.startsWith("6: "));

    office.sandbox().faults().heal();
    office.later(Duration.ofHours(1)).run("send");
    assertThat(received()).hasSizeGreaterThan(10);
  }

  @Test
  void a_token_that_the_messenger_refuses_is_a_sign_in_to_renew() {
    office.sandbox().ghl().revoke(dev.clioremind.sandbox.GhlStandIn.TOKEN);

    Result result = office.run("send");

    assertThat(result.code()).isEqualTo(ExitCode.SIGN_IN.number());
    assertThat(result.err()).contains("auth login ghl");
    assertThat(received()).isEmpty();
  }

  @Test
  void a_header_that_was_renamed_stops_everything() {
    office.sandbox().book().renameHeader("AuditLog", "Hash", "Hush");

    Result result = office.run("send");

    assertThat(result.code()).isEqualTo(ExitCode.CONFIGURATION.number());
    assertThat(result.err()).contains("AuditLog", "Hash");
    assertThat(received()).isEmpty();
  }

  @Test
  void a_log_that_lost_its_rows_stops_everything() {
    office.run("send");
    int sent = office.sandbox().ghl().accepted();
    office.sandbox().book().deleteRows("AuditLog", 2, 20);

    Result result = office.later(Duration.ofHours(1)).run("send");

    assertThat(result.code()).isEqualTo(ExitCode.CONFIGURATION.number());
    assertThat(result.err()).contains("AuditLog").contains("Version history");
    assertThat(office.sandbox().ghl().accepted()).isEqualTo(sent);
  }

  @Test
  void a_machine_whose_clock_is_off_sends_nothing() {
    Result result = office.withClockOff(Duration.ofSeconds(90)).run("send");

    assertThat(result.code()).isEqualTo(ExitCode.CONFIGURATION.number());
    assertThat(result.err()).contains("clock is 90 seconds off");
    assertThat(received()).isEmpty();
    assertThat(office.sandbox().book().rows("AuditLog")).hasSize(1);
  }

  @Test
  void an_unknown_holiday_calendar_is_a_fault_of_the_configuration() {
    Result result = office.with("firm.holidays = us-xx").run("plan", "--dry-run");

    assertThat(result.code()).isEqualTo(ExitCode.CONFIGURATION.number());
    assertThat(result.err()).contains("firm.holidays");
  }

  @Test
  @Survives("52c")
  void the_language_of_the_machine_decides_nothing() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.US);
      Result english = office.run("plan", "--dry-run");
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      office.close();
      office = new Office(folder);
      Result arabic = office.run("plan", "--dry-run");

      assertThat(english.out()).contains("ReminderRules row 11");
      assertThat(arabic.out().replaceAll("Run \\S+", ""))
          .isEqualTo(english.out().replaceAll("Run \\S+", ""));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void a_send_leaves_status_and_runs_for_the_people_who_work_in_the_sheet() {
    office.run("send");

    assertThat(office.sandbox().book().rows("Runs")).hasSize(2);
    assertThat(office.sandbox().book().shown("Status", "B1")).isEqualTo("ON");
    assertThat(office.sandbox().book().rows("Status")).hasSizeGreaterThan(5);
  }

  @Test
  void a_run_asked_to_stop_sends_nothing_more() {
    office.stoppedBy(ExitCode.TERMINATED);

    Result result = office.run("send");

    assertThat(result.code()).isEqualTo(ExitCode.TERMINATED.number());
    assertThat(received()).isEmpty();
  }

  @Test
  void one_rule_or_deadline_can_be_sent_alone() {
    office.run("send", "--deadline", office.deadline("Court Date", 3));

    assertThat(received()).isNotEmpty();
    assertThat(
            office.sandbox().book().rows("AuditLog").stream()
                .skip(1)
                .map(row -> row.get(2))
                .distinct())
        .containsExactly(office.deadline("Court Date", 3));
  }

  @Test
  void the_log_is_listed_in_every_format() {
    office.run("send");

    assertThat(office.run("audit", "list").out()).contains("success");
    assertThat(json(office.run("audit", "list", "--format", "json")).getAsJsonArray("events"))
        .hasSizeGreaterThan(30);
    assertThat(office.run("audit", "list", "--format", "csv").out())
        .startsWith(
            "Hash,Timestamp (ISO),DeadlineID,RuleID,Status,Error Details,EventID,MessageID,Fingerprint,Deadline,TemplateID");
    assertThat(
            office
                .run("audit", "list", "--status", "skipped", "--format", "csv")
                .out()
                .lines()
                .skip(1))
        .isNotEmpty()
        .allMatch(line -> line.contains(",skipped,"));
  }

  @Test
  void the_detailed_exit_code_says_that_something_is_due() {
    office.sandbox().book().deleteRows("ReminderRules", 2, 12);
    office
        .sandbox()
        .book()
        .typeRows("ReminderRules", List.of(List.of("Mediation", "7", "Email", "Mediation mail")));

    assertThat(office.run("plan", "--dry-run", "--days", "0").code()).isZero();
    assertThat(office.run("plan", "--dry-run", "--days", "0", "--detailed-exitcode").code())
        .isEqualTo(ExitCode.SOMETHING_DUE.number());
    assertThat(office.run("send").code()).isZero();
    assertThat(office.run("plan", "--dry-run", "--days", "0", "--detailed-exitcode").code())
        .isZero();
  }

  @Test
  void wrong_usage_names_the_nearest_right_one() {
    Result result = office.runAsIs("paln");

    assertThat(result.code()).isEqualTo(ExitCode.USAGE.number());
    assertThat(result.err()).contains("plan");
    assertThat(office.runAsIs().code()).isEqualTo(ExitCode.USAGE.number());
    assertThat(office.runAsIs("plan", "--date", "2026-02-31").code())
        .isEqualTo(ExitCode.USAGE.number());
  }

  @Test
  void client_data_on_screen_is_for_people_at_a_terminal() {
    Result shown = office.run("plan", "--dry-run", "--show-messages", "--show-recipients");
    assertThat(shown.out()).contains("Park Law: ").contains("Reply STOP");

    office.withEnvironment("CI", "true");
    Result refused = office.run("plan", "--dry-run", "--show-messages");
    assertThat(refused.code()).isEqualTo(ExitCode.USAGE.number());
    assertThat(refused.out()).isEmpty();
  }

  @Test
  void the_demo_tells_the_whole_story_and_leaves_nothing_behind() throws IOException {
    Result demo = office.runAsIs("demo");

    assertThat(demo.out()).contains("GoHighLevel received 0 messages.");
    assertThat(demo.code()).as(demo.out() + demo.err()).isZero();
    assertThat(demo.out()).contains("changed-after-sent").doesNotContain("Exception");
    assertThat(demo.out() + demo.err()).doesNotContain(office.secretsOfClients());
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }
}
