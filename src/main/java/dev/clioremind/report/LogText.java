package dev.clioremind.report;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Events on stderr as text, harmless on a terminal and in a CI log. For a file or a mail each is
 * one line that begins with the program's name and the level; for a person at a terminal, what to
 * do stands on a line of its own.
 */
public final class LogText {

  private static final Pattern ENDED = Pattern.compile("[.?!:]$");

  private LogText() {}

  /**
   * The lines for a file: one, unless there are several things to tell, as of a configuration with
   * several faults; then each has its own, and so has what to do about them.
   *
   * @param what may have several lines
   * @param fix what to do; may be empty
   */
  public static List<String> lines(LogLevel level, String what, String fix) {
    List<String> things = what.strip().lines().toList();
    Stream<String> told =
        things.size() == 1
            ? Stream.of(message(what, fix))
            : Stream.concat(things.stream(), Stream.of(oneLine(fix)).filter(f -> !f.isEmpty()));
    return told.map(
            line -> "clio-remind: %s: %s".formatted(level.word(), TerminalText.escape(line)))
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
    String told = what.strip();
    return fix.isBlank() ? told : ended(told) + " " + oneLine(fix);
  }

  private static String oneLine(String fix) {
    List<String> lines = fix.strip().lines().toList();
    int last = lines.size() - 1;
    return IntStream.rangeClosed(0, last)
        .mapToObj(i -> i < last ? ended(lines.get(i)) : lines.get(i))
        .collect(Collectors.joining(" "));
  }

  /** What stood on a line of its own needs no full stop until another sentence follows it. */
  private static String ended(String sentence) {
    return ENDED.matcher(sentence).find() ? sentence : sentence + ".";
  }
}
