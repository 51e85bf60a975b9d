package dev.clioremind.fuzz;

import java.util.List;
import java.util.Locale;

/** The words that answer yes or no in a sheet. */
final class YesOrNo {

  static final List<String> READABLE = List.of("", "yes", "true", "x", "1", "no", "false", "0");

  private YesOrNo() {}

  static boolean isYes(String text, boolean blank) {
    return text.isEmpty()
        ? blank
        : List.of("yes", "true", "x", "1").contains(text.toLowerCase(Locale.ROOT));
  }
}
