package dev.clioremind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.Office.Result;
import dev.clioremind.sandbox.Failure;
import dev.clioremind.sandbox.Fault;
import dev.clioremind.sandbox.Faults;
import dev.clioremind.sandbox.ReceivedCall;
import dev.clioremind.sandbox.sheets.SheetBook;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The spreadsheet is made by the program, whatever was there before and whatever goes wrong. */
@Timeout(60)
class InitTest {

  private static final String RULES = "ReminderRules";

  @TempDir private Path folder;
  private Office office;
  private SheetBook book;

  @BeforeEach
  void openAnEmptySpreadsheet() {
    office = new Office(folder);
    book = office.sandbox().sheets().createBook("Reminders", "America/New_York");
    office.withEnvironment("CLIO_REMIND_SHEETS_SPREADSHEET_ID", book.id());
  }

  @AfterEach
  void close() {
    assertThat(office.sandbox().ledger().defects()).isEmpty();
    office.close();
  }

  @Test
  void an_empty_spreadsheet_gets_all_tabs_by_one_change() {
    Result init = office.run("init");

    assertThat(init.err()).isEmpty();
    assertThat(init.code()).isZero();
    assertThat(book.tabs())
        .containsExactly(
            RULES,
            "Templates",
            "DeadlineTypes",
            "Holidays",
            "Contacts",
            "Status",
            "Upcoming",
            "AuditLog",
            "Runs");
    assertThat(changes()).hasSize(1);
    assertThat(book.rows(RULES).get(0))
        .containsExactly(
            "Deadline Type",
            "DaysOut",
            "Channel",
            "TemplateID",
            "RuleID",
            "Enabled",
            "SendAt",
            "Audience",
            "Practice Area",
            "Attorney");
    assertThat(book.rows(RULES).stream().skip(1).map(row -> row.get(5)))
        .hasSize(3)
        .containsOnly("no");
    assertThat(book.shown("Status", "A1")).isEqualTo("Sending");
    assertThat(book.shown("Status", "B1")).isEqualTo("PAUSED");
    assertThat(book.metadata())
        .containsEntry("clio-remind.start-date", "2026-11-24")
        .containsEntry("clio-remind.high-water", "0");
    assertThat(init.out())
        .contains("ReminderRules: the tab, with 3 rows as examples")
        .contains("Status: the tab, the switch on PAUSED")
        .contains("Court Date")
        .contains("clio-remind doctor");
  }

  @Test
  void each_tab_is_made_fit_to_be_written_in() {
    office.run("init");

    for (String tab : book.tabs()) {
      assertThat(book.frozenRows(tab)).as(tab).isOne();
      assertThat(book.notes(tab)).as(tab).isNotEmpty();
    }
    assertThat(book.notes(RULES).get("B1")).contains("3b").contains("7, 3, 1");
    book.type(RULES, "B9", "3-1").type(RULES, "B10", "7, 3");
    assertThat(book.shown(RULES, "B9")).isEqualTo("3-1");
    assertThat(book.shown(RULES, "B10")).isEqualTo("7, 3");
    assertThat(book.gridColumns("AuditLog")).isEqualTo(11);

    List<String> checks = book.validationRules(RULES);
    assertThat(checks).anySatisfy(rule -> assertThat(rule).contains("\"SMS else Email\""));
    assertThat(checks)
        .anySatisfy(
            rule ->
                assertThat(rule)
                    .contains("\"*\"", "\"Court Date\"", "\"Deposition\"", "\"Court Rule\"")
                    .contains("\"strict\":false"));
    assertThat(checks).anySatisfy(rule -> assertThat(rule).contains("\"yes\"", "\"no\""));
    assertThat(checks).anySatisfy(rule -> assertThat(rule).contains("\"Attorney\""));
    assertThat(book.validationRules("Status"))
        .singleElement()
        .asString()
        .contains("\"ON\"", "\"PAUSED\"", "\"strict\":true");

    assertThat(book.protectionEditors("AuditLog"))
        .singleElement()
        .asInstanceOf(InstanceOfAssertFactories.list(String.class))
        .contains("clio-remind@sandbox.iam.gserviceaccount.example.com");
    assertThat(book.protectionEditors("Runs")).hasSize(1);
    assertThat(book.protectionEditors(RULES)).isEmpty();
    assertThat(book.filterViews("AuditLog"))
        .singleElement()
        .asString()
        .contains("Outcomes only", "\"claimed\"", "\"sending\"", "\"released\"")
        .doesNotContain("success");
  }

  @Test
  void deadline_types_are_proposed_and_calendars_left_to_the_firm() {
    office.run("init");

    assertThat(book.rows("DeadlineTypes"))
        .contains(List.of("event type", "Deposition", "Deposition"))
        .contains(List.of("calendar", "Court Calendar"));
    Result plan = office.run("plan", "--dry-run", "--format", "json");
    assertThat(plan.out()).doesNotContain("DeadlineTypes row");
  }

  @Test
  void a_second_init_changes_nothing_and_says_what_it_found() {
    office.run("init");
    List<String> before = book.allTexts();
    office.sandbox().sheets().resetCounters();

    Result again = office.run("init");

    assertThat(again.code()).isZero();
    assertThat(again.out())
        .contains("The spreadsheet was complete; nothing was changed")
        .contains("ReminderRules: 3 rows")
        .contains("AuditLog: 0 rows")
        .contains("start date: 2026-11-24")
        .doesNotContain("Made");
    assertThat(office.sandbox().sheets().writes()).isEmpty();
    assertThat(book.allTexts()).isEqualTo(before);
  }

  @Test
  void what_is_missing_is_made_and_what_people_wrote_stays() {
    book.addTab(
        RULES,
        List.of(
            List.of("What to bring", "DaysOut", "deadline type", "Channel", "TemplateID"),
            List.of("a photo ID", "3", "Court Date", "SMS", "mine")));
    book.addTab("Status", List.of(List.of("Sending", "ON")));
    book.addTab("Notes of ours", List.of(List.of("do not touch")));

    Result init = office.run("init");

    assertThat(init.code()).isZero();
    assertThat(book.rows(RULES))
        .containsExactly(
            List.of(
                "What to bring",
                "DaysOut",
                "deadline type",
                "Channel",
                "TemplateID",
                "RuleID",
                "Enabled",
                "SendAt",
                "Audience",
                "Practice Area",
                "Attorney"),
            List.of("a photo ID", "3", "Court Date", "SMS", "mine"));
    assertThat(book.shown("Status", "B1")).isEqualTo("ON");
    assertThat(book.rows("Notes of ours")).containsExactly(List.of("do not touch"));
    assertThat(book.tabs()).contains("AuditLog", "Templates", "Runs");
    assertThat(book.validationRules(RULES)).hasSize(4);
    assertThat(init.out().replaceAll("\\s+", " "))
        .contains("columns RuleID, Enabled, SendAt, Audience, Practice Area, Attorney");
    assertThat(office.run("init").out()).contains("nothing was changed");
  }

  @Test
  void a_misspelt_header_is_left_for_a_person() {
    book.addTab(
        RULES,
        List.of(
            List.of("Deadline Type", "Days-Out", "Channel", "TemplateID"),
            List.of("Court Date", "3", "SMS", "mine")));

    Result init = office.run("init");

    assertThat(init.code()).isEqualTo(3);
    assertThat(init.out().replaceAll("\\s+", " "))
        .contains("Was 'Days-Out' meant? Rename it to 'DaysOut'.");
    assertThat(book.rows(RULES).get(0)).contains("Days-Out").doesNotContain("DaysOut");
  }

  @Test
  void a_log_with_rows_keeps_its_header_and_its_rows() {
    office.run("init");
    book.renameHeader("AuditLog", "Fingerprint", "Print of the finger");
    book.unshare("nobody@example.com");
    book.addTextRows("AuditLog", List.of(List.of("h", "2026-11-20T09:00:00Z", "entry-1")));

    Result init = office.run("init");

    assertThat(init.code()).isEqualTo(3);
    assertThat(init.out().replaceAll("\\s+", " "))
        .contains("AuditLog: has rows and no header 'Fingerprint'. Restore it: File > Version");
    assertThat(book.rows("AuditLog").get(0)).doesNotContain("Fingerprint");
  }

  @Test
  void the_drop_down_of_types_follows_clio() {
    office.run("init");
    office.firm().clio().addEventType(99, "Arraignment");

    Result again = office.run("init");

    assertThat(again.out()).contains("the drop-down for Deadline Type brought up to date");
    assertThat(book.validationRules(RULES))
        .anySatisfy(rule -> assertThat(rule).contains("\"Arraignment\""));
  }

  @Test
  void without_clio_the_rest_is_made_and_the_list_comes_later() {
    office.sandbox().faults().failAll(call -> call.service().equals("clio"), Fault.UNAVAILABLE);

    Result init = office.run("init");

    assertThat(init.code()).isEqualTo(6);
    assertThat(init.out()).contains("Clio could not be asked for the firm's deadline types");
    assertThat(book.tabs()).hasSize(9);
    office.sandbox().faults().heal();
    Result again = office.run("init");
    assertThat(again.code()).isZero();
    assertThat(again.out()).contains("drop-downs for Deadline Type");
    assertThat(book.validationRules(RULES))
        .anySatisfy(rule -> assertThat(rule).contains("\"Deposition\""));
  }

  @ParameterizedTest
  @CsvSource({
    "/calendar_entry_event_types.json, FORBIDDEN",
    "/calendar_entry_event_types.json, NOT_FOUND",
    "/calendars.json, FORBIDDEN",
    "/calendars.json, NOT_FOUND"
  })
  void names_that_clio_refuses_are_not_names_that_the_firm_does_not_have(String list, Fault fault) {
    office.sandbox().faults().failAll(Faults.to("clio", "GET", list), fault);

    Result init = office.run("init");

    assertThat(init.code()).isNotZero();
    assertThat(init.out()).contains("Clio could not be asked for the firm's deadline types");
    office.sandbox().faults().heal();
    assertThat(office.run("init").code()).isZero();
    assertThat(book.rows("DeadlineTypes"))
        .contains(List.of("event type", "Deposition", "Deposition"))
        .contains(List.of("calendar", "Court Calendar"));
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"RESET_AFTER", "UNAVAILABLE_PROCESSED", "TRUNCATED", "RESET_BEFORE", "UNAVAILABLE"})
  void a_lost_answer_is_looked_at_before_it_is_repeated(Fault fault) {
    office.sandbox().faults().failNth(1, Faults.to("sheets", "POST", ":batchUpdate"), fault);

    Result init = office.run("init");

    assertThat(init.code()).isZero();
    assertThat(init.out()).contains("ReminderRules: the tab, with 3 rows as examples");
    assertThat(book.tabs()).hasSize(9);
    assertThat(book.rows(RULES)).hasSize(4);
    assertThat(book.filterViews("AuditLog")).hasSize(1);
    assertThat(book.protectionEditors("AuditLog")).hasSize(1);
    int taken = fault.failure().processed() ? 1 : 2;
    assertThat(changes().size()).isEqualTo(taken);
    assertThat(office.run("init").out()).contains("nothing was changed");
  }

  @Test
  void a_new_spreadsheet_is_made_and_its_id_told() {
    office.sandbox().sheets().letServiceAccountsCreate();
    withoutSpreadsheet();

    Result init = office.runAsIs("init", "--new", "Park Law reminders", "--config", config());

    assertThat(init.code()).isZero();
    assertThat(init.err()).contains("sheets.spreadsheet-id=");
    String id = init.err().replaceAll("(?s).*sheets\\.spreadsheet-id=(\\S+).*", "$1");
    SheetBook made = office.sandbox().sheets().book(id);
    assertThat(made.tabs()).hasSize(9).startsWith(RULES, "Templates");
    assertThat(init.out()).contains(id);
  }

  @Test
  void a_service_account_cannot_make_one_and_is_told_what_to_do() {
    withoutSpreadsheet();

    Result init = office.runAsIs("init", "--new", "Reminders", "--config", config());

    assertThat(init.code()).isEqualTo(3);
    assertThat(init.err())
        .contains("a service account has no room for files of its own")
        .contains("share it with clio-remind@sandbox.iam.gserviceaccount.example.com as Editor");
  }

  @Test
  void a_spreadsheet_that_may_have_been_made_is_not_made_again() {
    office.sandbox().sheets().letServiceAccountsCreate();
    withoutSpreadsheet();
    office
        .sandbox()
        .faults()
        .failNth(1, call -> isCreation(call), Failure.of(Failure.Manner.RESET, true));

    Result init = office.runAsIs("init", "--new", "Reminders", "--config", config());

    assertThat(init.code()).isEqualTo(6);
    assertThat(init.err()).contains("look for 'Reminders' in Google Drive before you try again");
    assertThat(office.sandbox().ledger().calls(InitTest::isCreation)).hasSize(1);
  }

  @Test
  void new_is_refused_where_a_spreadsheet_is_configured() {
    Result init = office.run("init", "--new", "Another");

    assertThat(init.code()).isEqualTo(3);
    assertThat(init.err()).contains("sheets.spreadsheet-id is set already");
    assertThat(office.sandbox().ledger().calls(InitTest::isCreation)).isEmpty();
  }

  @Test
  void json_says_the_same_and_the_spreadsheet_holds_no_client() {
    Result init = office.run("init", "--format", "json");

    assertThat(init.out())
        .contains("\"command\": \"init\"")
        .contains("\"changed\": true")
        .contains("\"exitCode\": 0");
    for (String secret : office.secretsOfClients()) {
      assertThat(book.allTexts()).noneMatch(text -> text.contains(secret));
      assertThat(init.out()).doesNotContain(secret);
    }
  }

  private static boolean isCreation(ReceivedCall call) {
    return call.service().equals("sheets")
        && call.method().equals("POST")
        && call.path().equals("/v4/spreadsheets");
  }

  private List<ReceivedCall> changes() {
    return office.sandbox().ledger().callsTo("sheets", "POST", ":batchUpdate");
  }

  private void withoutSpreadsheet() {
    office.withEnvironment("CLIO_REMIND_SHEETS_SPREADSHEET_ID", "");
  }

  /** The sandbox's configuration as somebody has it who has no spreadsheet yet. */
  private String config() {
    return office
        .write(
            office
                .sandbox()
                .config()
                .lines()
                .filter(line -> !line.startsWith("sheets.spreadsheet-id"))
                .collect(Collectors.joining("\n", "", "\n")))
        .toString();
  }
}
