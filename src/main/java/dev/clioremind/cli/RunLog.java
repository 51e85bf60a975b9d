package dev.clioremind.cli;

import dev.clioremind.core.ConfigurationException;
import dev.clioremind.core.ExitCode;
import dev.clioremind.core.ServiceException;
import dev.clioremind.core.run.RunReport;
import dev.clioremind.report.BoardRows;
import java.net.URI;
import java.util.Optional;

/**
 * What a run leaves in the Status and Runs tabs. A board that can't be written never fails a run
 * that sent.
 */
final class RunLog {

  private RunLog() {}

  static void publish(Session session, RunReport report) {
    Optional<URI> ciRun = CiRun.page(session.tools().surroundings().environment());
    try {
      session
          .services()
          .noticeboard()
          .publishRun(
              BoardRows.status(report, Printing.links(session), session.look(), ciRun),
              BoardRows.run(report, session.tools().version(), session.look(), ciRun));
    } catch (ServiceException | ConfigurationException e) {
      session.tools().log().warning("The Status and Runs tabs could not be written: " + inWords(e));
    }
  }

  /** A run that ended early is told too, if the spreadsheet can be reached at all. */
  static void failed(Session session, RuntimeException failure) {
    Exception inWords = session.tools().inWords(failure);
    ExitCode code = Failures.exitCode(inWords);
    Log log = session.tools().log();
    try {
      session
          .services()
          .noticeboard()
          .publishBrokenRun(
              BoardRows.brokenStatus(
                  session.run(),
                  session.started(),
                  code,
                  log.redacted(Failures.what(inWords)),
                  log.redacted(Failures.fix(inWords)),
                  session.look()),
              BoardRows.brokenRun(
                  "send",
                  session.run(),
                  new BoardRows.Span(session.started(), session.tools().clock().instant()),
                  code,
                  session.tools().version(),
                  session.look()));
    } catch (ServiceException | ConfigurationException e) {
      if (String.valueOf(e.getMessage()).equals(failure.getMessage())) {
        return; // it is what ended the run, which is told anyway
      }
      log.warning("The Status and Runs tabs could not be written: " + inWords(e));
    }
  }

  /** What went wrong and what to do, in one line. */
  private static String inWords(RuntimeException failure) {
    return (failure.getMessage() + " " + Failures.fix(failure)).strip();
  }
}
