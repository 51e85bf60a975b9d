package dev.clioremind.sandbox.sheets;

import java.util.Optional;

/**
 * A rectangle of cells: zero-based, ends exclusive, {@link #OPEN} where it runs to the end of the
 * tab.
 */
record GridArea(int top, int bottom, int left, int right) {

  /** An end without limit. */
  static final int OPEN = Integer.MAX_VALUE;

  /** Every cell of a tab. */
  static final GridArea ALL = new GridArea(0, OPEN, 0, OPEN);

  boolean contains(int row, int column) {
    return row >= top && row < bottom && column >= left && column < right;
  }

  boolean meets(GridArea other) {
    return top < other.bottom && other.top < bottom && left < other.right && other.left < right;
  }

  /** This area with its open ends set to a grid's size; closed ends stay. */
  GridArea closed(int rows, int columns) {
    return new GridArea(top, bottom == OPEN ? rows : bottom, left, right == OPEN ? columns : right);
  }

  /** This area cut off at a grid's size. */
  GridArea within(int rows, int columns) {
    return new GridArea(top, Math.min(bottom, rows), left, Math.min(right, columns));
  }

  /** Where the area lies after rows were inserted before {@code at}. */
  GridArea afterRowsInserted(int at, int count) {
    return new GridArea(moved(top, at, count), movedEnd(bottom, at, count), left, right);
  }

  /** Where the area lies after columns were inserted before {@code at}. */
  GridArea afterColumnsInserted(int at, int count) {
    return new GridArea(top, bottom, moved(left, at, count), movedEnd(right, at, count));
  }

  /** Where the area lies after rows were deleted; empty when nothing of it is left. */
  Optional<GridArea> afterRowsDeleted(int from, int to) {
    return nonEmpty(new GridArea(closedUp(top, from, to), closedUp(bottom, from, to), left, right));
  }

  /** Where the area lies after columns were deleted; empty when nothing of it is left. */
  Optional<GridArea> afterColumnsDeleted(int from, int to) {
    return nonEmpty(new GridArea(top, bottom, closedUp(left, from, to), closedUp(right, from, to)));
  }

  private static int moved(int index, int at, int count) {
    return index >= at && index > 0 ? index + count : index;
  }

  private static int movedEnd(int end, int at, int count) {
    return end == OPEN || end <= at ? end : end + count;
  }

  private static int closedUp(int index, int from, int to) {
    if (index == OPEN || index <= from) {
      return index;
    }
    return index >= to ? index - (to - from) : from;
  }

  private static Optional<GridArea> nonEmpty(GridArea area) {
    return area.top < area.bottom && area.left < area.right ? Optional.of(area) : Optional.empty();
  }
}
