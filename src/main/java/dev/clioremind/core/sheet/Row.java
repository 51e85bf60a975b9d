package dev.clioremind.core.sheet;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One row under a header.
 *
 * @param number the row's number as a person sees it in the sheet, from 1; for messages only, since
 *     people sort sheets
 * @param cells by header as {@link Table#key} writes it; a blank cell may be absent
 */
public record Row(int number, Map<String, Cell> cells) {

  public Row {
    cells = Map.copyOf(new LinkedHashMap<>(cells));
  }

  /** The cell below a header, blank when there is none. */
  public Cell cell(String header) {
    return cells.getOrDefault(Table.key(header), Cell.BLANK);
  }

  /** The text below a header, empty when there is none. */
  public String text(String header) {
    return cell(header).text();
  }

  /** Whether nothing was written there: tick boxes stand in rows that nobody has filled in yet. */
  public boolean isBlank() {
    return cells.values().stream()
        .allMatch(cell -> cell.isBlank() || cell.kind() == Cell.Kind.BOOLEAN);
  }
}
