package dev.clioremind.sandbox.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.clioremind.sandbox.Reply;
import dev.clioremind.sandbox.SheetsStandIn;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who may do what, and how often. */
@Timeout(20)
class AccessTest {

  private static final String FILE_SCOPE = "https://www.googleapis.com/auth/drive.file";
  private static final String ONE = "{\"values\":[[\"x\"]]}";

  private final SheetsCalls calls = new SheetsCalls();

  @BeforeEach
  void fill() {
    calls.book.addTab("Rules", List.of(List.of("Deadline Type", "DaysOut")));
  }

  @Test
  void without_a_token_and_after_its_hour_nothing_is_given() {
    calls.get("", "fields=spreadsheetId");
    calls.advance(Duration.ofSeconds(3599));

    Reply late = calls.refusal("GET", "", "", "");
    assertThat(late.status()).isEqualTo(401);
    assertThat(late.body()).contains("\"status\":\"UNAUTHENTICATED\"");

    calls.signOut();
    assertThat(calls.refusal("GET", "", "", "").status()).isEqualTo(401);
    assertThat(calls.standIn.reads()).isEqualTo(1);
  }

  @Test
  void a_file_that_is_not_shared_is_forbidden_and_an_unknown_one_not_found() {
    calls.book.unshare(SheetsStandIn.SERVICE_ACCOUNT);

    assertThat(calls.error("GET", "", "", "")).isEqualTo("403 The caller does not have permission");
    assertThat(
            SheetsCalls.error(
                calls.standIn.handle(calls.received("GET", "/v4/spreadsheets/nothing", "", ""))))
        .isEqualTo("404 Requested entity was not found.");
  }

  @Test
  void a_viewer_reads_and_does_not_write() {
    calls.book.shareReadOnly(SheetsStandIn.SERVICE_ACCOUNT);

    calls.get("/values/Rules!A1", "");
    assertThat(calls.error("PUT", "/values/Rules!A1", "valueInputOption=RAW", ONE))
        .isEqualTo("403 The caller does not have permission");
    assertThat(calls.book.shown("Rules", "A1")).isEqualTo("Deadline Type");
  }

  @Test
  void a_readonly_scope_does_not_reach_writes_or_data_filters() {
    calls.signIn(SheetsStandIn.SERVICE_ACCOUNT, SheetsCalls.SPREADSHEETS + ".readonly");

    calls.get("/values/Rules!A1", "");
    assertThat(calls.refusal("PUT", "/values/Rules!A1", "valueInputOption=RAW", ONE).body())
        .contains("\"code\":403", "\"reason\":\"ACCESS_TOKEN_SCOPE_INSUFFICIENT\"");
    assertThat(
            calls
                .refusal(
                    "POST",
                    "/values:batchGetByDataFilter",
                    "",
                    "{\"dataFilters\":[{\"a1Range\":\"A1\"}]}")
                .status())
        .isEqualTo(403);
  }

  @Test
  void the_file_scope_sees_only_what_the_app_created() {
    calls.signIn(SheetsStandIn.OWNER, FILE_SCOPE);

    assertThat(calls.refusal("GET", "", "", "").status()).isEqualTo(404);

    Reply created =
        calls.standIn.handle(
            calls.received(
                "POST",
                "/v4/spreadsheets",
                "",
                """
                {"properties":{"title":"Reminders","timeZone":"America/Denver"},"sheets":[
                 {"properties":{"title":"ReminderRules","gridProperties":{"rowCount":500,
                  "columnCount":12,"frozenRowCount":1}}},{"properties":{"title":"AuditLog"}}]}
                """));
    String id =
        JsonParser.parseString(created.body()).getAsJsonObject().get("spreadsheetId").getAsString();
    assertThat(calls.standIn.book(id).tabs()).containsExactly("ReminderRules", "AuditLog");
    assertThat(
            calls
                .standIn
                .handle(
                    calls.received(
                        "GET",
                        "/v4/spreadsheets/" + id,
                        "fields=properties.timeZone,sheets(properties(gridProperties),tables)",
                        ""))
                .body())
        .isEqualTo(
            "{\"properties\":{\"timeZone\":\"America/Denver\"},\"sheets\":[{\"properties\":"
                + "{\"gridProperties\":{\"rowCount\":500,\"columnCount\":12,\"frozenRowCount\":1}}}"
                + ",{\"properties\":{\"gridProperties\":{\"rowCount\":1000,\"columnCount\":26}}}]}");
  }

  @Test
  void a_service_account_has_no_storage_unless_it_is_given_some() {
    calls.standIn.serviceAccountJson(URI.create("http://127.0.0.1/token"));
    calls.signIn(SheetsStandIn.SERVICE_ACCOUNT, SheetsCalls.SPREADSHEETS);

    assertThat(calls.standIn.handle(calls.received("POST", "/v4/spreadsheets", "", "{}")).body())
        .contains("storage quota", "\"code\":403");

    calls.standIn.letServiceAccountsCreate();
    assertThat(calls.standIn.handle(calls.received("POST", "/v4/spreadsheets", "", "{}")).body())
        .contains("\"title\":\"Sheet1\"");
  }

  @Test
  void the_quota_counts_reads_and_writes_of_a_minute_apart() {
    calls.standIn.limit(2, 1);

    calls.get("/values/Rules!A1", "");
    calls.get("/values/Rules!A1", "");
    Reply refused = calls.refusal("GET", "/values/Rules!A1", "", "");
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.headers()).isEmpty();
    assertThat(refused.body())
        .contains(
            "\"status\":\"RESOURCE_EXHAUSTED\"",
            "\"reason\":\"RATE_LIMIT_EXCEEDED\"",
            "\"quota_limit\":\"ReadRequestsPerMinutePerUser\"");
    calls.put("/values/Rules!A1", "valueInputOption=RAW", ONE);
    assertThat(calls.refusal("PUT", "/values/Rules!A1", "valueInputOption=RAW", ONE).status())
        .isEqualTo(429);

    calls.advance(Duration.ofSeconds(59));
    assertThat(calls.refusal("GET", "/values/Rules!A1", "", "").status()).isEqualTo(429);
    calls.advance(Duration.ofSeconds(1));
    calls.get("/values/Rules!A1", "");
  }

  @Test
  void calls_are_counted_and_writes_are_kept() {
    calls.get("/values/Rules!A1", "");
    calls.put("/values/Rules!A1", "valueInputOption=RAW", ONE);

    assertThat(calls.standIn.reads()).isEqualTo(1);
    assertThat(calls.standIn.bytesRead()).isGreaterThan(50);
    assertThat(calls.standIn.writes()).singleElement().extracting(c -> c.body()).isEqualTo(ONE);

    calls.standIn.resetCounters();
    assertThat(calls.standIn.reads()).isZero();
    assertThat(calls.standIn.writes()).isEmpty();
  }

  @Test
  void cell_data_and_unknown_fields_are_refused() {
    assertThat(calls.error("GET", "", "fields=sheets.tabs", ""))
        .isEqualTo("400 Invalid field selection tabs");
    assertThat(calls.error("GET", "", "fields=sheets(", "")).startsWith("400 Invalid field");
    assertThat(calls.error("GET", "", "fields=sheets.data", "")).startsWith("400 ");
    assertThat(calls.error("GET", "", "includeGridData=true", "")).startsWith("400 ");
  }

  @Test
  void the_cells_of_named_ranges_show_notes_checks_and_text_formats() {
    calls.book.addTab("Other", 10, 3);
    int sheet = 77;
    calls.batch(
        "{\"addSheet\":{\"properties\":{\"sheetId\":%s,\"title\":\"Checked\"}}}".formatted(sheet));
    calls.book.type("Checked", "A1", "DaysOut");
    calls.batch(
        """
        {"updateCells":{"start":{"sheetId":%1$s},"fields":"note","rows":[{"values":[
           {"note":"How many days"}]}]}},
        {"repeatCell":{"range":{"sheetId":%1$s,"startRowIndex":1},"cell":{"userEnteredFormat":
           {"numberFormat":{"type":"TEXT"}}},"fields":"userEnteredFormat.numberFormat"}},
        {"setDataValidation":{"range":{"sheetId":%1$s,"startRowIndex":1,"endColumnIndex":1},
           "rule":{"condition":{"type":"ONE_OF_LIST","values":[{"userEnteredValue":"3"}]}}}}
        """
            .formatted(sheet));

    assertThat(
            calls.get(
                "",
                "ranges='Checked'!A1:A2&fields=sheets(properties(title),data(rowData(values("
                    + "formattedValue,note,dataValidation(condition(type)),userEnteredFormat))))"))
        .hasToString(
            "{\"sheets\":[{\"properties\":{\"title\":\"Checked\"},\"data\":[{\"rowData\":["
                + "{\"values\":[{\"formattedValue\":\"DaysOut\",\"note\":\"How many days\"}]},"
                + "{\"values\":[{\"dataValidation\":{\"condition\":{\"type\":\"ONE_OF_LIST\"}},"
                + "\"userEnteredFormat\":{\"numberFormat\":{\"type\":\"TEXT\"}}}]}]}]}]}");
    assertThat(calls.book.notes("Checked")).containsEntry("A1", "How many days");
  }
}
