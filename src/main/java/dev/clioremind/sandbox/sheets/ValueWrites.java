package dev.clioremind.sandbox.sheets;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Writes, appends and clears ranges of values in one workbook, for one caller. */
final class ValueWrites {

  private static final int CELL_LIMIT = 50_000;

  private final Workbook book;
  private final String caller;
  private final Options.Input input;
  private final Optional<ValueReads> echo;

  /**
   * Writes as {@code input} says.
   *
   * @param echo how what was written is given back, if it is
   */
  ValueWrites(Workbook book, String caller, Options.Input input, Optional<ValueReads> echo) {
    this.book = book;
    this.caller = caller;
    this.input = input;
    this.echo = echo;
  }

  /** Writes over a range; the answer of {@code values.update}. */
  JsonObject update(String range, Wire body) {
    A1.Place place = A1.parse(range, book);
    Tab tab = place.tab();
    GridArea area = ValueReads.inGrid(place, range);
    List<List<JsonElement>> rows = rows(body);
    if (!place.isOneCell()) {
      checkInside(tab, area, rows);
    }
    return write(tab, area.top(), area.left(), rows);
  }

  /** Writes over several ranges; the answer of {@code values:batchUpdate}. */
  JsonObject updateAll(List<Wire> data) {
    JsonArray responses = new JsonArray();
    Set<Tab> tabs = new HashSet<>();
    for (Wire one : data) {
      tabs.add(A1.parse(one.text("range"), book).tab());
      responses.add(update(one.text("range"), one));
    }
    JsonObject json = new JsonObject();
    json.addProperty("spreadsheetId", book.id());
    for (String sum : List.of("Rows", "Columns", "Cells")) {
      int total = 0;
      for (JsonElement response : responses) {
        total += new Wire(response.getAsJsonObject()).number("updated" + sum);
      }
      json.addProperty("totalUpdated" + sum, total);
    }
    json.addProperty("totalUpdatedSheets", tabs.size());
    json.add("responses", responses);
    return json;
  }

  /** Adds rows after the table that a range finds; the answer of {@code values.append}. */
  JsonObject append(String range, Options.Insert insert, Wire body, SheetsFaults faults) {
    A1.Place place = A1.parse(range, book);
    Tab tab = place.tab();
    List<List<JsonElement>> rows = rows(body);
    GridArea search = ValueReads.inGrid(place, range);
    Optional<GridArea> table = TableFinder.lastTable(tab, search);
    int top = table.map(GridArea::bottom).orElse(search.top());
    int left = table.map(GridArea::left).orElse(search.left());
    String key = book.id() + "#" + tab.sheetId();
    SheetsFaults.Placement placement = faults.place(key);
    if (placement == SheetsFaults.Placement.OVER_THE_LAST) {
      top = faults.lastAppendRow(key);
    } else {
      if (placement == SheetsFaults.Placement.AT_THE_TOP) {
        top = Math.min(top, Math.max(1, tab.frozenRowCount()));
      }
      boolean insertion =
          insert == Options.Insert.INSERT_ROWS || placement == SheetsFaults.Placement.AT_THE_TOP;
      if (insertion && !rows.isEmpty()) {
        tab.grow(top, 1);
        tab.insertRows(top, rows.size());
      }
    }
    faults.appended(key, top);
    JsonObject json = new JsonObject();
    json.addProperty("spreadsheetId", book.id());
    table.ifPresent(area -> json.addProperty("tableRange", A1.label(tab.title(), area)));
    json.add("updates", write(tab, top, left, rows));
    return json;
  }

  /** Empties a range and answers its name. */
  static String clear(Workbook book, String caller, String range) {
    A1.Place place = A1.parse(range, book);
    GridArea area = ValueReads.inGrid(place, range);
    checkEditable(place.tab(), area, caller, book.owner());
    place.tab().clear(area);
    return A1.label(place.tab().title(), area);
  }

  /**
   * Checks that no protection forbids a change.
   *
   * @throws SheetsError 400 where one does
   */
  static void checkEditable(Tab tab, GridArea area, String caller, String owner) {
    for (Tab.Protection protection : tab.protections()) {
      boolean allowed =
          protection.warningOnly()
              || caller.equalsIgnoreCase(owner)
              || protection.editors().stream().anyMatch(caller::equalsIgnoreCase);
      if (!allowed && protection.area().meets(area)) {
        throw SheetsError.badRequest(
            "You are trying to edit a protected cell or object. Please contact the spreadsheet"
                + " owner to remove protection if you need to edit.");
      }
    }
  }

  private JsonObject write(Tab tab, int top, int left, List<List<JsonElement>> rows) {
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    JsonObject json = new JsonObject();
    json.addProperty("spreadsheetId", book.id());
    GridArea area =
        new GridArea(top, top + Math.max(1, rows.size()), left, left + Math.max(1, columns));
    json.addProperty("updatedRange", A1.label(tab.title(), area));
    if (columns == 0) {
      return json;
    }
    checkEditable(tab, area, caller, book.owner());
    tab.grow(area.bottom(), area.right());
    int cells = 0;
    int changedRows = 0;
    Set<Integer> changedColumns = new HashSet<>();
    for (int i = 0; i < rows.size(); i++) {
      Map<Integer, Cell> changes = new TreeMap<>();
      for (int j = 0; j < rows.get(i).size(); j++) {
        JsonElement value = rows.get(i).get(j);
        if (!value.isJsonNull()) {
          changes.put(left + j, cell(value, tab, top + i, left + j));
        }
      }
      tab.put(top + i, changes);
      cells += changes.size();
      changedRows += changes.isEmpty() ? 0 : 1;
      changedColumns.addAll(changes.keySet());
    }
    json.addProperty("updatedRows", changedRows);
    json.addProperty("updatedColumns", changedColumns.size());
    json.addProperty("updatedCells", cells);
    echo.ifPresent(reads -> json.add("updatedData", reads.valueRange(tab, area)));
    return json;
  }

  private Cell cell(JsonElement element, Tab tab, int row, int column) {
    JsonPrimitive value = element.getAsJsonPrimitive();
    if (value.isBoolean()) {
      return new Cell.Truth(value.getAsBoolean());
    }
    if (value.isNumber()) {
      return new Cell.Numeric(value.getAsDouble(), Cell.NumberFormat.GENERAL);
    }
    return entered(value.getAsString(), tab, row, column);
  }

  private Cell entered(String text, Tab tab, int row, int column) {
    checkLength(text);
    if (text.isEmpty()) {
      return Cell.Blank.CELL;
    }
    return input == Options.Input.RAW || tab.isPlainText(row, column)
        ? new Cell.Text(text)
        : UserEntry.in(book.locale()).parse(text, tab);
  }

  /** No cell holds more, whichever way it is written. */
  static void checkLength(String text) {
    if (text.length() > CELL_LIMIT) {
      throw SheetsError.badRequest(
          "Your input contains more than the maximum of 50000 characters in a single cell.");
    }
  }

  private static void checkInside(Tab tab, GridArea area, List<List<JsonElement>> rows) {
    String words =
        "Requested writing within range ["
            + A1.label(tab.title(), area)
            + "], but tried writing to ";
    if (rows.size() > area.bottom() - area.top()) {
      throw SheetsError.badRequest(words + "row [" + (area.bottom() + 1) + "]");
    }
    if (rows.stream().anyMatch(row -> row.size() > area.right() - area.left())) {
      throw SheetsError.badRequest(words + "column [" + A1.letters(area.right()) + "]");
    }
  }

  private static List<List<JsonElement>> rows(Wire body) {
    List<List<JsonElement>> lines = new ArrayList<>();
    if (body.has("values") && !body.json().get("values").isJsonArray()) {
      throw SheetsError.badRequest("Invalid value at 'data.values' (ListValue)");
    }
    for (JsonElement line : body.items("values")) {
      if (!line.isJsonArray()) {
        throw SheetsError.badRequest(
            "Invalid value at 'data.values[%s]' (type.googleapis.com/google.protobuf.ListValue), %s"
                .formatted(lines.size(), line));
      }
      List<JsonElement> cells = line.getAsJsonArray().asList();
      for (JsonElement cell : cells) {
        if (!cell.isJsonNull() && !cell.isJsonPrimitive()) {
          throw SheetsError.badRequest(
              "Invalid values[%s][%s]: %s"
                  .formatted(
                      lines.size(),
                      cells.indexOf(cell),
                      cell.isJsonArray() ? "list_value {}" : "struct_value {}"));
        }
      }
      lines.add(cells);
    }
    return Options.dimension(body.text("majorDimension")) == Options.Dimension.ROWS
        ? lines
        : turned(lines);
  }

  private static List<List<JsonElement>> turned(List<List<JsonElement>> columns) {
    int height = columns.stream().mapToInt(List::size).max().orElse(0);
    List<List<JsonElement>> rows = new ArrayList<>();
    for (int i = 0; i < height; i++) {
      List<JsonElement> row = new ArrayList<>();
      for (List<JsonElement> column : columns) {
        row.add(i < column.size() ? column.get(i) : JsonNull.INSTANCE);
      }
      rows.add(row);
    }
    return rows;
  }
}
