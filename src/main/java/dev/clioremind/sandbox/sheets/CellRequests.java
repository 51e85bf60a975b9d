package dev.clioremind.sandbox.sheets;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The requests of a batch about cells: values, formats, validation, protection, filter views. */
final class CellRequests {

  private static final Set<String> CONDITIONS =
      Set.of(
          "NUMBER_GREATER",
          "NUMBER_GREATER_THAN_EQ",
          "NUMBER_LESS",
          "NUMBER_LESS_THAN_EQ",
          "NUMBER_EQ",
          "NUMBER_NOT_EQ",
          "NUMBER_BETWEEN",
          "NUMBER_NOT_BETWEEN",
          "TEXT_CONTAINS",
          "TEXT_NOT_CONTAINS",
          "TEXT_EQ",
          "TEXT_IS_EMAIL",
          "TEXT_IS_URL",
          "DATE_EQ",
          "DATE_BEFORE",
          "DATE_AFTER",
          "DATE_ON_OR_BEFORE",
          "DATE_ON_OR_AFTER",
          "DATE_BETWEEN",
          "DATE_NOT_BETWEEN",
          "DATE_IS_VALID",
          "ONE_OF_RANGE",
          "ONE_OF_LIST",
          "CUSTOM_FORMULA",
          "BOOLEAN");

  private final Workbook book;
  private final String caller;

  CellRequests(Workbook book, String caller) {
    this.book = book;
    this.caller = caller;
  }

  void setValidation(Wire request) {
    GridRange range = GridRange.read(request.object("range"), book);
    List<Tab.Validation> validations = range.tab().validations();
    validations.removeIf(other -> other.area().equals(range.area()));
    if (request.has("rule")) {
      Wire condition = request.object("rule").object("condition");
      if (!CONDITIONS.contains(condition.text("type"))) {
        throw SheetsError.badRequest(
            "Condition type '" + condition.text("type") + "' is not allowed for data validation.");
      }
      boolean needsValues = condition.text("type").startsWith("ONE_OF");
      if (needsValues && condition.objects("values").isEmpty()) {
        throw SheetsError.badRequest(
            "BooleanCondition.values must have at least one value for type '"
                + condition.text("type")
                + "'");
      }
      validations.add(new Tab.Validation(range.area(), request.object("rule").json()));
    }
  }

  JsonObject protect(Wire request) {
    Wire wire = request.object("protectedRange");
    GridRange range = GridRange.read(wire.object("range"), book);
    Tab.Protection protection =
        protection(
            wire.has("protectedRangeId") ? wire.number("protectedRangeId") : book.newId(),
            range.area(),
            wire);
    range.tab().protections().add(protection);
    JsonObject reply = new JsonObject();
    reply.add("protectedRange", SpreadsheetView.protectedRange(range.tab(), protection));
    return reply;
  }

  void updateProtection(Wire request, FieldMask mask) {
    Wire wire = request.object("protectedRange");
    Tab tab = tabOfProtection(wire.number("protectedRangeId"));
    tab.protections()
        .replaceAll(
            old -> {
              if (old.id() != wire.number("protectedRangeId")) {
                return old;
              }
              JsonObject merged = SpreadsheetView.protectedRange(tab, old);
              for (String member : List.of("range", "description", "warningOnly", "editors")) {
                if (mask.includes(member)) {
                  merged.remove(member);
                  if (wire.has(member)) {
                    merged.add(member, wire.json().get(member));
                  }
                }
              }
              GridArea area =
                  mask.includes("range")
                      ? GridRange.read(wire.object("range"), book).area()
                      : old.area();
              return protection(old.id(), area, new Wire(merged));
            });
  }

  void unprotect(Wire request) {
    int id = request.number("protectedRangeId");
    tabOfProtection(id).protections().removeIf(protection -> protection.id() == id);
  }

  JsonObject addFilterView(Wire request) {
    JsonObject filter = request.object("filter").json().deepCopy();
    GridRange range = GridRange.read(request.object("filter").object("range"), book);
    if (!filter.has("filterViewId")) {
      filter.addProperty("filterViewId", book.newId());
    }
    range.tab().filterViews().add(filter);
    JsonObject reply = new JsonObject();
    reply.add("filter", filter);
    return reply;
  }

  void repeat(Wire request, FieldMask mask) {
    GridRange range = GridRange.read(request.object("range"), book);
    GridArea area = range.closed();
    ValueWrites.checkEditable(range.tab(), area, caller, book.owner());
    Wire cell = request.object("cell");
    if (mask.includes("userEnteredValue")) {
      Map<Integer, Cell> row = new TreeMap<>();
      for (int column = area.left(); column < area.right(); column++) {
        row.put(column, value(cell, range.tab()));
      }
      for (int i = area.top(); i < area.bottom(); i++) {
        range.tab().put(i, row);
      }
    }
    format(range.tab(), range.area(), cell, mask);
  }

  void update(Wire request, FieldMask mask) {
    if (request.has("start") == request.has("range")) {
      throw SheetsError.badRequest("Exactly one of 'start' and 'range' must be set.");
    }
    List<Wire> rows = request.objects("rows");
    GridRange range =
        request.has("range")
            ? GridRange.read(request.object("range"), book)
            : from(request.object("start"), rows);
    GridArea area = range.closed();
    ValueWrites.checkEditable(range.tab(), area, caller, book.owner());
    if (rows.size() > area.bottom() - area.top()
        || rows.stream().anyMatch(r -> r.objects("values").size() > area.right() - area.left())) {
      throw SheetsError.badRequest("Attempting to write outside the range.");
    }
    for (int row = area.top(); row < area.bottom(); row++) {
      int index = row - area.top();
      List<Wire> cells = index < rows.size() ? rows.get(index).objects("values") : List.of();
      Map<Integer, Cell> changes = new TreeMap<>();
      for (int column = area.left(); column < area.right(); column++) {
        int place = column - area.left();
        Wire cell = place < cells.size() ? cells.get(place) : new Wire(new JsonObject());
        Cell content =
            mask.includes("userEnteredValue")
                ? value(cell, range.tab())
                : range.tab().cell(row, column);
        if (mask.includes("textFormatRuns")) {
          content = withRuns(content, cell.objects("textFormatRuns"));
        }
        if (mask.includes("userEnteredValue") || mask.includes("textFormatRuns")) {
          changes.put(column, content);
        }
        format(range.tab(), new GridArea(row, row + 1, column, column + 1), cell, mask);
      }
      range.tab().put(row, changes);
    }
  }

  private GridRange from(Wire start, List<Wire> rows) {
    int columns = rows.stream().mapToInt(row -> row.objects("values").size()).max().orElse(1);
    JsonObject range = new JsonObject();
    range.addProperty("sheetId", start.number("sheetId"));
    range.addProperty("startRowIndex", start.number("rowIndex"));
    range.addProperty("endRowIndex", start.number("rowIndex") + Math.max(1, rows.size()));
    range.addProperty("startColumnIndex", start.number("columnIndex"));
    range.addProperty("endColumnIndex", start.number("columnIndex") + Math.max(1, columns));
    return GridRange.read(new Wire(range), book);
  }

  private static Cell value(Wire cell, Tab tab) {
    Wire value = cell.object("userEnteredValue");
    if (value.has("numberValue")) {
      return new Cell.Numeric(
          value.json().get("numberValue").getAsDouble(), Cell.NumberFormat.GENERAL);
    }
    if (value.has("boolValue")) {
      return new Cell.Truth(value.truth("boolValue"));
    }
    if (value.has("formulaValue")) {
      String source = value.text("formulaValue");
      return new Cell.Formula(source, Formula.evaluate(source, tab));
    }
    String text = value.text("stringValue");
    ValueWrites.checkLength(text);
    return text.isEmpty() ? Cell.Blank.CELL : new Cell.Text(text);
  }

  /** New runs take the place of all that there were; a value that is written anew has none. */
  private static Cell withRuns(Cell content, List<Wire> runs) {
    if (!(content instanceof Cell.Text text)) {
      if (runs.isEmpty()) {
        return content;
      }
      throw SheetsError.badRequest("Text format runs are only valid on user entered strings.");
    }
    List<Cell.Run> read = new ArrayList<>();
    int before = -1;
    for (Wire run : runs) {
      int start = run.number("startIndex");
      if (start <= before || start >= text.text().length()) {
        throw SheetsError.badRequest(
            "textFormatRuns.startIndex[%s] must be greater than the one before, and within the text"
                .formatted(start));
      }
      before = start;
      Wire format = run.object("format");
      read.add(new Cell.Run(start, format.truth("bold"), format.object("link").text("uri")));
    }
    return new Cell.Text(text.text(), read);
  }

  private static void format(Tab tab, GridArea area, Wire cell, FieldMask mask) {
    if (mask.includes("userEnteredFormat", "numberFormat")) {
      tab.plainText().removeIf(area::equals);
      if (cell.object("userEnteredFormat").object("numberFormat").text("type").equals("TEXT")) {
        tab.plainText().add(area);
      }
    }
    if (mask.includes("note")) {
      tab.notes().removeIf(other -> other.area().equals(area));
      if (!cell.text("note").isEmpty()) {
        tab.notes().add(new Tab.Note(area, cell.text("note")));
      }
    }
    if (mask.includes("dataValidation")) {
      tab.validations().removeIf(other -> other.area().equals(area));
      if (cell.has("dataValidation")) {
        tab.validations().add(new Tab.Validation(area, cell.object("dataValidation").json()));
      }
    }
  }

  private Tab tabOfProtection(int id) {
    return book.tabs().stream()
        .filter(tab -> tab.protections().stream().anyMatch(range -> range.id() == id))
        .findFirst()
        .orElseThrow(() -> SheetsError.badRequest("No protected range with id: " + id));
  }

  private Tab.Protection protection(int id, GridArea area, Wire wire) {
    if (wire.truth("warningOnly") && wire.has("editors")) {
      throw SheetsError.badRequest("Cannot set both warningOnly and editors on a protected range.");
    }
    List<String> editors = new ArrayList<>(wire.object("editors").texts("users"));
    // Whoever protects a range can still edit it, and so can the owner.
    for (String always : List.of(caller, book.owner())) {
      if (editors.stream().noneMatch(always::equalsIgnoreCase)) {
        editors.add(always);
      }
    }
    return new Tab.Protection(id, area, wire.truth("warningOnly"), editors, wire.json());
  }
}
