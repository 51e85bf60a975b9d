package dev.clioremind.report;

import dev.clioremind.core.ExitCode;

/** What ended a command, in a sentence and as a document. */
public final class ErrorReports {

  private ErrorReports() {}

  /**
   * The document that stands for a command's output under {@code --format json}.
   *
   * @param fix what to do; may be empty
   */
  public static String json(String what, String fix, ExitCode code) {
    throw new UnsupportedOperationException("to come");
  }

  /**
   * The same in a sentence or two, without a line break at the end.
   *
   * @param fix what to do; may be empty
   */
  public static String text(String what, String fix) {
    throw new UnsupportedOperationException("to come");
  }
}
