package dev.clioremind.sheets;

import dev.clioremind.core.sheet.BoardCell;
import java.net.URI;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/**
 * Cells as a person would type them, so that links become links and nothing else becomes anything:
 * text gets the leading apostrophe that Sheets takes for "this is text" and does not show.
 *
 * @param separator between the arguments of a formula, which follows the spreadsheet's locale
 * @see <a
 *     href="https://developers.google.com/workspace/sheets/api/reference/rest/v4/ValueInputOption">
 *     Google on USER_ENTERED</a>
 */
record EnteredText(char separator) {

  private static final int LONGEST = 5_000;

  /**
   * The rules of a spreadsheet's locale, such as {@code en_US}: a decimal comma wants semicolons.
   */
  static EnteredText in(String locale) {
    Locale known = Locale.forLanguageTag(locale.replace('_', '-'));
    char decimal = DecimalFormatSymbols.getInstance(known).getDecimalSeparator();
    return new EnteredText(decimal == ',' ? ';' : ',');
  }

  /** What to enter for a cell. */
  String of(BoardCell cell) {
    if (cell instanceof BoardCell.Link link && isWeb(link.target())) {
      return "=HYPERLINK("
          + quoted(link.target().toASCIIString())
          + separator
          + quoted(plain(link.text()))
          + ")";
    }
    String text = plain(cell);
    return text.isEmpty() ? "" : "'" + text;
  }

  /** A cell as plain text. */
  static String plain(BoardCell cell) {
    return plain(
        cell instanceof BoardCell.Link link ? link.text() : ((BoardCell.Text) cell).text());
  }

  private static String plain(String text) {
    String shown = text.replaceAll("\\p{Cntrl}", " ");
    return shown.length() <= LONGEST ? shown : shown.substring(0, LONGEST - 1) + "…";
  }

  /** Within a formula a quotation mark is doubled; there is no other way out of the quotes. */
  private static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }

  private static boolean isWeb(URI target) {
    return "https".equalsIgnoreCase(target.getScheme())
        || "http".equalsIgnoreCase(target.getScheme());
  }
}
