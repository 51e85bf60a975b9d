package dev.clioremind.sandbox.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of Google's guide, and what public clients report. */
@Timeout(20)
class AppendTest {

  private final SheetsCalls calls = new SheetsCalls();

  private void log(int rows, int columns) {
    calls.book.addTab("AuditLog", rows, columns);
    calls.book.addTextRows(
        "AuditLog", List.of(List.of("Hash", "Status"), List.of("a1", "claimed")));
  }

  @Test
  void rows_go_after_the_table_and_the_grid_grows() {
    log(2, 2);

    assertThat(calls.append("'AuditLog'!A:A", "[[\"b2\",\"sending\"],[\"b2\",\"success\"]]"))
        .hasToString(
            "{\"spreadsheetId\":\"%s\",\"tableRange\":\"AuditLog!A1:B2\",\"updates\":{"
                    .formatted(calls.book.id())
                + "\"spreadsheetId\":\"%s\",\"updatedRange\":\"AuditLog!A3:B4\","
                    .formatted(calls.book.id())
                + "\"updatedRows\":2,\"updatedColumns\":2,\"updatedCells\":4}}");
    assertThat(calls.book.rows("AuditLog"))
        .containsExactly(
            List.of("Hash", "Status"),
            List.of("a1", "claimed"),
            List.of("b2", "sending"),
            List.of("b2", "success"));
    assertThat(calls.book.gridRows("AuditLog")).isEqualTo(4);
  }

  @Test
  void an_empty_tab_has_no_table_range() {
    calls.book.addTab("AuditLog", 10, 3);

    assertThat(calls.append("'AuditLog'!A:A", "[[\"Hash\"]]"))
        .hasToString(
            "{\"spreadsheetId\":\"%1$s\",\"updates\":{\"spreadsheetId\":\"%1$s\","
                    .formatted(calls.book.id())
                + "\"updatedRange\":\"AuditLog!A1\",\"updatedRows\":1,\"updatedColumns\":1,"
                + "\"updatedCells\":1}}");
  }

  @ParameterizedTest
  @CsvSource({
    "Sheet1, B7, Sheet1!B4:D6",
    "Sheet1!B4, B7, Sheet1!B4:D6",
    "Sheet1!C5:D5, B7, Sheet1!B4:D6",
    "Sheet1!B2:D4, B7, Sheet1!B4:D6",
    "Sheet1!A3:G10, B7, Sheet1!B4:D6",
    "Sheet1!A1, A3, Sheet1!A1:C2",
    "Sheet1!E4, E4, -",
    "Sheet1!A4, A4, -",
  })
  void the_last_table_that_the_range_meets_is_continued(
      String range, String firstCell, String table) {
    calls.book.addTab("Sheet1", 20, 10);
    calls.book.addTextRows("Sheet1", List.of(List.of("x", "y", "z"), List.of("x", "y", "z")));
    calls.book.type("Sheet1", "B4", "x").type("Sheet1", "C4", "y");
    calls.book.type("Sheet1", "C5", "y").type("Sheet1", "D5", "z");
    calls.book.type("Sheet1", "B6", "x").type("Sheet1", "C6", "y").type("Sheet1", "D6", "z");

    var answer =
        calls.post(
            "/values/" + range + ":append", "valueInputOption=RAW", "{\"values\":[[\"new\"]]}");

    assertThat(answer.getAsJsonObject("updates").get("updatedRange").getAsString())
        .isEqualTo("Sheet1!" + firstCell);
    assertThat(answer.has("tableRange") ? answer.get("tableRange").getAsString() : "-")
        .isEqualTo(table);
  }

  @Test
  void a_blank_header_cell_makes_whole_tab_appends_drift_to_the_right() {
    calls.book.addTab("Log", 10, 4);
    calls.append("'Log'", "[[\"Test1\",\"\",\"Test2\"]]");
    calls.append("'Log'", "[[\"Test1\",\"\",\"Test2\"]]");

    assertThat(calls.book.rows("Log"))
        .containsExactly(List.of("Test1", "", "Test2"), List.of("", "", "Test1", "", "Test2"));
  }

  @Test
  void overwrite_is_the_default_and_writes_over_what_stands_below() {
    log(10, 2);
    calls.book.type("AuditLog", "B4", "a note");

    calls.post(
        "/values/'AuditLog'!A1:append",
        "valueInputOption=RAW",
        "{\"values\":[[\"b2\",\"x\"],[\"c3\",\"y\"]]}");

    assertThat(calls.book.rows("AuditLog").get(3)).containsExactly("c3", "y");
    assertThat(calls.book.gridRows("AuditLog")).isEqualTo(10);
  }

  @Test
  void insert_rows_moves_down_what_stands_below() {
    log(10, 2);
    calls.book.type("AuditLog", "B5", "a note");

    calls.append("'AuditLog'!A1", "[[\"b2\",\"x\"],[\"c3\",\"y\"]]");

    assertThat(calls.book.rows("AuditLog").get(6)).containsExactly("", "a note");
    assertThat(calls.book.gridRows("AuditLog")).isEqualTo(12);
  }

  @Test
  void raw_text_stays_text_and_typed_text_does_not() {
    calls.book.addTab("T", 10, 9);
    String values =
        """
        {"values":[["=1+2","+15550100","2026-11-24","007","TRUE",1.5,true,null,""]]}
        """;

    calls.put("/values/T!A1:I1", "valueInputOption=RAW", values);
    calls.put("/values/T!A2:I2", "valueInputOption=USER_ENTERED", values);

    assertThat(calls.get("/values/T!A1:I2", "valueRenderOption=UNFORMATTED_VALUE").get("values"))
        .hasToString(
            "[[\"=1+2\",\"+15550100\",\"2026-11-24\",\"007\",\"TRUE\",1.5,true],"
                + "[3,15550100,46350,7,true,1.5,true]]");
  }

  @Test
  void null_leaves_a_cell_and_empty_text_clears_it() {
    log(10, 2);

    assertThat(
            calls.put("/values/AuditLog!A2", "valueInputOption=RAW", "{\"values\":[[null,\"\"]]}"))
        .satisfies(answer -> assertThat(answer.get("updatedCells").getAsInt()).isEqualTo(1));

    assertThat(calls.book.rows("AuditLog"))
        .containsExactly(List.of("Hash", "Status"), List.of("a1"));
  }

  @Test
  void bad_writes_are_refused_and_change_nothing() {
    log(10, 2);
    List<List<String>> before = calls.book.rows("AuditLog");
    String one = "{\"values\":[[\"x\"]]}";

    assertThat(calls.error("POST", "/values/'AuditLog'!A:A:append", "", one))
        .isEqualTo("400 'valueInputOption' is required but not specified");
    assertThat(calls.error("PUT", "/values/AuditLog!A11", "valueInputOption=RAW", one))
        .isEqualTo("400 Range (AuditLog!A11) exceeds grid limits. Max rows: 10, max columns: 2");
    assertThat(
            calls.error(
                "PUT",
                "/values/AuditLog!A2:B2",
                "valueInputOption=RAW",
                "{\"values\":[[\"x\"],[\"y\"]]}"))
        .isEqualTo(
            "400 Requested writing within range [AuditLog!A2:B2], but tried writing to row [3]");
    assertThat(
            calls.error(
                "PUT",
                "/values/AuditLog!A2:A2",
                "valueInputOption=RAW",
                "{\"values\":[[\"" + "x".repeat(50_001) + "\"]]}"))
        .isEqualTo(
            "400 Your input contains more than the maximum of 50000 characters in a single cell.");
    assertThat(
            calls.error(
                "PUT", "/values/AuditLog!A2", "valueInputOption=RAW", "{\"values\":[[{}]]}"))
        .startsWith("400 Invalid values[0][0]");
    assertThat(
            calls.error(
                "POST",
                "/values:batchUpdate",
                "",
                """
                {"valueInputOption":"RAW","data":[{"range":"AuditLog!A1","values":[["changed"]]},
                 {"range":"Gone!A1","values":[["x"]]}]}
                """))
        .isEqualTo("400 Unable to parse range: Gone!A1");
    assertThat(calls.book.rows("AuditLog")).isEqualTo(before);
  }

  @Test
  void several_ranges_are_written_and_cleared_together() {
    log(10, 3);

    assertThat(
            calls.post(
                "/values:batchUpdate",
                "fields=totalUpdatedCells,responses/updatedData/values",
                """
                {"valueInputOption":"USER_ENTERED","includeValuesInResponse":true,"data":[
                 {"range":"AuditLog!C1","values":[["3"]]},
                 {"range":"AuditLog!A3:B4","majorDimension":"COLUMNS","values":[["p","q"],["r"]]}]}
                """))
        .hasToString(
            "{\"totalUpdatedCells\":4,\"responses\":[{\"updatedData\":{\"values\":[[\"3\"]]}},"
                + "{\"updatedData\":{\"values\":[[\"p\",\"r\"],[\"q\"]]}}]}");
    assertThat(
            calls.post(
                "/values:batchClear", "", "{\"ranges\":[\"AuditLog!A2:B\",\"AuditLog!C1\"]}"))
        .hasToString(
            "{\"spreadsheetId\":\"%s\",\"clearedRanges\":[\"AuditLog!A2:B10\",\"AuditLog!C1\"]}"
                .formatted(calls.book.id()));
    assertThat(calls.post("/values/AuditLog!A1:clear", "", "").get("clearedRange").getAsString())
        .isEqualTo("AuditLog!A1");
    assertThat(calls.book.rows("AuditLog")).containsExactly(List.of("", "Status"));
  }

  @Test
  void a_file_holds_ten_million_cells() {
    calls.book.addTab("Log", 384_000, 26);

    assertThat(
            calls.error(
                "POST",
                ":batchUpdate",
                "",
                "{\"requests\":[{\"appendDimension\":{\"sheetId\":100,\"dimension\":\"ROWS\","
                    + "\"length\":1000}}]}"))
        .isEqualTo(
            "400 Invalid requests[0].appendDimension: This action would increase the number of"
                + " cells in the workbook above the limit of 10000000 cells.");
  }

  @Test
  void a_protected_tab_is_closed_to_who_is_not_an_editor() {
    log(10, 2);
    calls.book.protect("AuditLog", "somebody@example.com");

    assertThat(
            calls.error(
                "POST",
                "/values/'AuditLog'!A:A:append",
                "valueInputOption=RAW",
                "{\"values\":[[\"x\"]]}"))
        .startsWith("400 You are trying to edit a protected cell or object.");
  }
}
