package dev.clioremind.sheets;

import com.google.api.services.sheets.v4.model.ValueRange;
import dev.clioremind.core.sheet.Cell;
import java.math.BigDecimal;
import java.util.List;

/**
 * A rectangle of cells as Google gives it: ragged, without trailing blanks.
 *
 * @param firstRow the number of its first row as people see it, from 1
 */
record Grid(int firstRow, List<List<Cell>> rows) {

  Grid {
    rows = List.copyOf(rows);
  }

  static Grid of(int firstRow, ValueRange range) {
    List<List<Object>> values = range.getValues();
    return values == null
        ? new Grid(firstRow, List.of())
        : new Grid(
            firstRow, values.stream().map(row -> row.stream().map(Grid::cell).toList()).toList());
  }

  /** A cell by the row's number and the column counted from 0; blank outside. */
  Cell cell(int row, int column) {
    int index = row - firstRow;
    if (index < 0 || index >= rows.size() || column >= rows.get(index).size()) {
      return Cell.BLANK;
    }
    return rows.get(index).get(column);
  }

  /** The text of a row, as headers are read. */
  List<String> texts(int row) {
    int index = row - firstRow;
    return index < 0 || index >= rows.size()
        ? List.of()
        : rows.get(index).stream().map(Cell::text).toList();
  }

  static boolean isBlank(List<Cell> row) {
    return row.stream().allMatch(Cell::isBlank);
  }

  /** The number of the last row with content; the one above the first when there is none. */
  int lastRow() {
    for (int i = rows.size() - 1; i >= 0; i--) {
      if (!isBlank(rows.get(i))) {
        return firstRow + i;
      }
    }
    return firstRow - 1;
  }

  private static Cell cell(Object value) {
    if (value instanceof BigDecimal number) {
      return Cell.number(number);
    }
    if (value instanceof Number number) {
      return Cell.number(new BigDecimal(number.toString()));
    }
    if (value instanceof Boolean bool) {
      return Cell.bool(bool);
    }
    return value instanceof String text ? Cell.text(text) : Cell.BLANK;
  }
}
