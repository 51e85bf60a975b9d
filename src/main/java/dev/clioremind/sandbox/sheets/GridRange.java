package dev.clioremind.sandbox.sheets;

/** A range by tab id and indexes, as structural requests name it. */
record GridRange(Tab tab, GridArea area) {

  /**
   * Reads a {@code GridRange}; missing ends are open.
   *
   * @throws SheetsError 400 where the tab is unknown or the range is outside its grid
   */
  static GridRange read(Wire wire, Workbook book) {
    Tab tab = book.tab(wire.number("sheetId"));
    GridArea area =
        new GridArea(
            wire.number("startRowIndex"),
            wire.number("endRowIndex", GridArea.OPEN),
            wire.number("startColumnIndex"),
            wire.number("endColumnIndex", GridArea.OPEN));
    GridArea closed = area.closed(tab.rowCount(), tab.columnCount());
    check("startRowIndex", area.top(), "row", tab.rowCount());
    check("endRowIndex", closed.bottom(), "row", tab.rowCount());
    check("startColumnIndex", area.left(), "column", tab.columnCount());
    check("endColumnIndex", closed.right(), "column", tab.columnCount());
    if (area.top() >= closed.bottom() || area.left() >= closed.right()) {
      throw SheetsError.badRequest("GridRange must hold at least one cell.");
    }
    return new GridRange(tab, area);
  }

  /** The area with its open ends at the end of the grid. */
  GridArea closed() {
    return area.closed(tab.rowCount(), tab.columnCount());
  }

  private static void check(String member, int index, String dimension, int size) {
    if (index < 0 || index > size) {
      throw SheetsError.badRequest(
          "GridRange.%s[%s] is after last %s in grid[%s]"
              .formatted(member, index, dimension, size));
    }
  }
}
