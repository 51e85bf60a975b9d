package dev.clioremind.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The address of a Google Sheet, as a browser shows it. */
final class SpreadsheetAddress {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]+");
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?:https?://)?[^/]+/spreadsheets/(?:u/\\d+/)?d/([A-Za-z0-9_-]+)(?:[/?#].*)?");

  private SpreadsheetAddress() {}

  /**
   * The spreadsheet's id, from the id itself or from the whole address.
   *
   * @throws IllegalArgumentException with a sentence
   */
  static String id(String text) {
    if (ID.matcher(text).matches()) {
      return text;
    }
    Matcher address = ADDRESS.matcher(text);
    if (!address.matches()) {
      throw new IllegalArgumentException(
          Shown.quoted(text)
              + " is neither a spreadsheet's id nor its address; copy the address from the"
              + " browser: https://docs.google.com/spreadsheets/d/…");
    }
    if (address.group(1).equals("e")) {
      throw new IllegalArgumentException(
          "is the address of a published copy; open the spreadsheet itself and copy the address"
              + " from the browser");
    }
    return address.group(1);
  }
}
