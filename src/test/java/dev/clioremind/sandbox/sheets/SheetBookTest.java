package dev.clioremind.sandbox.sheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a person does to the sheet by hand. */
@Timeout(20)
class SheetBookTest {

  private final SheetsCalls calls = new SheetsCalls();
  private final SheetBook book = calls.book;

  @BeforeEach
  void fill() {
    book.addTab(
        "Log",
        List.of(List.of("Hash", "Days"), List.of("b", "2"), List.of("a", "1"), List.of("c", "3")));
  }

  @Test
  void rows_are_sorted_and_deleted_below_the_header() {
    assertThat(book.sort("Log", 1, true).rows("Log"))
        .containsExactly(
            List.of("Hash", "Days"), List.of("a", "1"), List.of("b", "2"), List.of("c", "3"));
    assertThat(book.sort("Log", 2, false).deleteRows("Log", 2, 2).rows("Log"))
        .containsExactly(List.of("Hash", "Days"), List.of("a", "1"));
    assertThat(book.gridRows("Log")).isEqualTo(998);
  }

  @Test
  void columns_and_headers_move() {
    book.insertColumns("Log", 1, 1).renameHeader("Log", "Days", "DaysOut").type("Log", "A1", "Id");

    assertThat(book.rows("Log").get(0)).containsExactly("Id", "Hash", "DaysOut");
    assertThatThrownBy(() -> book.renameHeader("Log", "Days", "x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("No header Days in [Id, Hash, DaysOut]");
  }

  @Test
  void tabs_are_renamed_cleared_and_deleted() {
    book.addTab("Other", 3, 3).renameTab("Log", "Log_conflict2130205573").clear("Other");

    assertThat(book.tabs()).containsExactly("Log_conflict2130205573", "Other");
    assertThat(book.clear("Log_conflict2130205573").rows("Log_conflict2130205573")).isEmpty();
    assertThat(book.deleteTab("Other").tabs()).containsExactly("Log_conflict2130205573");
    assertThatThrownBy(() -> book.rows("Log"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("No tab Log in [Log_conflict2130205573]");
  }

  @Test
  void a_native_table_shows_in_the_answer() {
    book.convertToTable("Log", "Table1");

    assertThat(calls.get("", "fields=sheets(tables(tableId,name))"))
        .hasToString("{\"sheets\":[{\"tables\":[{\"tableId\":\"101\",\"name\":\"Table1\"}]}]}");
  }

  @Test
  void every_text_of_the_file_is_found() {
    book.type("Log", "C1", "=HYPERLINK(\"https://example.com/secret\",\"label\")");
    book.setMetadata("mark", "412").setMetadata("mark", "413");

    assertThat(book.allTexts())
        .contains("Reminders", "Log", "Hash", "label", "mark", "413")
        .contains("=HYPERLINK(\"https://example.com/secret\",\"label\")")
        .doesNotContain("412", "");
  }

  @Test
  void a_long_log_is_appended_to_and_read_in_time() {
    List<List<String>> rows =
        IntStream.range(0, 100_000)
            .mapToObj(i -> List.of("hash" + i, "2026-11-24T17:30:01Z", "entry-" + i))
            .toList();
    book.addTextRows("Log", rows);

    for (int i = 0; i < 20; i++) {
      calls.append("'Log'!A:A", "[[\"new\",\"t\",\"e\"]]");
    }

    assertThat(calls.get("/values/Log!A100005:C100024", "").getAsJsonArray("values").size())
        .isEqualTo(20);
    assertThat(calls.get("/values/Log!A:A", "").getAsJsonArray("values").size()).isEqualTo(100_024);
  }
}
