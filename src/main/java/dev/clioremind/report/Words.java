package dev.clioremind.report;

import java.util.Locale;

/**
 * Small matters of English. Numbers are never written with {@code %s}, which takes the digits of
 * the machine's language.
 */
final class Words {

  private Words() {}

  /** {@code 1 reminder}, {@code 2 reminders}, {@code 2 reminders due}. */
  static String count(long count, String noun) {
    int end = noun.indexOf(' ') < 0 ? noun.length() : noun.indexOf(' ');
    return count + " " + noun.substring(0, end) + (count == 1 ? "" : "s") + noun.substring(end);
  }

  /** With a capital letter at its beginning. */
  static String sentence(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
