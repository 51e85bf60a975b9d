package dev.clioremind.core.sheet;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A tab drawn as text: the header first, cells between bars, {@code =3} for a number and {@code
 * =TRUE} for a tick box. The first row below the header is row 2, and an empty line is a blank row.
 */
public final class SheetText {

  private SheetText() {}

  public static Table table(String tab, String text) {
    List<String> lines = text.lines().toList();
    List<String> headers = cells(lines.get(0));
    List<Row> rows = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      Map<String, Cell> cells = new HashMap<>();
      List<String> values = cells(lines.get(i));
      // Ragged, as the Sheets API gives it: what is blank at the end is not there.
      for (int column = 0; column < values.size(); column++) {
        if (!values.get(column).isEmpty()) {
          cells.put(Table.key(headers.get(column)), cell(values.get(column)));
        }
      }
      if (!cells.isEmpty()) {
        rows.add(new Row(i + 1, cells));
      }
    }
    return new Table(tab, headers, rows);
  }

  public static Cell cell(String value) {
    if (!value.startsWith("=")) {
      return Cell.text(value);
    }
    String content = value.substring(1);
    return content.equals("TRUE") || content.equals("FALSE")
        ? Cell.bool(content.equals("TRUE"))
        : Cell.number(new BigDecimal(content));
  }

  private static List<String> cells(String line) {
    return Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
  }
}
