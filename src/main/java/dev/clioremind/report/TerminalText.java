package dev.clioremind.report;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text of others on a terminal and in the log of a CI job: made harmless, and measured in columns.
 *
 * <p>Control characters and direction marks are shown as {@code \}{@code u001b} and the like.
 * {@code ::} and {@code ##} are broken up: GitHub's runner takes a line that begins with {@code
 * ::}, spaces before it ignored, for a command, and {@code ##[} anywhere in a line
 * (docs.github.com/actions, workflow commands).
 */
public final class TerminalText {

  private static final Pattern CLUSTER = Pattern.compile("\\X");
  private static final String CUT = "…";
  private static final int EMOJI_STYLE = 0xFE0F;

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
    int width = 0;
    Matcher cluster = CLUSTER.matcher(text);
    while (cluster.find()) {
      width += clusterWidth(cluster.group());
    }
    return width;
  }

  /** The text in at most so many columns, with {@code …} at its end where it was cut. */
  static String cut(String text, int columns) {
    return width(text) <= columns ? text : head(text, columns - 1) + CUT;
  }

  /** As much of the beginning as fits into so many columns; no character is cut in two. */
  static String head(String text, int columns) {
    int width = 0;
    Matcher cluster = CLUSTER.matcher(text);
    while (cluster.find()) {
      width += clusterWidth(cluster.group());
      if (width > columns) {
        return text.substring(0, cluster.start());
      }
    }
    return text;
  }

  /** The text, filled up with spaces to so many columns. */
  static String pad(String text, int columns) {
    return text + " ".repeat(Math.max(0, columns - width(text)));
  }

  /** What is seen as one character: a letter with its marks, a flag, a joined emoji. */
  private static int clusterWidth(String cluster) {
    if (cluster.codePointCount(0, cluster.length()) > 1
        && (cluster.indexOf(EMOJI_STYLE) >= 0 || isFlag(cluster.codePointAt(0)))) {
      return 2;
    }
    return cluster.codePoints().map(TerminalText::width).max().orElse(0);
  }

  private static boolean isFlag(int c) {
    return c >= 0x1F1E6 && c <= 0x1F1FF;
  }

  private static int width(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> 0;
      case Character.FORMAT, Character.CONTROL -> 0;
      default -> isWide(c) ? 2 : 1;
    };
  }

  /** East Asian Wide and Fullwidth of Unicode's EastAsianWidth.txt, by block. */
  private static boolean isWide(int c) {
    return (c >= 0x1100 && c <= 0x115F)
        || (c >= 0x2E80 && c <= 0x303E)
        || (c >= 0x3041 && c <= 0x4DBF)
        || (c >= 0x4E00 && c <= 0xA4CF)
        || (c >= 0xA960 && c <= 0xA97F)
        || (c >= 0xAC00 && c <= 0xD7A3)
        || (c >= 0xF900 && c <= 0xFAFF)
        || (c >= 0xFE30 && c <= 0xFE6F)
        || (c >= 0xFF00 && c <= 0xFF60)
        || (c >= 0xFFE0 && c <= 0xFFE6)
        || (c >= 0x1F300 && c <= 0x1F64F)
        || (c >= 0x1F680 && c <= 0x1F6FF)
        || (c >= 0x1F900 && c <= 0x1F9FF)
        || (c >= 0x1FA70 && c <= 0x1FAFF)
        || (c >= 0x20000 && c <= 0x3FFFD)
        || WIDE_SYMBOLS.indexOf(c) >= 0;
  }

  /** The symbols below U+3000 that are emoji by themselves. */
  private static final String WIDE_SYMBOLS =
      "\u231A\u231B\u23E9\u23EA\u23EB\u23EC\u23F0\u23F3\u25FD\u25FE\u2614\u2615\u2648\u2649\u264A"
          + "\u264B\u264C\u264D\u264E\u264F\u2650\u2651\u2652\u2653\u267F\u2693\u26A1\u26AA\u26AB"
          + "\u26BD\u26BE\u26C4\u26C5\u26CE\u26D4\u26EA\u26F2\u26F3\u26F5\u26FA\u26FD\u2705\u270A"
          + "\u270B\u2728\u274C\u274E\u2753\u2754\u2755\u2757\u2795\u2796\u2797\u27B0\u27BF\u2B1B"
          + "\u2B1C\u2B50\u2B55";
}
