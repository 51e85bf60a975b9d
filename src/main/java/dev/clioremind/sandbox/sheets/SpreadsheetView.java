package dev.clioremind.sandbox.sheets;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Collection;
import java.util.List;

/** A workbook as {@code spreadsheets.get} gives it, without cell data. */
final class SpreadsheetView {

  private SpreadsheetView() {}

  static JsonObject json(Workbook book) {
    JsonObject properties = new JsonObject();
    properties.addProperty("title", book.title());
    properties.addProperty("locale", book.locale());
    properties.addProperty("autoRecalc", "ON_CHANGE");
    properties.addProperty("timeZone", book.timeZone());
    JsonObject json = new JsonObject();
    json.addProperty("spreadsheetId", book.id());
    json.add("properties", properties);
    JsonArray sheets = new JsonArray();
    book.tabs().forEach(tab -> sheets.add(sheet(book, tab)));
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

  private static JsonObject sheet(Workbook book, Tab tab) {
    JsonObject json = new JsonObject();
    json.add("properties", properties(book, tab));
    addUnlessEmpty(json, "filterViews", tab.filterViews());
    addUnlessEmpty(
        json,
        "protectedRanges",
        tab.protections().stream().map(range -> protectedRange(tab, range)).toList());
    addUnlessEmpty(json, "developerMetadata", metadata(book, tab.sheetId()));
    addUnlessEmpty(json, "tables", tab.tables());
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
