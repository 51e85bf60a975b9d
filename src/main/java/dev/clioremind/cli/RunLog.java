package dev.clioremind.cli;

import dev.clioremind.core.ConfigurationException;
import dev.clioremind.core.ServiceException;
import dev.clioremind.core.run.RunReport;
import dev.clioremind.report.BoardRows;

/**
 * What a run leaves in the Status and Runs tabs. A board that can't be written never fails a run
 * that sent.
 */
final class RunLog {

  private RunLog() {}

  static void publish(Session session, RunReport report) {
    try {
      session
          .services()
          .noticeboard()
          .publishStatus(BoardRows.status(report, Printing.links(session), session.look()));
      session.services().noticeboard().appendRun(BoardRows.run(report, session.tools().version()));
    } catch (ServiceException | ConfigurationException e) {
      session
          .tools()
          .log()
          .warning("The Status and Runs tabs could not be written: " + inWords(e));
    }
  }

  /** A run that ended early is told too, if the spreadsheet can be reached at all. */
  static void failed(Session session, RuntimeException failure) {
    try {
      session
          .services()
          .noticeboard()
          .appendRun(
              BoardRows.failedRun(
                  "send",
                  session.run(),
                  session.started(),
                  session.tools().clock().instant(),
                  Failures.exitCode(session.tools().inWords(failure)),
                  session.tools().version()));
    } catch (ServiceException | ConfigurationException e) {
      if (String.valueOf(e.getMessage()).equals(failure.getMessage())) {
        return; // it is what ended the run, which is told anyway
      }
      session.tools().log().warning("The Runs tab could not be written: " + inWords(e));
    }
  }

  /** What went wrong and what to do, in one line. */
  private static String inWords(RuntimeException failure) {
    return (failure.getMessage() + " " + Failures.fix(failure)).strip();
  }
}
