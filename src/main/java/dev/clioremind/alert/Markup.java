package dev.clioremind.alert;

/** Text inside other people's markup. */
final class Markup {

  private Markup() {}

  /** The three characters that mean something in Slack's mrkdwn and in HTML between tags. */
  static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** At most so many characters, cut between code points, with an ellipsis where it was cut. */
  static String shorten(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = most - 1;
    if (Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end) + "\u2026";
  }
}
