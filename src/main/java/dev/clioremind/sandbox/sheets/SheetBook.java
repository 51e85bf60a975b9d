package dev.clioremind.sandbox.sheets;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * One spreadsheet as the person at the screen has it: what tests and the demo put in, change by
 * hand, and look at. Rows are counted from 1, as the screen shows them. Safe for several threads.
 *
 * <p>Every method that names a tab throws {@code IllegalArgumentException} where it does not exist.
 */
public final class SheetBook {

  private final Drive drive;
  private final String id;

  SheetBook(Drive drive, String id) {
    this.drive = drive;
    this.id = id;
  }

  /** The spreadsheet's id. */
  public String id() {
    return id;
  }

  /** The address a browser shows. */
  public String url() {
    return now().url();
  }

  /** Shares it with somebody as Editor. */
  public SheetBook share(String email) {
    return change(book -> book.share(email, Workbook.Access.EDIT));
  }

  /** Shares it with somebody as Viewer: reads succeed, writes are 403. */
  public SheetBook shareReadOnly(String email) {
    return change(book -> book.share(email, Workbook.Access.VIEW));
  }

  /** Takes somebody's access away. */
  public SheetBook unshare(String email) {
    return change(book -> book.share(email, Workbook.Access.NONE));
  }

  /** The titles of the tabs, in order. */
  public List<String> tabs() {
    return now().tabs().stream().map(Tab::title).toList();
  }

  /** Adds a tab of the given grid size. */
  public SheetBook addTab(String title, int rows, int columns) {
    return change(book -> book.addTab(new Tab(book.newId(), title, rows, columns), -1));
  }

  /** Adds a tab with room to spare and types rows into it from the top; the first is frozen. */
  public SheetBook addTab(String title, List<List<String>> rows) {
    int columns = rows.stream().mapToInt(List::size).max().orElse(1);
    return change(
        book -> {
          Tab tab =
              new Tab(
                  book.newId(),
                  title,
                  Math.max(Tab.DEFAULT_ROWS, rows.size() + 100),
                  Math.max(Tab.DEFAULT_COLUMNS, columns));
          tab.freeze(1, 0);
          book.addTab(tab, -1);
          put(book, tab, 0, rows, true);
        });
  }

  /** Types rows below the last that holds something. */
  public SheetBook typeRows(String tab, List<List<String>> rows) {
    return change(book -> put(book, tab(book, tab), tab(book, tab).usedRows(), rows, true));
  }

  /** Puts rows of plain text below the last that holds something, as a RAW append would. */
  public SheetBook addTextRows(String tab, List<List<String>> rows) {
    return change(book -> put(book, tab(book, tab), tab(book, tab).usedRows(), rows, false));
  }

  /**
   * Types into one cell, as a person does: {@code 3} becomes a number, {@code 2026-11-25} a date,
   * {@code =A1} a formula, {@code #REF!} an error, and the empty text clears.
   *
   * @param cell the cell in A1 notation, such as {@code B2}
   */
  public SheetBook type(String tab, String cell, String typed) {
    GridArea area =
        A1.area(cell).orElseThrow(() -> new IllegalArgumentException("No cell " + cell));
    return change(
        book -> {
          Tab sheet = tab(book, tab);
          sheet.grow(area.top() + 1, area.left() + 1);
          sheet.put(
              area.top(), Map.of(area.left(), typed(book, sheet, area.top(), area.left(), typed)));
        });
  }

  /** All rows of a tab as the texts that the screen shows, without trailing blanks. */
  public List<List<String>> rows(String tab) {
    return tab(now(), tab).read(GridArea.ALL).stream()
        .map(row -> row.stream().map(CellView::shown).toList())
        .toList();
  }

  /** The text that the screen shows in one cell. */
  public String shown(String tab, String cell) {
    GridArea area =
        A1.area(cell).orElseThrow(() -> new IllegalArgumentException("No cell " + cell));
    return CellView.shown(tab(now(), tab).cell(area.top(), area.left()));
  }

  /** Where a cell leads, by a link that is not a formula's; empty where it leads nowhere. */
  public String link(String tab, String cell) {
    GridArea area =
        A1.area(cell).orElseThrow(() -> new IllegalArgumentException("No cell " + cell));
    return tab(now(), tab).cell(area.top(), area.left()) instanceof Cell.Text text
        ? text.link()
        : "";
  }

  /** How many rows the grid of a tab has. */
  public int gridRows(String tab) {
    return tab(now(), tab).rowCount();
  }

  /** How many columns the grid of a tab has. */
  public int gridColumns(String tab) {
    return tab(now(), tab).columnCount();
  }

  /** Sorts the rows below the first by the shown text of a column, counted from 1. */
  public SheetBook sort(String tab, int column, boolean ascending) {
    Comparator<List<Cell>> byText =
        Comparator.comparing(
            row -> column <= row.size() ? CellView.shown(row.get(column - 1)) : "");
    return change(book -> tab(book, tab).sort(1, ascending ? byText : byText.reversed()));
  }

  /** Deletes rows; what stands below moves up. */
  public SheetBook deleteRows(String tab, int firstRow, int count) {
    return change(book -> tab(book, tab).deleteRows(firstRow - 1, firstRow - 1 + count));
  }

  /** Inserts blank rows before a row. */
  public SheetBook insertRows(String tab, int beforeRow, int count) {
    return change(book -> tab(book, tab).insertRows(beforeRow - 1, count));
  }

  /** Inserts blank columns before a column, counted from 1. */
  public SheetBook insertColumns(String tab, int beforeColumn, int count) {
    return change(book -> tab(book, tab).insertColumns(beforeColumn - 1, count));
  }

  /** Sets the size of a tab's grid; cells outside are lost. */
  public SheetBook resize(String tab, int rows, int columns) {
    return change(book -> tab(book, tab).resize(rows, columns));
  }

  /** Empties every cell of a tab, the header too. */
  public SheetBook clear(String tab) {
    return change(book -> tab(book, tab).clear(GridArea.ALL));
  }

  /** Renames a tab. */
  public SheetBook renameTab(String tab, String newTitle) {
    return change(book -> tab(book, tab).rename(newTitle));
  }

  /** Deletes a tab. */
  public SheetBook deleteTab(String tab) {
    return change(book -> book.tabs().remove(tab(book, tab)));
  }

  /** Replaces the header whose text is {@code header}, in the first row. */
  public SheetBook renameHeader(String tab, String header, String newHeader) {
    return change(
        book -> {
          Tab sheet = tab(book, tab);
          List<String> headers = sheet.row(0).stream().map(CellView::shown).toList();
          if (!headers.contains(header)) {
            throw new IllegalArgumentException("No header " + header + " in " + headers);
          }
          sheet.put(0, Map.of(headers.indexOf(header), new Cell.Text(newHeader)));
        });
  }

  /** Protects a whole tab, so that only the owner and these people can change it. */
  public SheetBook protect(String tab, String... editors) {
    return change(
        book ->
            tab(book, tab)
                .protections()
                .add(
                    new Tab.Protection(
                        book.newId(),
                        GridArea.ALL,
                        false,
                        Arrays.asList(editors),
                        new JsonObject())));
  }

  /** Makes a tab's content a native table, as the menu "Convert to table" does. */
  public SheetBook convertToTable(String tab, String name) {
    return change(
        book -> {
          JsonObject table = new JsonObject();
          table.addProperty("tableId", Integer.toString(book.newId()));
          table.addProperty("name", name);
          tab(book, tab).tables().add(table);
        });
  }

  /** The drop-down and check rules of a tab, as the JSON of their {@code DataValidationRule}. */
  public List<String> validationRules(String tab) {
    return tab(now(), tab).validations().stream().map(rule -> rule.rule().toString()).toList();
  }

  /** The notes of a tab's cells, by the cell's place in A1 notation. */
  public Map<String, String> notes(String tab) {
    Map<String, String> notes = new TreeMap<>();
    tab(now(), tab)
        .notes()
        .forEach(
            note ->
                notes.put(A1.letters(note.area().left()) + (note.area().top() + 1), note.text()));
    return notes;
  }

  /** The filter views of a tab, as the JSON of their {@code FilterView}. */
  public List<String> filterViews(String tab) {
    return tab(now(), tab).filterViews().stream().map(JsonObject::toString).toList();
  }

  /** How many rows of a tab stay in sight. */
  public int frozenRows(String tab) {
    return tab(now(), tab).frozenRowCount();
  }

  /** Whether what is typed into a cell stays text. */
  public boolean isPlainText(String tab, String cell) {
    GridArea area =
        A1.area(cell).orElseThrow(() -> new IllegalArgumentException("No cell " + cell));
    return tab(now(), tab).isPlainText(area.top(), area.left());
  }

  /** Who may edit each protected part of a tab; empty without a protection. */
  public List<List<String>> protectionEditors(String tab) {
    return tab(now(), tab).protections().stream().map(Tab.Protection::editors).toList();
  }

  /** The developer metadata of the spreadsheet and its tabs, by key; of one key the last entry. */
  public Map<String, String> metadata() {
    Map<String, String> values = new TreeMap<>();
    now().metadata().forEach(entry -> values.put(entry.key(), entry.value()));
    return values;
  }

  /** Adds developer metadata to the spreadsheet, replacing what has the same key. */
  public SheetBook setMetadata(String key, String value) {
    return change(
        book -> {
          book.metadata().removeIf(entry -> entry.key().equals(key));
          book.metadata()
              .add(new Metadata(book.newId(), key, value, "DOCUMENT", Metadata.SPREADSHEET));
        });
  }

  /**
   * Every text that the file keeps: cells as shown and their formulas, titles, metadata, rules and
   * descriptions. For leak searches.
   */
  public List<String> allTexts() {
    Workbook book = now();
    List<String> texts = new ArrayList<>(List.of(book.title()));
    for (Tab tab : book.tabs()) {
      texts.add(tab.title());
      for (int row = 0; row < tab.usedRows(); row++) {
        for (Cell cell : tab.row(row)) {
          texts.add(CellView.shown(cell));
          if (cell instanceof Cell.Formula formula) {
            texts.add(formula.source());
          }
          if (cell instanceof Cell.Text text) {
            text.runs().forEach(run -> texts.add(run.link()));
          }
        }
      }
      tab.validations().forEach(rule -> texts.add(rule.rule().toString()));
      tab.protections().forEach(range -> texts.add(range.wire().toString()));
      tab.filterViews().forEach(view -> texts.add(view.toString()));
      tab.notes().forEach(note -> texts.add(note.text()));
    }
    for (Metadata entry : book.metadata()) {
      texts.add(entry.key());
      texts.add(entry.value());
    }
    texts.removeIf(String::isEmpty);
    return List.copyOf(texts);
  }

  private Workbook now() {
    return drive.book(id).orElseThrow(() -> new IllegalStateException("The file is gone"));
  }

  private SheetBook change(Consumer<Workbook> change) {
    drive.change(
        id,
        book -> {
          change.accept(book);
          return book;
        });
    return this;
  }

  private static Tab tab(Workbook book, String title) {
    return book.tab(title)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "No tab " + title + " in " + book.tabs().stream().map(Tab::title).toList()));
  }

  private static void put(
      Workbook book, Tab tab, int firstRow, List<List<String>> rows, boolean typed) {
    int row = firstRow;
    for (List<String> texts : rows) {
      tab.grow(row + 1, texts.size());
      Map<Integer, Cell> cells = new TreeMap<>();
      for (int column = 0; column < texts.size(); column++) {
        String text = texts.get(column);
        cells.put(
            column,
            typed
                ? typed(book, tab, row, column, text)
                : text.isEmpty() ? Cell.Blank.CELL : new Cell.Text(text));
      }
      tab.put(row++, cells);
    }
  }

  private static Cell typed(Workbook book, Tab tab, int row, int column, String text) {
    if (text.isEmpty()) {
      return Cell.Blank.CELL;
    }
    return tab.isPlainText(row, column)
        ? new Cell.Text(text)
        : UserEntry.in(book.locale()).parse(text, tab);
  }
}
