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

  /** The same for the summary of a CI job. */
  public static String markdown(String what, String fix, ExitCode code) {
    StringBuilder page = new StringBuilder();
    page.append("### Exit code ").append(code.number()).append(": ");
    page.append(MarkdownPage.escape(code.meaning())).append(".\n\n");
    what.strip().lines().forEach(line -> page.append(MarkdownPage.escape(line)).append("\n\n"));
    if (!fix.isBlank()) {
      page.append("What to do: ").append(MarkdownPage.escape(fix.strip())).append('\n');
    }
    return page.toString();
  }

  private static String lines(String text) {
    return text.strip().lines().map(TerminalText::escape).collect(Collectors.joining("\n  "));
  }
}
