package dev.clioremind.core.sheet;

/** What stands in a cell, quoted in a sentence for people: in one line and not at length. */
public final class Excerpt {

  private static final int LENGTH = 40;

  private Excerpt() {}

  /** The text in quotation marks, its control characters as spaces, cut after 40 characters. */
  public static String of(String text) {
    String line = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]+", " ").strip();
    if (line.codePointCount(0, line.length()) <= LENGTH) {
      return "'" + line + "'";
    }
    return "'" + line.substring(0, line.offsetByCodePoints(0, LENGTH)) + "…'";
  }
}
