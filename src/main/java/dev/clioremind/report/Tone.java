package dev.clioremind.report;

/** How a line speaks: colour where the terminal has it, and nothing where it has not. */
enum Tone {
  PLAIN(""),
  STRONG("1"),
  GOOD("1;32"),
  ATTENTION("1;33"),
  FAINT("2");

  private final String code;

  Tone(String code) {
    this.code = code;
  }

  String paint(String text, boolean color) {
    return color && !code.isEmpty() && !text.isEmpty()
        ? "\u001b[%sm%s\u001b[0m".formatted(code, text)
        : text;
  }
}
