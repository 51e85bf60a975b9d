package dev.clioremind.sandbox.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(20)
class UserEntryTest {

  private static final CellView UNFORMATTED =
      new CellView(CellView.Values.UNFORMATTED_VALUE, CellView.Dates.SERIAL_NUMBER);

  private final Tab tab = new Tab(1, "T", 10, 5);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "3            | 3                | 3",
        "' 3'         | \" 3'\"          | ` 3'`",
        "-1,234.5     | -1234.5          | -1234.5",
        "+15550100    | 15550100         | 15550100",
        "1e3          | 1000             | 1000",
        "50%          | 0.5              | 50%",
        "$12          | 12               | $12.00",
        "7, 3, 1      | \"7, 3, 1\"      | 7, 3, 1",
        "3b           | \"3b\"           | 3b",
        "'007         | \"007\"          | 007",
        "007          | 7                | 7",
        "TRUE         | true             | TRUE",
        "false        | false            | FALSE",
        "2026-11-24   | 46350            | 2026-11-24",
        "11/24/2026   | 46350            | 11/24/2026",
        "24/11/2026   | \"24/11/2026\"   | 24/11/2026",
        "Nov 24, 2026 | 46350            | 11/24/2026",
        "24 Nov 2026  | 46350            | 11/24/2026",
        "2026-06-31   | \"2026-06-31\"   | 2026-06-31",
        "2026-11-24 12:00 | 46350.5      | 2026-11-24 12:00:00",
        "6:00 PM      | 0.75             | 18:00:00",
        "25:00        | \"25:00\"        | 25:00",
        "2026-11-24T17:30:01Z | \"2026-11-24T17:30:01Z\" | 2026-11-24T17:30:01Z",
        "#REF!        | \"#REF!\"        | #REF!",
        "=1+2*3       | 7                | 7",
        "=(1+2)*-3    | -9               | -9",
        "=A1+1        | 11               | 11",
        "=B1          | 0                | 0",
        "=\"a\"&A1    | \"a10\"          | a10",
        "=HYPERLINK(\"https://example.com\",\"Matter \"\"7\"\"\") | \"Matter \\\"7\\\"\" | Matter \"7\"",
        "=DATE(2026,11,24) | 46350       | 11/24/2026",
        "=DATE(2026,13,24) | \"#NUM!\"   | #NUM!",
        "=1/0         | \"#DIV/0!\"      | #DIV/0!",
        "=Z99         | \"#REF!\"        | #REF!",
        "=#REF!+1     | \"#REF!\"        | #REF!",
        "=IMPORTXML(\"https://example.com\") | \"#NAME?\" | #NAME?",
        "=\"a\"+1     | \"#VALUE!\"      | #VALUE!",
        "=1+          | \"#ERROR!\"      | #ERROR!",
        "=1 2         | \"#ERROR!\"      | #ERROR!",
      })
  void typed_text_becomes_what_it_looks_like(String typed, String json, String shown) {
    tab.put(0, Map.of(0, new Cell.Numeric(10, Cell.NumberFormat.GENERAL)));

    Cell cell = UserEntry.in("en_US").parse(typed, tab);

    assertThat(UNFORMATTED.json(cell)).hasToString(json);
    assertThat(CellView.shown(cell)).isEqualTo(shown);
  }

  @Test
  void elsewhere_the_day_comes_first() {
    assertThat(CellView.shown(UserEntry.in("en_GB").parse("4/3/2026", tab)))
        .isEqualTo("04/03/2026");
    assertThat(UNFORMATTED.json(UserEntry.in("en_GB").parse("24/11/2026", tab)))
        .hasToString("46350");
  }
}
