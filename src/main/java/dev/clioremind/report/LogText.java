package dev.clioremind.report;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Events on stderr as text, harmless on a terminal and in a CI log. For a file or a mail each is
 * one line that begins with the program's name and the level; for a person at a terminal, what to
 * do stands on a line of its own.
 */
public final class LogText {

  private LogText() {}

  /**
   * The lines for a file: one, unless there are several things to tell, as of a configuration with
   * several faults; then each has its own.
   *
   * @param what may have several lines
   * @param fix what to do; may be empty
   */
  public static List<String> lines(LogLevel level, String what, String fix) {
    List<String> things = what.strip().lines().toList();
    int last = things.size() - 1;
    return IntStream.rangeClosed(0, last)
        .mapToObj(i -> i < last ? things.get(i) : withFix(things.get(i), fix))
        .map(line -> "clio-remind: %s: %s".formatted(level.word(), TerminalText.escape(line)))
        .toList();
  }

  /** For a person at a terminal, without a line break at the end. */
  public static String shown(LogLevel level, String what, String fix) {
    return switch (level) {
      case ERROR -> ErrorReports.text(what, fix);
      case WARNING -> ErrorReports.text("warning: " + what.strip(), fix);
      case INFO, DEBUG ->
          String.join("\n", what.strip().lines().map(TerminalText::escape).toList());
    };
  }

  /** All of it as one text, without line breaks of its own between what happened and what to do. */
  static String message(String what, String fix) {
    return withFix(what.strip(), fix);
  }

  private static String withFix(String what, String fix) {
    return fix.isBlank() ? what : what + " " + String.join(" ", fix.strip().lines().toList());
  }
}
