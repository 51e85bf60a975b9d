package dev.clioremind.report;

import dev.clioremind.core.ExitCode;
import java.util.stream.Collectors;

/** What ended a command, in a sentence and as a document. */
public final class ErrorReports {

  private ErrorReports() {}

  /**
   * The document that stands for a command's output under {@code --format json}.
   *
   * @param fix what to do; may be empty
   */
  public static String json(String what, String fix, ExitCode code) {
    return ErrorJson.write(what, fix, code);
  }

  /**
   * The same in words, without a line break at the end: what happened, and below it what to do.
   * Harmless on a terminal and in a CI log.
   *
   * @param what may have several lines
   * @param fix what to do; may be empty
   */
  public static String text(String what, String fix) {
    return "clio-remind: " + lines(what) + (fix.isBlank() ? "" : "\n  " + lines(fix));
  }

  private static String lines(String text) {
    return text.strip().lines().map(TerminalText::escape).collect(Collectors.joining("\n  "));
  }
}
