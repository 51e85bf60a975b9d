package dev.clioremind.sandbox.sheets;

import com.google.gson.JsonObject;

/** The requests of a batch about tabs and their grids. */
final class TabRequests {

  private final Workbook book;
  private final Shapes shapes;

  TabRequests(Workbook book, Shapes shapes) {
    this.book = book;
    this.shapes = shapes;
  }

  /** Adds a tab and gives its properties. */
  JsonObject add(Wire properties) {
    Wire grid = properties.object("gridProperties");
    Tab tab =
        new Tab(
            properties.has("sheetId") ? properties.number("sheetId") : book.newId(),
            properties.has("title") ? properties.text("title") : "Sheet" + (book.tabs().size() + 1),
            size(grid, "rowCount", Tab.DEFAULT_ROWS),
            size(grid, "columnCount", Tab.DEFAULT_COLUMNS));
    freeze(tab, grid.number("frozenRowCount"), grid.number("frozenColumnCount"));
    tab.hide(properties.truth("hidden"));
    book.addTab(tab, properties.number("index", -1));
    JsonObject json = new JsonObject();
    json.add("properties", SpreadsheetView.properties(book, tab));
    return json;
  }

  void delete(Wire request) {
    Tab tab = book.tab(request.number("sheetId"));
    if (book.tabs().size() == 1) {
      throw SheetsError.badRequest("You can't remove all the sheets in a document.");
    }
    book.tabs().remove(tab);
    book.metadata().removeIf(entry -> entry.sheetId() == tab.sheetId());
  }

  void updateProperties(Wire request) {
    FieldMask mask = mask(request, "SheetProperties");
    Wire wanted = request.object("properties");
    Tab tab = book.tab(wanted.number("sheetId"));
    if (mask.includes("title") && !wanted.text("title").equals(tab.title())) {
      if (!wanted.text("title").equalsIgnoreCase(tab.title())) {
        book.checkTitle(wanted.text("title"));
      }
      tab.rename(wanted.text("title"));
    }
    if (mask.includes("hidden")) {
      tab.hide(wanted.truth("hidden"));
    }
    Wire grid = wanted.object("gridProperties");
    int rows =
        mask.includes("gridProperties", "rowCount")
            ? size(grid, "rowCount", tab.rowCount())
            : tab.rowCount();
    int columns =
        mask.includes("gridProperties", "columnCount")
            ? size(grid, "columnCount", tab.columnCount())
            : tab.columnCount();
    tab.resize(rows, columns);
    freeze(
        tab,
        mask.includes("gridProperties", "frozenRowCount")
            ? grid.number("frozenRowCount")
            : tab.frozenRowCount(),
        mask.includes("gridProperties", "frozenColumnCount")
            ? grid.number("frozenColumnCount")
            : tab.frozenColumnCount());
    if (mask.includes("index") && wanted.has("index")) {
      book.tabs().remove(tab);
      int index = Math.max(0, wanted.number("index"));
      book.tabs().add(Math.min(index, book.tabs().size()), tab);
    }
  }

  void updateSpreadsheet(Wire request) {
    FieldMask mask = mask(request, "SpreadsheetProperties");
    Wire wanted = request.object("properties");
    book.describe(
        mask.includes("title") ? wanted.text("title") : book.title(),
        mask.includes("locale") ? wanted.text("locale") : book.locale(),
        mask.includes("timeZone") ? wanted.text("timeZone") : book.timeZone());
  }

  void appendDimension(Wire request) {
    Tab tab = book.tab(request.number("sheetId"));
    int length = request.number("length");
    if (length < 1) {
      throw SheetsError.badRequest("length must be at least 1");
    }
    Workbook.checkSize((long) tab.rowCount() + length);
    if (isRows(request)) {
      tab.grow(tab.rowCount() + length, 1);
    } else {
      tab.grow(1, tab.columnCount() + length);
    }
  }

  void insertDimension(Wire request, String caller) {
    Wire range = request.object("range");
    Tab tab = book.tab(range.number("sheetId"));
    int size = isRows(range) ? tab.rowCount() : tab.columnCount();
    int start = range.number("startIndex");
    int count = range.number("endIndex") - start;
    boolean likeBefore = request.truth("inheritFromBefore");
    if (start < 0 || count < 1) {
      throw SheetsError.badRequest("range.endIndex must be greater than range.startIndex.");
    }
    if (likeBefore && start == 0) {
      throw SheetsError.badRequest(
          "range.startIndex[0] must be greater than 0 if inheritFromBefore is true");
    }
    if (start > size || (start == size && !likeBefore)) {
      throw SheetsError.badRequest(
          "range.startIndex[%s] must be less than the grid size[%s] if inheritFromBefore is false"
              .formatted(start, size));
    }
    Workbook.checkSize((long) size + count);
    ValueWrites.checkEditable(
        tab,
        isRows(range)
            ? new GridArea(start, start + 1, 0, GridArea.OPEN)
            : new GridArea(0, GridArea.OPEN, start, start + 1),
        caller,
        book.owner());
    if (isRows(range)) {
      tab.insertRows(start, count);
    } else {
      tab.insertColumns(start, count);
    }
  }

  void deleteDimension(Wire request, String caller) {
    Wire range = request.object("range");
    Tab tab = book.tab(range.number("sheetId"));
    boolean rows = isRows(range);
    int size = rows ? tab.rowCount() : tab.columnCount();
    int start = range.number("startIndex");
    int end = range.number("endIndex", size);
    if (start < 0 || start >= end || end > size) {
      throw SheetsError.badRequest(
          "Cannot delete a %s that doesn't exist. Tried to delete %s index %s but there are only %s."
              .formatted(rows ? "row" : "column", rows ? "row" : "column", end - 1, size));
    }
    if (end - start == size) {
      throw SheetsError.badRequest(
          "You can't delete all the " + (rows ? "rows" : "columns") + " on the sheet.");
    }
    GridArea area =
        rows
            ? new GridArea(start, end, 0, GridArea.OPEN)
            : new GridArea(0, GridArea.OPEN, start, end);
    ValueWrites.checkEditable(tab, area, caller, book.owner());
    if (rows) {
      tab.deleteRows(start, end);
    } else {
      tab.deleteColumns(start, end);
    }
  }

  /**
   * The mask of an update.
   *
   * @throws SheetsError 400 where it is missing or names what there is not
   */
  FieldMask mask(Wire request, String message) {
    if (request.text("fields").isBlank()) {
      throw SheetsError.badRequest(
          "At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)");
    }
    FieldMask mask = FieldMask.parse(request.text("fields"));
    shapes.check(mask, message);
    return mask;
  }

  private static boolean isRows(Wire range) {
    if (!range.has("dimension")) {
      throw SheetsError.badRequest("No dimension specified.");
    }
    return Options.dimension(range.text("dimension")) == Options.Dimension.ROWS;
  }

  private static int size(Wire grid, String member, int otherwise) {
    int size = grid.number(member, otherwise);
    if (size < 1) {
      throw SheetsError.badRequest("gridProperties." + member + " must be at least 1");
    }
    return size;
  }

  private static void freeze(Tab tab, int rows, int columns) {
    if (rows >= tab.rowCount() || columns >= tab.columnCount()) {
      throw SheetsError.badRequest("You can't freeze all visible rows or columns on the sheet.");
    }
    tab.freeze(rows, columns);
  }
}
