package dev.clioremind.cli;

import dev.clioremind.core.ExitCode;
import dev.clioremind.report.ErrorReports;
import dev.clioremind.report.Format;

/** Says why a command does nothing, in words and as a document. */
final class Refusals {

  private Refusals() {}

  /**
   * Says it.
   *
   * @param fix what to do; may be empty
   * @return the exit code's number
   */
  static int of(Toolbox tools, Format format, String what, String fix, ExitCode code) {
    tools.log().error(what, fix);
    if (format == Format.JSON) {
      tools.terminal().out().print(ErrorReports.json(what, fix, code));
    }
    ActionsLog.of(tools).ifPresent(job -> job.failed(what, fix, code));
    return code.number();
  }

  /** Another run is at work on this machine. */
  static int locked(Toolbox tools, Format format) {
    return of(
        tools,
        format,
        "Another run is at work on this spreadsheet on this machine; this one did nothing.",
        "Nothing has to be done: the next run does what is left.",
        ExitCode.LOCKED);
  }
}
