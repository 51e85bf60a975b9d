package dev.clioremind.sheets;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Ranges in A1 notation. Titles are always quoted: unquoted, a tab named {@code CRM26} is a cell.
 *
 * @see <a href="https://developers.google.com/workspace/sheets/api/guides/concepts">Google's
 *     guide</a>
 */
final class A1 {

  private static final Pattern RANGE =
      Pattern.compile("(?:'((?:[^']|'')*)'|([^'!]+))!([A-Z]+)(\\d{1,8})(?::([A-Z]+)(\\d{1,8}))?");

  private A1() {}

  /**
   * Where rows were written.
   *
   * @param firstRow from 1
   * @param lastRow inclusive
   */
  record Area(String title, String firstColumn, int firstRow, int lastRow) {
    int rows() {
      return lastRow - firstRow + 1;
    }
  }

  static String quoted(String title) {
    return "'" + title.replace("'", "''") + "'";
  }

  /** All of some rows, open at the bottom so that rows added in the meantime are in it. */
  static String rowsFrom(String title, int firstRow, int columns) {
    return "%s!A%s:%s".formatted(quoted(title), firstRow, letters(columns));
  }

  static String rows(String title, int firstRow, int lastRow, int columns) {
    return "%s!A%s:%s%s".formatted(quoted(title), firstRow, letters(columns), lastRow);
  }

  /** One cell, its column counted from 1. */
  static String cell(String title, int row, int column) {
    return "%s!%s%s".formatted(quoted(title), letters(column), row);
  }

  static String column(String title, int column) {
    return "%s!%s:%s".formatted(quoted(title), letters(column), letters(column));
  }

  /** The letters of a column that is counted from 1. */
  static String letters(int column) {
    StringBuilder letters = new StringBuilder();
    for (int rest = column; rest > 0; rest = (rest - 1) / 26) {
      letters.insert(0, (char) ('A' + (rest - 1) % 26));
    }
    return letters.toString();
  }

  /** Reads a range that Google gave back; empty when it is not one of cells. */
  static Optional<Area> parse(String range) {
    Matcher parts = RANGE.matcher(range);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String title = parts.group(1) == null ? parts.group(2) : parts.group(1).replace("''", "'");
    int first = Integer.parseInt(parts.group(4));
    int last = parts.group(6) == null ? first : Integer.parseInt(parts.group(6));
    return Optional.of(new Area(title, parts.group(3), first, last));
  }
}
