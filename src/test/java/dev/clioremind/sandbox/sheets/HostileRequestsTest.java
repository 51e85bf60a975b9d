package dev.clioremind.sandbox.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no client should send: answered, never thrown, and without growing out of memory. */
@Timeout(20)
class HostileRequestsTest {

  private final SheetsCalls calls = new SheetsCalls();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "[]",
        "7",
        "{\"requests\":[null]}",
        "{\"requests\":{}}",
        "{\"requests\":[{\"addSheet\":null}]}",
        "{\"requests\":[{\"addSheet\":{\"properties\":{\"sheetId\":9999999999}}}]}",
        "{\"requests\":[{\"addSheet\":{\"properties\":{\"title\":{}}}}]}",
        "{\"requests\":[{\"appendDimension\":{\"sheetId\":100,\"dimension\":\"ROWS\","
            + "\"length\":2147483647}}]}",
        "{\"requests\":[{\"insertDimension\":{\"range\":{\"sheetId\":100,\"dimension\":\"ROWS\","
            + "\"startIndex\":0,\"endIndex\":2147483647}}}]}",
        "{\"requests\":[{\"updateCells\":{\"start\":{\"sheetId\":100,\"rowIndex\":-1},"
            + "\"fields\":\"*\"}}]}",
      })
  void a_strange_batch_is_answered(String body) {
    calls.book.addTab("Log", 10, 3);

    assertThat(calls.refusal("POST", ":batchUpdate", "", body).status()).isIn(200, 400);
    assertThat(calls.book.gridRows("Log")).isEqualTo(10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"values\":7}", "{\"values\":[7]}", "{\"values\":[[[]]]}", "[[\"x\"]]"})
  void strange_values_are_refused(String body) {
    calls.book.addTab("Log", 10, 3);

    assertThat(calls.refusal("PUT", "/values/Log!A1", "valueInputOption=RAW", body).status())
        .isEqualTo(400);
    assertThat(calls.book.rows("Log")).isEmpty();
  }

  @Test
  void an_append_far_below_the_grid_is_refused() {
    calls.book.addTab("Log", 10, 3);

    assertThat(
            calls.error(
                "POST",
                "/values/Log!A99999999:append",
                "valueInputOption=RAW",
                "{\"values\":[[\"x\"]]}"))
        .isEqualTo("400 Range (Log!A99999999) exceeds grid limits. Max rows: 10, max columns: 3");
  }

  @Test
  void a_file_without_a_tab_has_no_range() {
    assertThat(calls.error("GET", "/values/A1", "", "")).isEqualTo("400 Unable to parse range: A1");
  }
}
