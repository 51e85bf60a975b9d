package dev.clioremind;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.clioremind.Office.Result;
import dev.clioremind.sandbox.Fault;
import dev.clioremind.sandbox.GhlStandIn;
import dev.clioremind.sandbox.SheetsStandIn;
import dev.clioremind.sandbox.ghl.GhlWorkflow;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that doctor knows to find is broken here in the sandbox, one thing at a time. */
@Timeout(60)
class DoctorTest {

  private static final List<String> JSON = List.of("--format", "json");

  @TempDir private Path folder;
  private Office office;

  /**
   * One thing that is broken.
   *
   * @param result how doctor takes it: {@code failure}, {@code warning}
   */
  private record Broken(
      String name,
      Consumer<Office> how,
      List<String> arguments,
      int code,
      String check,
      String result,
      String sentence) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Broken broken(
      String name, Consumer<Office> how, int code, String check, String sentence) {
    return new Broken(name, how, List.of(), code, check, "failure", sentence);
  }

  private static Broken doubtful(String name, Consumer<Office> how, String check, String sentence) {
    return new Broken(name, how, List.of(), 0, check, "warning", sentence);
  }

  private static Broken timed(
      String name,
      Consumer<Office> how,
      String cron,
      String zone,
      int code,
      String result,
      String sentence) {
    return new Broken(
        name,
        how,
        List.of("--cron", cron, "--cron-zone", zone),
        code,
        "send-window",
        result,
        sentence);
  }

  static Stream<Broken> everything() {
    return Stream.of(accounts(), spreadsheet(), rules(), surroundings()).flatMap(s -> s);
  }

  private static Stream<Broken> accounts() {
    return Stream.of(
        broken(
            "Clio ended the sign-in",
            o -> o.sandbox().clio().signIn().revokeRefreshTokens(),
            4,
            "clio-sign-in",
            "clio-remind auth login clio"),
        broken(
            "Clio is down",
            o -> o.sandbox().faults().failAll(c -> c.service().equals("clio"), Fault.UNAVAILABLE),
            6,
            "clio-sign-in",
            "Clio"),
        broken(
            "the Clio app may not read tasks",
            o -> o.sandbox().clio().behaviour().forbid("tasks"),
            4,
            "clio-tasks",
            "Not allowed: Tasks, for tasks with a due date. Give the app this permission in Clio's"),
        doubtful(
            "the firm says another zone than Clio",
            o -> o.withEnvironment("CLIO_REMIND_FIRM_TIME_ZONE", "America/Chicago"),
            "clio-time-zone",
            "Clio is in America/New_York, but firm.time-zone is America/Chicago."),
        doubtful(
            "GoHighLevel is in another zone",
            o -> o.sandbox().ghl().location("Park Law", "America/Denver"),
            "ghl-time-zone",
            "GoHighLevel is in America/Denver, but firm.time-zone is America/New_York."),
        doubtful(
            "GoHighLevel names a zone that nobody knows",
            o -> o.sandbox().ghl().location("Park Law", "Nowhere/At_All"),
            "ghl-time-zone",
            "GoHighLevel names a time zone that is not known here."),
        broken(
            "the token of GoHighLevel was revoked",
            o -> o.sandbox().ghl().revoke(GhlStandIn.TOKEN),
            4,
            "ghl-sign-in",
            "the token is wrong, expired or revoked; run: clio-remind auth login ghl"),
        broken(
            "the token may not find contacts",
            o -> o.sandbox().ghl().allow(GhlStandIn.TOKEN, without("contacts.readonly")),
            4,
            "ghl-contacts.readonly",
            "Not allowed: contacts.readonly, for finding the client's contact and opt-outs."),
        broken(
            "the token may not send",
            o -> o.sandbox().ghl().allow(GhlStandIn.TOKEN, without("conversations/message.write")),
            4,
            "ghl-conversations/message.write",
            "Not allowed: conversations/message.write, for sending."),
        broken(
            "GoHighLevel is down",
            o -> o.sandbox().faults().failAll(c -> c.service().equals("ghl"), Fault.UNAVAILABLE),
            6,
            "ghl-sign-in",
            "GoHighLevel"));
  }

  private static Set<String> without(String scope) {
    Set<String> scopes = new TreeSet<>(GhlStandIn.SCOPES);
    assertThat(scopes.remove(scope)).isTrue();
    return scopes;
  }

  private static Stream<Broken> spreadsheet() {
    return Stream.of(
        broken(
            "the spreadsheet is not shared",
            o -> o.sandbox().book().unshare(SheetsStandIn.SERVICE_ACCOUNT),
            3,
            "spreadsheet",
            "choose Share, and add clio-remind@sandbox.iam.gserviceaccount.example.com as Editor"),
        broken(
            "the spreadsheet's id is wrong",
            o -> o.withEnvironment("CLIO_REMIND_SHEETS_SPREADSHEET_ID", "1nowhere"),
            3,
            "spreadsheet",
            "Check sheets.spreadsheet-id"),
        broken(
            "Google is down",
            o -> o.sandbox().faults().failAll(c -> c.service().equals("sheets"), Fault.UNAVAILABLE),
            6,
            "spreadsheet",
            "Google"),
        broken(
            "a header was renamed",
            o -> o.sandbox().book().renameHeader("Templates", "Body", "Bodies"),
            3,
            "headers",
            "has no header 'Body' in its first row. The headers there are: 'TemplateID',"),
        broken(
            "the audit log was deleted",
            o -> o.sandbox().book().deleteTab("AuditLog"),
            3,
            "headers",
            "The spreadsheet has no tab 'AuditLog'."),
        broken(
            "Google renamed a tab",
            o -> o.sandbox().book().addTab("AuditLog_conflict12345", 10, 3),
            3,
            "headers",
            "AuditLog_conflict12345"),
        doubtful(
            "the switch is missing",
            o -> o.sandbox().book().deleteTab("Status"),
            "tabs",
            "Not there: Status. Without Status nobody can pause the sending. Run 'clio-remind init'"),
        broken(
            "the audit log is protected against the program",
            o -> o.sandbox().book().protect("AuditLog", "kim@example.com"),
            3,
            "write-access",
            "The tab 'AuditLog' is protected against clio-remind@sandbox"),
        broken(
            "the log lost rows",
            o -> o.sandbox().book().setMetadata("clio-remind.high-water", "12"),
            3,
            "audit-log",
            "had 12 rows of events and now has 0"),
        doubtful(
            "somebody edited the log",
            o ->
                o.sandbox()
                    .book()
                    .addTextRows("AuditLog", List.of(List.of("not a hash", "yesterday", "x"))),
            "audit-log",
            "of the log's reminders or rows need a person. Run: clio-remind audit verify"),
        doubtful(
            "the cells run out",
            o -> o.sandbox().book().resize("Upcoming", 1_000_000, 9),
            "cells",
            "9,208,000 of 10,000,000 cells are used, 92 percent."),
        doubtful(
            "no start date is recorded",
            o -> o.sandbox().book().deleteTab("Runs"),
            "start-date",
            "No start date is recorded; the first send will record its day."),
        doubtful(
            "sending is paused",
            o -> o.sandbox().book().type("Status", "B1", "PAUSED"),
            "switch",
            "Sending is PAUSED: nothing is sent. To send, set cell B1 of the Status tab to ON."));
  }

  private static Stream<Broken> rules() {
    return Stream.of(
        broken(
            "a rule can't be read",
            o -> rule(o, "Court Date", "three days", "SMS", "court_sms"),
            3,
            "rows",
            "DaysOut: 'three days' is not a number of days. Mend the row"),
        broken(
            "a template's row is wrong",
            o -> template(o, "odd", "Fax", "", "words"),
            3,
            "rows",
            "Channel: must be SMS, Email or WhatsApp."),
        broken(
            "a template is missing",
            o -> rule(o, "Court Date", "9", "Email", "nowhere"),
            3,
            "templates",
            "template 'nowhere' for Email is neither in the Templates tab nor among the"),
        broken(
            "a template asks for what there is not",
            o -> {
              template(o, "typo", "SMS", "", "{{firm.name}}: {{deadline.dat}}");
              rule(o, "Court Date", "9", "SMS", "typo");
            },
            3,
            "templates",
            "template 'typo': {{deadline.dat}} is not a merge field. Mend the template"),
        broken(
            "a template has a brace too many",
            o -> {
              template(o, "brace", "SMS", "", "{{firm.name}}: {{deadline.date}}} Ref {{ref}}");
              rule(o, "Court Date", "9", "SMS", "brace");
            },
            3,
            "templates",
            "template 'brace': can't be filled in with sample data: a brace is left over"),
        doubtful(
            "a template says tomorrow",
            o -> {
              template(o, "soon", "SMS", "", "{{firm.name}}: tomorrow. Ref {{ref}}");
              rule(o, "Court Date", "9", "SMS", "soon");
            },
            "templates",
            "template 'soon': says 'tomorrow', which is wrong when it arrives on another day"),
        doubtful(
            "an SMS does not name the firm",
            o -> {
              template(o, "who", "SMS", "", "Your hearing is {{deadline.when}}. Ref {{ref}}");
              rule(o, "Court Date", "9", "SMS", "who");
            },
            "templates",
            "template 'who': does not name the firm; add {{firm.name}}."),
        broken(
            "a workflow is a draft",
            o -> {
              o.sandbox().ghl().add(GhlWorkflow.draft("wf0000000000000000001", "Remind"));
              rule(o, "Court Date", "9", "Workflow", "Remind");
            },
            3,
            "templates",
            "the workflow in TemplateID is not published in GoHighLevel."),
        doubtful(
            "a rule names a type that Clio does not have",
            o -> rule(o, "Court Dates", "9", "SMS", "court_sms"),
            "deadline-types",
            "Clio knows no deadline type 'Court Dates'. Was 'Court Date' meant?"),
        doubtful(
            "a row of DeadlineTypes is not filled in",
            o ->
                o.sandbox()
                    .book()
                    .typeRows("DeadlineTypes", List.of(List.of("calendar", "Partners"))),
            "deadline-types",
            "1 rows of DeadlineTypes have no Deadline Type yet and no effect."),
        doubtful(
            "Clio reminds too",
            o ->
                o.firm()
                    .clio()
                    .remindOfEntry(
                        Long.parseLong(o.deadline("Court Date", 3).substring("entry-".length()))),
            "clio-reminders",
            "Clio has reminders of its own for 1 of the deadlines that rules match: entry-"),
        doubtful(
            "no rule is enabled",
            o -> {
              for (int row = 2; row <= 13; row++) {
                o.sandbox().book().type("ReminderRules", "F" + row, "no");
              }
            },
            "rules",
            "No rule is enabled, so nobody is reminded of anything."));
  }

  private static void rule(
      Office office, String type, String daysOut, String channel, String template) {
    office
        .sandbox()
        .book()
        .typeRows("ReminderRules", List.of(List.of(type, daysOut, channel, template)));
  }

  private static void template(
      Office office, String id, String channel, String subject, String body) {
    office.sandbox().book().typeRows("Templates", List.of(List.of(id, channel, subject, body)));
  }

  private static Stream<Broken> surroundings() {
    Consumer<Office> usualHours =
        o -> o.withEnvironment("CLIO_REMIND_SEND_WINDOW", "MON-SAT 09:00-18:00");
    return Stream.of(
        broken(
            "a setting is wrong",
            o -> o.with("send.chunk = ten"),
            3,
            "config",
            "send.chunk: 'ten'"),
        new Broken(
            "an address looks like the service's own and is not",
            o ->
                o.withEnvironment(
                    "CLIO_REMIND_GHL_BASE_URL", "https://services.leadconnectorhq.com.evil.test"),
            List.of(),
            6,
            "config",
            "warning",
            "ghl.base-url leads to services.leadconnectorhq.com.evil.test, which is not the"
                + " service's own host"),
        broken(
            "the holiday calendar is unknown",
            o -> o.withEnvironment("CLIO_REMIND_FIRM_HOLIDAYS", "us-zz"),
            3,
            "dates",
            "firm.holidays"),
        broken(
            "the clock is wrong",
            o -> o.withClockOff(Duration.ofMinutes(3)),
            3,
            "clock",
            "This machine's clock is 180 seconds off Google's. Set the clock (NTP)"),
        doubtful(
            "the clock is a little off",
            o -> o.withClockOff(Duration.ofSeconds(-30)),
            "clock",
            "This machine's clock is 30 seconds off Google's."),
        timed(
            "runs in UTC come before the window opens in winter",
            usualHours,
            "30 13 * * 1-6",
            "UTC",
            0,
            "warning",
            "In January every run comes outside the hours of send.window: 08:30 (America/New_York)."),
        timed(
            "nothing would ever be sent",
            o -> {
              usualHours.accept(o);
              o.withEnvironment("CLIO_REMIND_SEND_OUTSIDE_WINDOW", "hold");
            },
            "0 3 * * *",
            "America/New_York",
            3,
            "failure",
            "set send.outside-window=schedule: as it is, nothing is ever sent."),
        timed(
            "a day has hours and no run",
            usualHours,
            "10 9,13 * * 1-5",
            "America/New_York",
            0,
            "warning",
            "No run comes within the hours of Saturday"),
        timed(
            "the schedule never comes",
            usualHours,
            "0 9 31 2 *",
            "UTC",
            3,
            "failure",
            "The schedule '0 9 31 2 *' never comes."),
        doubtful("no alert", o -> {}, "alert", "Nobody is told when a run fails."),
        doubtful("no heartbeat", o -> {}, "heartbeat", "Nobody is told when runs stop coming."));
  }

  @BeforeEach
  void openTheOffice() {
    office = new Office(folder);
    mend();
  }

  /** The sample office shows some faults on purpose; here each test brings its own. */
  private void mend() {
    office.sandbox().book().type("ReminderRules", "F5", "no");
    office.sandbox().book().type("ReminderRules", "F9", "no");
    office.sandbox().book().type("ReminderRules", "B11", "3");
  }

  @AfterEach
  void closeTheOffice() {
    assertThat(office.sandbox().ledger().defects()).isEmpty();
    office.close();
  }

  @ParameterizedTest
  @MethodSource("everything")
  void what_is_broken_is_found_and_its_repair_told(Broken broken) {
    broken.how().accept(office);

    Result doctor = office.run(arguments(broken.arguments()));

    assertThat(checks(doctor))
        .anySatisfy(
            check ->
                assertThat(check)
                    .startsWith(broken.check() + " " + broken.result() + " ")
                    .contains(broken.sentence()));
    assertThat(doctor.code()).isEqualTo(broken.code());
    assertThat(doctor.out()).contains("\"exitCode\": " + broken.code() + "\n");
    assertThat(doctor.err()).isEmpty();
    assertNothingChanged();
    Stream.concat(office.secretsOfClients().stream(), office.credentials().stream())
        .forEach(secret -> assertThat(doctor.out()).doesNotContain(secret));
  }

  /** Each check in one line: its name, its result, what was found and what to do. */
  private static List<String> checks(Result doctor) {
    List<String> checks = new ArrayList<>();
    for (JsonElement one :
        JsonParser.parseString(doctor.out()).getAsJsonObject().getAsJsonArray("checks")) {
      JsonObject check = one.getAsJsonObject();
      checks.add(
          Stream.of("check", "result", "what", "fix")
              .map(check::get)
              .filter(member -> !member.isJsonNull())
              .map(JsonElement::getAsString)
              .collect(Collectors.joining(" ")));
    }
    return checks;
  }

  private static String[] arguments(List<String> more) {
    return Stream.of(List.of("doctor"), JSON, more).flatMap(List::stream).toArray(String[]::new);
  }

  private void assertNothingChanged() {
    assertThat(office.sandbox().ghl().accepted()).isZero();
    assertThat(office.sandbox().sheets().writes()).isEmpty();
    assertThat(office.sandbox().book().rows("Upcoming")).hasSize(1);
    // One call shows the scope for sending: it asks to withdraw a message that does not exist.
    assertThat(office.writes())
        .allSatisfy(
            call ->
                assertThat(call.method() + call.path())
                    .isEqualTo("DELETE/conversations/messages/clio-remind-scope-check/schedule"));
  }

  @Test
  void an_office_in_order_has_warnings_at_most_and_the_facts_to_look_at() {
    Result doctor = office.run("doctor", "--cron", "10 9 * * *", "--cron-zone", "America/New_York");

    String said = doctor.out().replaceAll("\\s+", " ");
    assertThat(doctor.code()).isZero();
    assertThat(said)
        .startsWith("0 failures, 3 warnings")
        .contains("In America/New_York it is Tuesday, November 24, 2026, 10:00")
        .contains("The next holidays: 2026-11-26 (Thanksgiving Day), 2026-12-25 (Christmas),")
        .contains("Clio is in America/New_York, as the firm is.")
        .contains("234,000 of 10,000,000 cells are used, 2 percent.")
        .contains("in January at 09:10, in July at 09:10 (America/New_York).")
        .contains("Allowed: Calendars, for hearings and other entries.");
    assertNothingChanged();
  }

  @Test
  void what_can_not_be_checked_for_another_failure_says_so() {
    office.sandbox().book().unshare(SheetsStandIn.SERVICE_ACCOUNT);
    office.sandbox().ghl().revoke(GhlStandIn.TOKEN);

    Result doctor = office.run(arguments(List.of()));

    assertThat(doctor.code()).isEqualTo(4);
    assertThat(checks(doctor))
        .contains(
            "rules not-run Not checked: the spreadsheet can't be read as it is.",
            "templates not-run Not checked: the spreadsheet can't be read as it is.",
            "deadline-types not-run Not checked: the spreadsheet can't be read as it is.",
            "ghl-permissions not-run Not checked: GoHighLevel did not let us in.")
        .anyMatch(check -> check.startsWith("clio-sign-in ok "))
        .anyMatch(check -> check.startsWith("deadlines ok Clio shows"));
  }

  @Test
  void every_fault_of_the_configuration_is_told() {
    office.with("send.chunk = ten").with("send.windw = never");

    Result doctor = office.run("doctor");

    assertThat(doctor.code()).isEqualTo(3);
    assertThat(doctor.out()).contains("2 failures").contains("send.chunk").contains("send.window");
    assertThat(doctor.out()).contains("everything-else");
  }

  @Test
  void a_schedule_that_is_none_is_wrong_usage() {
    assertThat(office.run("doctor", "--cron", "every day").code()).isEqualTo(2);
    assertThat(office.run("doctor", "--cron", "0 9 * * *", "--cron-zone", "Mars").code())
        .isEqualTo(2);
  }
}
