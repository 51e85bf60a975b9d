package dev.clioremind.sandbox.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(20)
class ValueReadsTest {

  private final SheetsCalls calls = new SheetsCalls();

  @BeforeEach
  void fill() {
    calls.book.addTab("Rules", 5, 4);
    calls.book.typeRows(
        "Rules",
        List.of(
            List.of("Deadline Type", "DaysOut", "On"),
            List.of("Court Date", "3", "TRUE"),
            List.of("", "1.5"),
            List.of("2026-11-24", "", "=B2*2")));
  }

  @Test
  void rows_are_ragged_and_typed() {
    assertThat(calls.get("/values/'Rules'", "valueRenderOption=UNFORMATTED_VALUE"))
        .hasToString(
            "{\"range\":\"Rules!A1:D5\",\"majorDimension\":\"ROWS\",\"values\":"
                + "[[\"Deadline Type\",\"DaysOut\",\"On\"],[\"Court Date\",3,true],[\"\",1.5],"
                + "[46350,\"\",6]]}");
  }

  @Test
  void formatted_values_are_what_the_screen_shows_and_formulas_are_given_on_demand() {
    assertThat(calls.get("/values/Rules!A4:C4", "").get("values"))
        .hasToString("[[\"2026-11-24\",\"\",\"6\"]]");
    assertThat(calls.get("/values/Rules!A4:C4", "valueRenderOption=FORMULA").get("values"))
        .hasToString("[[46350,\"\",\"=B2*2\"]]");
    assertThat(
            calls
                .get(
                    "/values/Rules!A4:B4",
                    "valueRenderOption=UNFORMATTED_VALUE&dateTimeRenderOption=FORMATTED_STRING")
                .get("values"))
        .hasToString("[[\"2026-11-24\"]]");
  }

  @Test
  void an_empty_range_has_no_values_member() {
    assertThat(calls.get("/values/Rules!D1:D5", ""))
        .hasToString("{\"range\":\"Rules!D1:D5\",\"majorDimension\":\"ROWS\"}");
  }

  @Test
  void columns_can_be_the_major_dimension() {
    assertThat(calls.get("/values/Rules!A2:B4", "majorDimension=COLUMNS").get("values"))
        .hasToString("[[\"Court Date\",\"\",\"2026-11-24\"],[\"3\",\"1.5\"]]");
  }

  @Test
  void several_ranges_come_in_the_order_asked() {
    assertThat(calls.get("/values:batchGet", "ranges=Rules!B2&ranges='Rules'!A1"))
        .hasToString(
            "{\"spreadsheetId\":\""
                + calls.book.id()
                + "\",\"valueRanges\":["
                + "{\"range\":\"Rules!B2\",\"majorDimension\":\"ROWS\",\"values\":[[\"3\"]]},"
                + "{\"range\":\"Rules!A1\",\"majorDimension\":\"ROWS\","
                + "\"values\":[[\"Deadline Type\"]]}]}");
  }

  @Test
  void data_filters_are_given_back_with_what_they_found() {
    assertThat(
            calls.post(
                "/values:batchGetByDataFilter",
                "fields=valueRanges",
                """
                {"dataFilters":[{"a1Range":"'Rules'!B2"},{"gridRange":{"sheetId":100,
                  "startRowIndex":2,"endRowIndex":3}}],"valueRenderOption":"UNFORMATTED_VALUE"}
                """))
        .hasToString(
            "{\"valueRanges\":[{\"valueRange\":{\"range\":\"Rules!B2\",\"majorDimension\":\"ROWS\","
                + "\"values\":[[3]]},\"dataFilters\":[{\"a1Range\":\"'Rules'!B2\"}]},"
                + "{\"valueRange\":{\"range\":\"Rules!A3:D3\",\"majorDimension\":\"ROWS\","
                + "\"values\":[[\"\",1.5]]},\"dataFilters\":[{\"gridRange\":{\"sheetId\":100,"
                + "\"startRowIndex\":2,\"endRowIndex\":3}}]}]}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Rules!A6       | 400 Range (Rules!A6) exceeds grid limits. Max rows: 5, max columns: 4",
        "Rules!A1:B6    | 400 Range (Rules!A1:B6) exceeds grid limits. Max rows: 5, max columns: 4",
        "Rules!6:7      | 400 Range (Rules!6:7) exceeds grid limits. Max rows: 5, max columns: 4",
        "Rules!A1:E1    | 400 Range (Rules!A1:E1) exceeds grid limits. Max rows: 5, max columns: 4",
        "CRM26          | 400 Range (Rules!CRM26) exceeds grid limits. Max rows: 5, max columns: 4",
        "'Gone'!A1      | 400 Unable to parse range: 'Gone'!A1",
        "Rules!nonsense | 400 Unable to parse range: Rules!nonsense",
      })
  void a_range_that_cannot_be_read_is_refused(String range, String message) {
    calls.book.addTab("CRM26", 5, 5);

    assertThat(calls.error("GET", "/values/" + range, "", "")).isEqualTo(message);
  }

  @Test
  void unknown_parameters_options_and_members_are_refused() {
    assertThat(calls.error("GET", "/values/Rules!A1", "valueRender=RAW", ""))
        .contains("Cannot bind query parameter. Field 'valueRender'");
    assertThat(calls.error("GET", "/values/Rules!A1", "valueRenderOption=PLAIN", ""))
        .startsWith("400 Invalid value at 'value_render_option'");
    assertThat(calls.error("POST", "/values:batchGetByDataFilter", "", "{\"filters\":[]}"))
        .contains("Unknown name \"filters\": Cannot find field.");
    assertThat(calls.error("POST", "/values:batchGetByDataFilter", "", "{\"dataFilters\":"))
        .startsWith("400 Invalid JSON payload");
  }

  @Test
  void a_path_that_is_no_method_answers_with_a_web_page() {
    assertThat(calls.refusal("DELETE", "/values/Rules!A1", "", ""))
        .satisfies(reply -> assertThat(reply.status()).isEqualTo(404))
        .satisfies(reply -> assertThat(reply.body()).startsWith("<!DOCTYPE html>"));
  }
}
