package dev.clioremind.sandbox.sheets;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * One tab: its properties, the size of its grid, and its cells. Rows are immutable lists without
 * trailing blanks, so that a copy of a tab is cheap.
 */
final class Tab {

  static final int DEFAULT_ROWS = 1000;
  static final int DEFAULT_COLUMNS = 26;

  private final int sheetId;
  private final List<List<Cell>> rows;
  private final List<Protection> protections;
  private final List<GridArea> plainText;
  private final List<Validation> validations;
  private final List<Note> notes;
  private final List<JsonObject> filterViews;
  private final List<JsonObject> tables;
  private String title;
  private int rowCount;
  private int columnCount;
  private int frozenRowCount;
  private int frozenColumnCount;
  private boolean hidden;

  /** A protected range; {@code wire} is what was sent, with its id. */
  record Protection(
      int id, GridArea area, boolean warningOnly, List<String> editors, JsonObject wire) {
    Protection {
      editors = List.copyOf(editors);
    }

    Protection at(GridArea moved) {
      return new Protection(id, moved, warningOnly, editors, wire);
    }
  }

  /** What pops up over the cells of an area. */
  record Note(GridArea area, String text) {}

  /** A data validation rule on an area. */
  record Validation(GridArea area, JsonObject rule) {}

  Tab(int sheetId, String title, int rowCount, int columnCount) {
    this.sheetId = sheetId;
    this.title = title;
    this.rowCount = rowCount;
    this.columnCount = columnCount;
    this.rows = new ArrayList<>();
    this.protections = new ArrayList<>();
    this.plainText = new ArrayList<>();
    this.validations = new ArrayList<>();
    this.notes = new ArrayList<>();
    this.filterViews = new ArrayList<>();
    this.tables = new ArrayList<>();
  }

  private Tab(Tab other) {
    this.sheetId = other.sheetId;
    this.title = other.title;
    this.rowCount = other.rowCount;
    this.columnCount = other.columnCount;
    this.frozenRowCount = other.frozenRowCount;
    this.frozenColumnCount = other.frozenColumnCount;
    this.hidden = other.hidden;
    this.rows = new ArrayList<>(other.rows);
    this.protections = new ArrayList<>(other.protections);
    this.plainText = new ArrayList<>(other.plainText);
    this.validations = new ArrayList<>(other.validations);
    this.notes = new ArrayList<>(other.notes);
    this.filterViews = new ArrayList<>(other.filterViews);
    this.tables = new ArrayList<>(other.tables);
  }

  Tab copy() {
    return new Tab(this);
  }

  int sheetId() {
    return sheetId;
  }

  String title() {
    return title;
  }

  void rename(String newTitle) {
    title = newTitle;
  }

  int rowCount() {
    return rowCount;
  }

  int columnCount() {
    return columnCount;
  }

  int frozenRowCount() {
    return frozenRowCount;
  }

  int frozenColumnCount() {
    return frozenColumnCount;
  }

  void freeze(int frozenRows, int frozenColumns) {
    frozenRowCount = frozenRows;
    frozenColumnCount = frozenColumns;
  }

  boolean hidden() {
    return hidden;
  }

  void hide(boolean hide) {
    hidden = hide;
  }

  List<Protection> protections() {
    return protections;
  }

  List<GridArea> plainText() {
    return plainText;
  }

  List<Validation> validations() {
    return validations;
  }

  List<Note> notes() {
    return notes;
  }

  List<JsonObject> filterViews() {
    return filterViews;
  }

  List<JsonObject> tables() {
    return tables;
  }

  /** How many rows there are up to the last that holds something. */
  int usedRows() {
    return rows.size();
  }

  /** One row up to its last cell that holds something. */
  List<Cell> row(int row) {
    return row < rows.size() ? rows.get(row) : List.of();
  }

  Cell cell(int row, int column) {
    List<Cell> cells = row(row);
    return column < cells.size() ? cells.get(column) : Cell.Blank.CELL;
  }

  /** Whether typed text stays text there, because the cell is formatted as plain text. */
  boolean isPlainText(int row, int column) {
    return plainText.stream().anyMatch(area -> area.contains(row, column));
  }

  /** An area's rows without trailing blank cells and without trailing blank rows. */
  List<List<Cell>> read(GridArea area) {
    List<List<Cell>> found = new ArrayList<>();
    int last = Math.min(area.bottom(), rows.size());
    for (int row = area.top(); row < last; row++) {
      List<Cell> cells = rows.get(row);
      int right = Math.min(area.right(), cells.size());
      found.add(
          area.left() >= right ? List.of() : withoutTrailing(cells.subList(area.left(), right)));
    }
    while (!found.isEmpty() && found.get(found.size() - 1).isEmpty()) {
      found.remove(found.size() - 1);
    }
    return found;
  }

  /** Puts cells of one row by their column; other cells stay. The grid must be large enough. */
  void put(int row, Map<Integer, Cell> cells) {
    if (cells.isEmpty()) {
      return;
    }
    while (rows.size() <= row) {
      rows.add(List.of());
    }
    List<Cell> changed = new ArrayList<>(rows.get(row));
    cells.forEach(
        (column, cell) -> {
          while (changed.size() <= column) {
            changed.add(Cell.Blank.CELL);
          }
          changed.set(column, cell);
        });
    rows.set(row, withoutTrailing(changed));
    trim();
  }

  /** Empties the cells of an area; formats stay. */
  void clear(GridArea area) {
    for (int row = area.top(); row < Math.min(area.bottom(), rows.size()); row++) {
      Map<Integer, Cell> blanks = new TreeMap<>();
      for (int column = area.left();
          column < Math.min(area.right(), rows.get(row).size());
          column++) {
        blanks.put(column, Cell.Blank.CELL);
      }
      if (!blanks.isEmpty()) {
        List<Cell> changed = new ArrayList<>(rows.get(row));
        blanks.forEach(changed::set);
        rows.set(row, withoutTrailing(changed));
      }
    }
    trim();
  }

  /** Makes the grid at least so large. */
  void grow(int minimumRows, int minimumColumns) {
    rowCount = Math.max(rowCount, minimumRows);
    columnCount = Math.max(columnCount, minimumColumns);
  }

  /** Sets the grid's size; cells outside are lost. */
  void resize(int newRows, int newColumns) {
    if (newRows < rowCount) {
      deleteRows(newRows, rowCount);
    }
    if (newColumns < columnCount) {
      deleteColumns(newColumns, columnCount);
    }
    rowCount = newRows;
    columnCount = newColumns;
  }

  void insertRows(int at, int count) {
    if (at < rows.size()) {
      List<List<Cell>> blank = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        blank.add(List.of());
      }
      rows.addAll(at, blank);
    }
    rowCount += count;
    moveAreas(area -> List.of(area.afterRowsInserted(at, count)));
  }

  void deleteRows(int from, int to) {
    if (from < rows.size()) {
      rows.subList(from, Math.min(to, rows.size())).clear();
    }
    rowCount -= to - from;
    frozenRowCount = Math.min(frozenRowCount, rowCount);
    trim();
    moveAreas(area -> area.afterRowsDeleted(from, to).map(List::of).orElse(List.of()));
  }

  void insertColumns(int at, int count) {
    rows.replaceAll(
        row -> {
          if (at >= row.size()) {
            return row;
          }
          List<Cell> changed = new ArrayList<>(row);
          for (int i = 0; i < count; i++) {
            changed.add(at, Cell.Blank.CELL);
          }
          return List.copyOf(changed);
        });
    columnCount += count;
    moveAreas(area -> List.of(area.afterColumnsInserted(at, count)));
  }

  void deleteColumns(int from, int to) {
    rows.replaceAll(
        row -> {
          if (from >= row.size()) {
            return row;
          }
          List<Cell> changed = new ArrayList<>(row);
          changed.subList(from, Math.min(to, changed.size())).clear();
          return withoutTrailing(changed);
        });
    columnCount -= to - from;
    frozenColumnCount = Math.min(frozenColumnCount, columnCount);
    trim();
    moveAreas(area -> area.afterColumnsDeleted(from, to).map(List::of).orElse(List.of()));
  }

  /** Sorts the rows from {@code firstRow} on, as a person does by the menu. */
  void sort(int firstRow, Comparator<List<Cell>> order) {
    if (firstRow < rows.size()) {
      rows.subList(firstRow, rows.size()).sort(order);
      trim();
    }
  }

  private void moveAreas(Function<GridArea, List<GridArea>> moved) {
    replace(plainText, area -> moved.apply(area));
    replace(
        validations,
        rule ->
            moved.apply(rule.area()).stream().map(a -> new Validation(a, rule.rule())).toList());
    replace(
        notes,
        note -> moved.apply(note.area()).stream().map(a -> new Note(a, note.text())).toList());
    replace(protections, range -> moved.apply(range.area()).stream().map(range::at).toList());
  }

  private static <T> void replace(List<T> list, Function<T, List<T>> change) {
    List<T> changed = list.stream().flatMap(item -> change.apply(item).stream()).toList();
    list.clear();
    list.addAll(changed);
  }

  private void trim() {
    while (!rows.isEmpty() && rows.get(rows.size() - 1).isEmpty()) {
      rows.remove(rows.size() - 1);
    }
  }

  private static List<Cell> withoutTrailing(List<Cell> cells) {
    int end = cells.size();
    while (end > 0 && cells.get(end - 1).isBlank()) {
      end--;
    }
    return List.copyOf(cells.subList(0, end));
  }
}
