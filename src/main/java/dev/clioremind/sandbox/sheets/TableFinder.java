package dev.clioremind.sandbox.sheets;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds the tables that {@code append} sees in a tab: blocks of cells that touch, also at a corner.
 *
 * @see <a
 *     href="https://developers.google.com/workspace/sheets/api/guides/values#append_values">Google's
 *     guide</a>
 */
final class TableFinder {

  private final List<GridArea> closed = new ArrayList<>();
  private List<Block> open = new ArrayList<>();

  private TableFinder() {}

  /** The last table that a range meets: the lowest one, then the rightmost. */
  static Optional<GridArea> lastTable(Tab tab, GridArea range) {
    return tables(tab).stream()
        .filter(table -> table.meets(range))
        .max(Comparator.comparingInt(GridArea::bottom).thenComparingInt(GridArea::left));
  }

  /** All tables of a tab. */
  static List<GridArea> tables(Tab tab) {
    TableFinder finder = new TableFinder();
    for (int row = 0; row < tab.usedRows(); row++) {
      finder.add(row, tab.row(row));
    }
    finder.open.forEach(block -> finder.closed.add(block.area()));
    return merged(finder.closed);
  }

  /** A block that reaches the present row: its box, and the stretches of cells of the last row. */
  private record Block(GridArea area, List<int[]> stretches) {

    boolean touches(int left, int right) {
      return stretches.stream().anyMatch(s -> left <= s[1] && s[0] <= right);
    }
  }

  private void add(int row, List<Cell> cells) {
    List<Block> next = new ArrayList<>();
    int column = 0;
    while (column < cells.size()) {
      if (cells.get(column).isBlank()) {
        column++;
        continue;
      }
      int left = column;
      while (column < cells.size() && !cells.get(column).isBlank()) {
        column++;
      }
      addStretch(next, row, left, column);
    }
    open.forEach(block -> closed.add(block.area()));
    open = next;
  }

  private void addStretch(List<Block> next, int row, int left, int right) {
    GridArea area = new GridArea(row, row + 1, left, right);
    List<int[]> stretches = new ArrayList<>();
    stretches.add(new int[] {left, right});
    for (Block above : List.copyOf(open)) {
      if (above.touches(left, right)) {
        area = box(area, above.area());
        open.remove(above);
      }
    }
    for (Block beside : List.copyOf(next)) {
      // Two stretches of this row belong together once a block above joins them.
      if (beside.area().top() < row && touchesAbove(beside, area)) {
        area = box(area, beside.area());
        stretches.addAll(beside.stretches());
        next.remove(beside);
      }
    }
    next.add(new Block(area, stretches));
  }

  private static boolean touchesAbove(Block block, GridArea area) {
    return block.area().left() <= area.right() && area.left() <= block.area().right();
  }

  private static List<GridArea> merged(List<GridArea> areas) {
    List<GridArea> result = new ArrayList<>();
    for (GridArea area : areas) {
      GridArea grown = area;
      for (boolean again = true; again; ) {
        again = false;
        for (GridArea other : List.copyOf(result)) {
          if (grown.meets(other)) {
            grown = box(grown, other);
            result.remove(other);
            again = true;
          }
        }
      }
      result.add(grown);
    }
    return result;
  }

  private static GridArea box(GridArea a, GridArea b) {
    return new GridArea(
        Math.min(a.top(), b.top()),
        Math.max(a.bottom(), b.bottom()),
        Math.min(a.left(), b.left()),
        Math.max(a.right(), b.right()));
  }
}
