package dev.clioremind.sandbox.sheets;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A1 notation, in and out.
 *
 * @see <a href="https://developers.google.com/workspace/sheets/api/guides/concepts">Google's
 *     guide</a>
 */
final class A1 {

  private static final String CELL = "\\$?([A-Za-z]{1,3})?\\$?([1-9]\\d{0,7})?";
  private static final Pattern AREA = Pattern.compile(CELL + "(:" + CELL + ")?");
  private static final Pattern PLAIN_TITLE = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");

  private A1() {}

  /** A place in a workbook that a range names. */
  record Place(Tab tab, GridArea area) {

    boolean isOneCell() {
      return area.bottom() - area.top() == 1 && area.right() - area.left() == 1;
    }
  }

  /**
   * The tab and area of a range. What looks like a cell is a cell of the first tab, even where a
   * tab has that title.
   *
   * @throws SheetsError 400 where it cannot be parsed, or names no tab
   */
  static Place parse(String range, Workbook book) {
    Optional<GridArea> onFirst = area(range);
    if (onFirst.isPresent() && !book.tabs().isEmpty()) {
      return new Place(book.tabs().get(0), onFirst.get());
    }
    int mark = endOfTitle(range);
    String title = mark < 0 ? range : range.substring(0, mark);
    Tab tab = book.tab(unquoted(title)).orElseThrow(() -> unreadable(range));
    if (mark < 0) {
      return new Place(tab, GridArea.ALL);
    }
    return new Place(tab, area(range.substring(mark + 1)).orElseThrow(() -> unreadable(range)));
  }

  /** The area that {@code A1}, {@code A1:B2}, {@code A:C}, {@code 2:5} or {@code A5:C} means. */
  static Optional<GridArea> area(String text) {
    Matcher match = AREA.matcher(text);
    if (text.isEmpty() || !match.matches()) {
      return Optional.empty();
    }
    boolean ranged = match.group(3) != null;
    String firstColumn = match.group(1);
    String firstRow = match.group(2);
    if (!ranged) {
      return firstColumn == null || firstRow == null
          ? Optional.empty()
          : Optional.of(
              area(column(firstColumn), row(firstRow), column(firstColumn), row(firstRow)));
    }
    String lastColumn = match.group(4);
    String lastRow = match.group(5);
    boolean columnsAgree = (firstColumn == null) == (lastColumn == null);
    boolean somethingNamed = lastColumn != null || (firstColumn == null && lastRow != null);
    if (!columnsAgree || !somethingNamed || (firstRow == null && lastRow != null)) {
      return Optional.empty();
    }
    GridArea area =
        area(
            firstColumn == null ? 0 : column(firstColumn),
            firstRow == null ? 0 : row(firstRow),
            lastColumn == null ? GridArea.OPEN - 1 : column(lastColumn),
            lastRow == null ? GridArea.OPEN - 1 : row(lastRow));
    return Optional.of(area);
  }

  /**
   * The range as Google gives it back; only titles with other than letters and digits are quoted.
   */
  static String label(String title, GridArea area) {
    String name =
        PLAIN_TITLE.matcher(title).matches() ? title : "'" + title.replace("'", "''") + "'";
    String first = letters(area.left()) + (area.top() + 1);
    String last = letters(area.right() - 1) + area.bottom();
    return name + "!" + (first.equals(last) ? first : first + ":" + last);
  }

  /** The letters of a zero-based column. */
  static String letters(int column) {
    StringBuilder letters = new StringBuilder();
    for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
      letters.insert(0, (char) ('A' + (rest - 1) % 26));
    }
    return letters.toString();
  }

  private static GridArea area(int column, int row, int otherColumn, int otherRow) {
    return new GridArea(
        Math.min(row, otherRow),
        Math.max(row, otherRow) + 1,
        Math.min(column, otherColumn),
        Math.max(column, otherColumn) + 1);
  }

  private static int column(String letters) {
    int column = 0;
    for (char letter : letters.toUpperCase(Locale.ROOT).toCharArray()) {
      column = column * 26 + (letter - 'A' + 1);
    }
    return column - 1;
  }

  private static int row(String digits) {
    return Integer.parseInt(digits) - 1;
  }

  private static int endOfTitle(String range) {
    boolean quoted = false;
    for (int i = 0; i < range.length(); i++) {
      char c = range.charAt(i);
      if (c == '\'' && range.startsWith("'")) {
        quoted = !quoted;
      } else if (c == '!' && !quoted) {
        return i;
      }
    }
    return -1;
  }

  private static String unquoted(String title) {
    return title.length() > 2 && title.startsWith("'") && title.endsWith("'")
        ? title.substring(1, title.length() - 1).replace("''", "'")
        : title;
  }

  private static SheetsError unreadable(String range) {
    return SheetsError.badRequest("Unable to parse range: " + range);
  }
}
