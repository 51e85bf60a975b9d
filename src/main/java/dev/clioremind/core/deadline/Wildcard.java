package dev.clioremind.core.deadline;

import java.util.List;
import java.util.Locale;

/**
 * A text in which {@code *} stands for anything, or nothing. Case and outer white space do not
 * count. An empty text matches no pattern, not even {@code *}: Clio said nothing there.
 */
final class Wildcard {

  private final List<String> parts;

  Wildcard(String pattern) {
    this.parts = List.of(fold(pattern).split("\\*", -1));
  }

  /** Takes time in proportion to the text for each part, whatever the pattern. */
  boolean matches(String text) {
    String folded = fold(text);
    if (folded.isEmpty()) {
      return false;
    }
    String head = parts.get(0);
    if (parts.size() == 1) {
      return folded.equals(head);
    }
    String tail = parts.get(parts.size() - 1);
    int end = folded.length() - tail.length();
    if (head.length() > end || !folded.startsWith(head) || !folded.endsWith(tail)) {
      return false;
    }
    int from = head.length();
    for (String part : parts.subList(1, parts.size() - 1)) {
      int at = folded.indexOf(part, from);
      if (at < 0 || at + part.length() > end) {
        return false;
      }
      from = at + part.length();
    }
    return true;
  }

  private static String fold(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }
}
