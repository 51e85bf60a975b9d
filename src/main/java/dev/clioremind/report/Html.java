package dev.clioremind.report;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes elements, one inside the other. Whatever is given as text or as the value of an attribute
 * stays text: no character of it is markup, and none acts on the order in which it is read.
 */
final class Html {

  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /**
   * Begins an element.
   *
   * @param attributes names and values in turn
   */
  Html open(String tag, String... attributes) {
    tag(tag, attributes);
    open.push(tag);
    return this;
  }

  /** Ends the element that was opened last. */
  Html close() {
    out.append("</").append(open.pop()).append(">\n");
    return this;
  }

  /** An element that can't hold anything, such as {@code meta}. */
  Html empty(String tag, String... attributes) {
    tag(tag, attributes);
    out.append('\n');
    return this;
  }

  /** An element that holds text only. */
  Html element(String tag, String text, String... attributes) {
    return open(tag, attributes).text(text).close();
  }

  Html text(String text) {
    out.append(escape(text));
    return this;
  }

  /** The style sheet: the one text that is written as it is. Never one with a value of others. */
  Html style(String css) {
    tag("style");
    out.append(css).append("</style>\n");
    return this;
  }

  /** The document. */
  String document() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("not closed: " + open);
    }
    return "<!DOCTYPE html>\n" + out;
  }

  private void tag(String tag, String... attributes) {
    out.append('<').append(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"").append(escape(attributes[i + 1]));
      out.append('"');
    }
    out.append('>');
  }

  private static String escape(String text) {
    return TerminalText.escape(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
