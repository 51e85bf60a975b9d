package dev.clioremind.cli;

import dev.clioremind.core.run.RunReport;
import dev.clioremind.report.Format;
import dev.clioremind.report.Links;
import dev.clioremind.report.Messages;
import dev.clioremind.report.RunReports;
import java.io.PrintWriter;
import java.net.URI;

/** Puts a report on stdout. */
final class Printing {

  private static final URI GHL_WEB = URI.create("https://app.gohighlevel.com");

  private Printing() {}

  static void print(Session session, RunReport report, Format format, ShowOptions show) {
    PrintWriter out = session.tools().terminal().out();
    out.print(RunReports.render(report, format, session.look()));
    if (show.recipients() || show.messages()) {
      out.print(Messages.render(report.plan(), session.look(), show.recipients(), show.messages()));
    }
    out.flush();
    ActionsLog.of(session.tools()).ifPresent(log -> log.report(report, session.look()));
  }

  static Links links(Session session) {
    return new Links(
        session.config().clio().region().baseUrl(), GHL_WEB, session.config().ghl().locationId());
  }
}
