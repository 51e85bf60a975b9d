package dev.clioremind.config;

/** Foreign text inside a sentence for people: quoted, short, and on one line. */
final class Shown {
  private static final int LONGEST = 60;

  private Shown() {}

  /** The text in quotes; what could steer a terminal or forge a line becomes a question mark. */
  static String quoted(String text) {
    StringBuilder shown = new StringBuilder("'");
    text.codePoints()
        .limit(LONGEST)
        .map(c -> isHarmless(c) ? c : '?')
        .forEach(shown::appendCodePoint);
    return shown.append(text.codePointCount(0, text.length()) > LONGEST ? "…'" : "'").toString();
  }

  /** Whether a text has nothing in it that is invisible or steers a terminal. */
  static boolean isHarmless(String text) {
    return text.codePoints().allMatch(Shown::isHarmless);
  }

  private static boolean isHarmless(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
