package dev.clioremind.report;

import java.util.Locale;

/** How a command's data is written. */
public enum Format {
  /** For a person at a terminal. */
  TABLE,
  /** For programs: one document, DESIGN section 9. */
  JSON,
  /** For a spreadsheet: one row per line, and nothing else. */
  CSV,
  /** For the summary page of a CI run. */
  MARKDOWN;

  /** As it is typed. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
