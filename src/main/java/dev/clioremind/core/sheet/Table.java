package dev.clioremind.core.sheet;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A tab as a header and the rows below it.
 *
 * @param tab the tab's title as it is in the spreadsheet
 * @param headers as they are written, in their order
 * @param rows those that are not blank, in their order
 */
public record Table(String tab, List<String> headers, List<Row> rows) {

  /** Pasted text brings no-break and invisible blanks along. */
  private static final Pattern WHITE_SPACE = Pattern.compile("[\\s\\p{Z}\\p{Cf}]+");

  public Table {
    headers = List.copyOf(headers);
    rows = List.copyOf(rows);
  }

  /** A tab that is not there, or has nothing in it. */
  public static Table empty(String tab) {
    return new Table(tab, List.of(), List.of());
  }

  /** How a header is compared: case and white space do not count. */
  public static String key(String header) {
    return WHITE_SPACE.matcher(header).replaceAll("").toLowerCase(Locale.ROOT);
  }
}
