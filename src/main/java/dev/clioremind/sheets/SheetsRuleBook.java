package dev.clioremind.sheets;

import dev.clioremind.core.sheet.Cell;
import dev.clioremind.core.sheet.Row;
import dev.clioremind.core.sheet.RuleBook;
import dev.clioremind.core.sheet.Tab;
import dev.clioremind.core.sheet.Table;
import dev.clioremind.core.sheet.Workbook;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rule book in a Google spreadsheet. */
public final class SheetsRuleBook implements RuleBook {

  private static final List<Tab> READ =
      List.of(Tab.REMINDER_RULES, Tab.TEMPLATES, Tab.DEADLINE_TYPES, Tab.HOLIDAYS, Tab.CONTACTS);

  private final SheetsReading reading;

  public SheetsRuleBook(SheetsReading reading) {
    this.reading = reading;
  }

  @Override
  public Workbook read() {
    SheetsReading.Opened opened = reading.opened();
    opened.layout().refuseConflicts();
    opened.layout().required(Tab.REMINDER_RULES, reading.sheets().settings());
    Map<Tab, Table> tables = new EnumMap<>(Tab.class);
    for (Tab tab : READ) {
      opened
          .layout()
          .place(tab)
          .ifPresent(place -> tables.put(tab, table(tab, place.title(), opened.grid(tab))));
    }
    return new Workbook(tables, opened.sending());
  }

  /** A tab as a table: its header is the first row with content. */
  static Table table(Tab tab, String title, Grid grid) {
    int header = grid.firstRow();
    while (header <= grid.lastRow() && grid.texts(header).stream().allMatch(String::isEmpty)) {
      header++;
    }
    List<String> names = Header.namesIn(grid.texts(header));
    if (names.isEmpty() && !tab.isRequired()) {
      return Table.empty(title);
    }
    new Header(title, names).check(tab.headers());
    List<Row> rows = new ArrayList<>();
    for (int number = header + 1; number <= grid.lastRow(); number++) {
      Map<String, Cell> cells = new HashMap<>();
      for (int column = 0; column < names.size(); column++) {
        Cell cell = grid.cell(number, column);
        if (!names.get(column).isEmpty() && !cell.isBlank()) {
          cells.put(Table.key(names.get(column)), cell);
        }
      }
      if (!cells.isEmpty()) {
        rows.add(new Row(number, cells));
      }
    }
    return new Table(title, names.stream().filter(name -> !name.isEmpty()).toList(), rows);
  }
}
