package dev.clioremind.report;

import java.util.Locale;

/**
 * Text of others on a terminal and in the log of a CI job: made harmless, and measured in columns.
 *
 * <p>Control characters and direction marks are shown as {@code \}{@code u001b} and the like.
 * {@code ::} and {@code ##} are broken up: GitHub's runner takes a line that begins with {@code
 * ::}, spaces before it ignored, for a command, and {@code ##[} anywhere in a line
 * (docs.github.com/actions, workflow commands).
 */
public final class TerminalText {

  private static final String CUT = "…";

  private TerminalText() {}

  /** The text in one line: line breaks are shown as {@code \n}. */
  public static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(c -> append(escaped, c));
    return escaped.toString().replaceAll(":(?=:)", ": ").replaceAll("#(?=#)", "# ");
  }

  private static void append(StringBuilder escaped, int c) {
    switch (c) {
      case '\n' -> escaped.append("\\n");
      case '\r' -> escaped.append("\\r");
      case '\t' -> escaped.append("\\t");
      default -> {
        if (isHarmful(c)) {
          escaped.append(String.format(Locale.ROOT, "\\u%04x", c));
        } else {
          escaped.appendCodePoint(c);
        }
      }
    }
  }

  /**
   * Whether a character acts on the terminal or on the order of what is read: C0, C1, DEL, the
   * direction marks, invisible breaks and half a surrogate pair. Joiners stay, for emoji and
   * scripts need them.
   */
  static boolean isHarmful(int c) {
    return Character.isISOControl(c)
        || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069)
        || c == 0x061C
        || c == 0x200B
        || c == 0x200E
        || c == 0x200F
        || c == 0x2028
        || c == 0x2029
        || c == 0xFEFF
        || (c >= 0xE0000 && c <= 0xE007F)
        || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }

  /** How many columns the text takes; control characters count as none. */
  public static int width(String text) {
    return TextWidth.of(text);
  }

  /** The text in at most so many columns, with {@code …} at its end where it was cut. */
  static String cut(String text, int columns) {
    return width(text) <= columns ? text : TextWidth.head(text, columns - 1) + CUT;
  }

  /** The text, filled up with spaces to so many columns. */
  static String pad(String text, int columns) {
    return text + " ".repeat(Math.max(0, columns - width(text)));
  }
}
