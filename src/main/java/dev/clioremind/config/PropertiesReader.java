package dev.clioremind.config;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Reads the properties syntax as {@code java.util.Properties} does, and remembers the lines.
 *
 * <p>That class forgets line numbers and keeps the last of two equal keys in silence: both hide the
 * mistakes that people make in such a file.
 *
 * @see <a
 *     href="https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/util/Properties.html#load(java.io.Reader)">Properties.load</a>
 */
final class PropertiesReader {
  private static final String BLANK = " \t\f";

  private PropertiesReader() {}

  /**
   * One key with its value, both unescaped.
   *
   * @param line the line its key stands in, from 1
   * @param fault what is wrong with its writing, as a predicate; empty if nothing is
   */
  record Entry(String key, String value, int line, String fault) {

    /** Without its value, which may be a secret. */
    @Override
    public String toString() {
      return "Entry[" + key + "]";
    }
  }

  /** Every entry in the order written, doubles included. */
  static List<Entry> read(String text) {
    List<Entry> entries = new ArrayList<>();
    String[] lines = text.split("\r\n|\n|\r", -1);
    int next = 0;
    while (next < lines.length) {
      int first = next;
      String line = withoutIndent(lines[next++]);
      boolean joinsNothing = line.equals("\\") && next < lines.length;
      if (line.isEmpty() || line.startsWith("#") || line.startsWith("!") || joinsNothing) {
        continue;
      }
      StringBuilder logical = new StringBuilder();
      boolean isCutShort = false;
      while (continues(line)) {
        logical.append(line, 0, line.length() - 1);
        isCutShort = next == lines.length;
        line = isCutShort ? "" : withoutIndent(lines[next++]);
      }
      logical.append(line);
      if (isCutShort || !logical.isEmpty()) {
        entries.add(entry(logical.toString(), first + 1));
      }
    }
    return entries;
  }

  private static String withoutIndent(String line) {
    int start = 0;
    while (start < line.length() && BLANK.indexOf(line.charAt(start)) >= 0) {
      start++;
    }
    return line.substring(start);
  }

  /** An odd number of backslashes at the end joins the next line to this one. */
  private static boolean continues(String line) {
    int backslashes = 0;
    while (backslashes < line.length() && line.charAt(line.length() - 1 - backslashes) == '\\') {
      backslashes++;
    }
    return backslashes % 2 == 1;
  }

  private static Entry entry(String line, int number) {
    int end = 0;
    while (end < line.length() && !endsKey(line.charAt(end))) {
      end += line.charAt(end) == '\\' ? 2 : 1;
    }
    end = Math.min(end, line.length());
    String rest = withoutIndent(line.substring(end));
    if (rest.startsWith("=") || rest.startsWith(":")) {
      rest = withoutIndent(rest.substring(1));
    }
    try {
      return new Entry(unescaped(line.substring(0, end)), unescaped(rest), number, "");
    } catch (IllegalArgumentException e) {
      return new Entry(line.substring(0, end), "", number, "has a \\u without four hex digits");
    }
  }

  private static boolean endsKey(char c) {
    return c == '=' || c == ':' || BLANK.indexOf(c) >= 0;
  }

  private static String unescaped(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c != '\\') {
        plain.append(c);
      } else if (at < text.length() && text.charAt(at) == 'u') {
        if (at + 5 > text.length()) {
          throw new IllegalArgumentException("unfinished escape");
        }
        plain.append((char) HexFormat.fromHexDigits(text, at + 1, at + 5));
        at += 5;
      } else if (at < text.length()) {
        plain.append(escape(text.charAt(at++)));
      }
    }
    return plain.toString();
  }

  private static char escape(char c) {
    return switch (c) {
      case 't' -> '\t';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 'f' -> '\f';
      default -> c;
    };
  }
}
