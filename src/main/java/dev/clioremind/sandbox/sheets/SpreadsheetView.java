package dev.clioremind.sandbox.sheets;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Collection;
import java.util.List;

/** A workbook as {@code spreadsheets.get} gives it. */
final class SpreadsheetView {

  private SpreadsheetView() {}

  /** What a call is answered with that has changed the workbook. */
  static JsonObject json(Workbook book) {
    return json(book, book.owner(), List.of(), false);
  }

  /**
   * What a read is answered with.
   *
   * @param places where given, only their tabs are in the answer
   * @param cells whether the cells of the places are in it
   */
  static JsonObject json(Workbook book, String caller, List<A1.Place> places, boolean cells) {
    JsonObject properties = new JsonObject();
    properties.addProperty("title", book.title());
    properties.addProperty("locale", book.locale());
    properties.addProperty("autoRecalc", "ON_CHANGE");
    properties.addProperty("timeZone", book.timeZone());
    JsonObject json = new JsonObject();
    json.addProperty("spreadsheetId", book.id());
    json.add("properties", properties);
    JsonArray sheets = new JsonArray();
    for (Tab tab : book.tabs()) {
      List<GridArea> areas =
          places.stream().filter(place -> place.tab() == tab).map(A1.Place::area).toList();
      if (places.isEmpty() || !areas.isEmpty()) {
        sheets.add(sheet(book, tab, caller, cells ? areas : List.of()));
      }
    }
    json.add("sheets", sheets);
    addUnlessEmpty(json, "developerMetadata", metadata(book, Metadata.SPREADSHEET));
    json.addProperty("spreadsheetUrl", book.url());
    return json;
  }

  /** The {@code SheetProperties} of a tab. */
  static JsonObject properties(Workbook book, Tab tab) {
    JsonObject grid = new JsonObject();
    grid.addProperty("rowCount", tab.rowCount());
    grid.addProperty("columnCount", tab.columnCount());
    if (tab.frozenRowCount() > 0) {
      grid.addProperty("frozenRowCount", tab.frozenRowCount());
    }
    if (tab.frozenColumnCount() > 0) {
      grid.addProperty("frozenColumnCount", tab.frozenColumnCount());
    }
    JsonObject json = new JsonObject();
    json.addProperty("sheetId", tab.sheetId());
    json.addProperty("title", tab.title());
    json.addProperty("index", book.tabs().indexOf(tab));
    json.addProperty("sheetType", "GRID");
    json.add("gridProperties", grid);
    if (tab.hidden()) {
      json.addProperty("hidden", true);
    }
    return json;
  }

  /** A protected range as it is now: its area may have moved since it was made. */
  static JsonObject protectedRange(Tab tab, Tab.Protection protection) {
    JsonObject range = new JsonObject();
    range.addProperty("sheetId", tab.sheetId());
    GridArea area = protection.area();
    if (area.top() > 0 || area.bottom() != GridArea.OPEN) {
      range.addProperty("startRowIndex", area.top());
    }
    if (area.bottom() != GridArea.OPEN) {
      range.addProperty("endRowIndex", area.bottom());
    }
    if (area.left() > 0 || area.right() != GridArea.OPEN) {
      range.addProperty("startColumnIndex", area.left());
    }
    if (area.right() != GridArea.OPEN) {
      range.addProperty("endColumnIndex", area.right());
    }
    JsonObject json = protection.wire().deepCopy();
    json.addProperty("protectedRangeId", protection.id());
    json.add("range", range);
    if (!protection.warningOnly()) {
      JsonObject editors = new JsonObject();
      editors.add("users", array(protection.editors()));
      json.add("editors", editors);
    }
    return json;
  }

  private static JsonObject sheet(Workbook book, Tab tab, String caller, List<GridArea> areas) {
    JsonObject json = new JsonObject();
    json.add("properties", properties(book, tab));
    addUnlessEmpty(json, "filterViews", tab.filterViews());
    addUnlessEmpty(
        json,
        "protectedRanges",
        tab.protections().stream().map(range -> protectedRange(book, tab, range, caller)).toList());
    addUnlessEmpty(json, "developerMetadata", metadata(book, tab.sheetId()));
    addUnlessEmpty(json, "tables", tab.tables());
    addUnlessEmpty(json, "data", areas.stream().map(area -> cells(tab, area)).toList());
    return json;
  }

  /** A protected range, and whether who asks may write there. */
  private static JsonObject protectedRange(
      Workbook book, Tab tab, Tab.Protection protection, String caller) {
    JsonObject json = protectedRange(tab, protection);
    boolean editor =
        protection.warningOnly()
            || caller.equalsIgnoreCase(book.owner())
            || protection.editors().stream().anyMatch(caller::equalsIgnoreCase);
    if (editor && book.access(caller) == Workbook.Access.EDIT) {
      json.addProperty("requestingUserCanEdit", true);
    }
    return json;
  }

  /** A {@code GridData}: what was entered in each cell, and its note, check and text format. */
  private static JsonObject cells(Tab tab, GridArea wanted) {
    GridArea area =
        wanted.within(tab.rowCount(), tab.columnCount()).closed(tab.rowCount(), tab.columnCount());
    JsonArray rows = new JsonArray();
    for (int row = area.top(); row < area.bottom(); row++) {
      JsonArray values = new JsonArray();
      for (int column = area.left(); column < area.right(); column++) {
        values.add(cell(tab, row, column));
      }
      JsonObject data = new JsonObject();
      data.add("values", values);
      rows.add(data);
    }
    JsonObject json = new JsonObject();
    if (area.top() > 0) {
      json.addProperty("startRow", area.top());
    }
    if (area.left() > 0) {
      json.addProperty("startColumn", area.left());
    }
    json.add("rowData", rows);
    return json;
  }

  private static JsonObject cell(Tab tab, int row, int column) {
    JsonObject json = new JsonObject();
    Cell content = tab.cell(row, column);
    if (!content.isBlank()) {
      json.addProperty("formattedValue", CellView.shown(content));
    }
    if (content instanceof Cell.Text text && !text.link().isEmpty()) {
      json.addProperty("hyperlink", text.link());
    }
    tab.notes().stream()
        .filter(note -> note.area().contains(row, column))
        .reduce((older, newer) -> newer)
        .ifPresent(note -> json.addProperty("note", note.text()));
    tab.validations().stream()
        .filter(rule -> rule.area().contains(row, column))
        .reduce((older, newer) -> newer)
        .ifPresent(rule -> json.add("dataValidation", rule.rule()));
    if (tab.isPlainText(row, column)) {
      JsonObject number = new JsonObject();
      number.addProperty("type", "TEXT");
      JsonObject format = new JsonObject();
      format.add("numberFormat", number);
      json.add("userEnteredFormat", format);
    }
    return json;
  }

  private static List<JsonObject> metadata(Workbook book, int sheetId) {
    return book.metadata().stream()
        .filter(entry -> entry.sheetId() == sheetId)
        .map(Metadata::json)
        .toList();
  }

  private static JsonArray array(List<String> texts) {
    JsonArray array = new JsonArray();
    texts.forEach(array::add);
    return array;
  }

  private static void addUnlessEmpty(
      JsonObject json, String name, Collection<? extends JsonElement> items) {
    if (!items.isEmpty()) {
      JsonArray array = new JsonArray();
      items.forEach(array::add);
      json.add(name, array);
    }
  }
}
