package dev.clioremind.sandbox.sheets;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;

/** Reads ranges of values. */
final class ValueReads {

  private final CellView view;
  private final Options.Dimension major;

  ValueReads(CellView view, Options.Dimension major) {
    this.view = view;
    this.major = major;
  }

  /** The answer of {@code values.get}. */
  JsonObject one(Workbook book, String range) {
    A1.Place place = A1.parse(range, book);
    return valueRange(place.tab(), inGrid(place, range));
  }

  /** The answer of {@code values:batchGet}. */
  JsonObject several(Workbook book, List<String> ranges) {
    JsonArray found = new JsonArray();
    ranges.forEach(range -> found.add(one(book, range)));
    JsonObject json = new JsonObject();
    json.addProperty("spreadsheetId", book.id());
    if (!found.isEmpty()) {
      json.add("valueRanges", found);
    }
    return json;
  }

  /** The answer of {@code values:batchGetByDataFilter}. */
  JsonObject byFilters(Workbook book, List<Wire> filters) {
    if (filters.isEmpty()) {
      throw SheetsError.badRequest("Must specify at least one dataFilter.");
    }
    JsonArray found = new JsonArray();
    for (Wire filter : filters) {
      JsonObject matched = new JsonObject();
      matched.add("valueRange", byFilter(book, filter));
      JsonArray echoed = new JsonArray();
      echoed.add(filter.json());
      matched.add("dataFilters", echoed);
      found.add(matched);
    }
    JsonObject json = new JsonObject();
    json.addProperty("spreadsheetId", book.id());
    json.add("valueRanges", found);
    return json;
  }

  private JsonObject byFilter(Workbook book, Wire filter) {
    if (filter.has("a1Range")) {
      return one(book, filter.text("a1Range"));
    }
    if (filter.has("gridRange")) {
      GridRange range = GridRange.read(filter.object("gridRange"), book);
      return valueRange(range.tab(), range.closed());
    }
    throw SheetsError.badRequest("The sandbox reads by a1Range and gridRange only.");
  }

  /**
   * The area of a range with its open ends closed.
   *
   * @throws SheetsError 400 where it reaches beyond the grid
   */
  static GridArea inGrid(A1.Place place, String range) {
    Tab tab = place.tab();
    GridArea area = place.area().closed(tab.rowCount(), tab.columnCount());
    if (area.bottom() > tab.rowCount()
        || area.right() > tab.columnCount()
        || area.top() >= tab.rowCount()
        || area.left() >= tab.columnCount()) {
      boolean closed =
          place.area().bottom() != GridArea.OPEN && place.area().right() != GridArea.OPEN;
      throw SheetsError.badRequest(
          "Range (%s) exceeds grid limits. Max rows: %s, max columns: %s"
              .formatted(
                  closed ? A1.label(tab.title(), area) : range, tab.rowCount(), tab.columnCount()));
    }
    return area;
  }

  /** The {@code ValueRange} of an area; without anything in it there is no {@code values}. */
  JsonObject valueRange(Tab tab, GridArea area) {
    JsonObject json = new JsonObject();
    json.addProperty("range", A1.label(tab.title(), area));
    json.addProperty("majorDimension", major.name());
    List<List<Cell>> rows = tab.read(area);
    JsonArray values = major == Options.Dimension.ROWS ? byRows(rows) : byColumns(rows);
    if (!values.isEmpty()) {
      json.add("values", values);
    }
    return json;
  }

  private JsonArray byRows(List<List<Cell>> rows) {
    JsonArray values = new JsonArray();
    for (List<Cell> row : rows) {
      JsonArray cells = new JsonArray();
      row.forEach(cell -> cells.add(view.json(cell)));
      values.add(cells);
    }
    return values;
  }

  private JsonArray byColumns(List<List<Cell>> rows) {
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    JsonArray values = new JsonArray();
    for (int column = 0; column < columns; column++) {
      int last = rows.size() - 1;
      while (last >= 0 && at(rows.get(last), column).isBlank()) {
        last--;
      }
      JsonArray cells = new JsonArray();
      for (int row = 0; row <= last; row++) {
        cells.add(view.json(at(rows.get(row), column)));
      }
      values.add(cells);
    }
    return values;
  }

  private static Cell at(List<Cell> row, int column) {
    return column < row.size() ? row.get(column) : Cell.Blank.CELL;
  }
}
