package dev.clioremind.cli;

import dev.clioremind.core.ExitCode;
import dev.clioremind.core.log.LogSummary;
import dev.clioremind.report.Look;
import dev.clioremind.report.SummaryPage;
import dev.clioremind.report.SummaryReports;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What was sent in some days, in numbers. */
@Command(
    name = "report",
    header = "Sums up some days in numbers.",
    description = {
      "Sums up what was sent: how many per day, what arrived, what did not and why, the busiest rules, and what is "
          + "open. Reads the spreadsheet and nothing else; there is no client data in it."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  clio-remind audit report                    the last 30 days",
      "  clio-remind audit report --from 2026-11-01 --to 2026-11-30",
      "  clio-remind audit report --days 7 --format markdown --out week.md",
      "  clio-remind audit report --format csv       a line per number, for a pivot",
      "  clio-remind audit report --html report.html   also as a page with charts"
    })
public final class AuditReportCommand implements Callable<Integer> {

  private static final int USUAL_DAYS = 30;

  private final Toolbox tools;
  private final GlobalOptions global;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private FormatOption format = new FormatOption();
  @Mixin private PeriodOptions days = new PeriodOptions();
  @Mixin private OutOption out = new OutOption();
  @Mixin private HtmlOption html = new HtmlOption();

  public AuditReportCommand(Toolbox tools, GlobalOptions global) {
    this.tools = tools;
    this.global = global;
  }

  @Override
  public Integer call() {
    days.check(spec);
    out.check(spec, tools);
    html.check(spec, tools);
    Session session = Session.open(tools, global, Map.of());
    PeriodOptions.Period period = days.orLast(spec, session.today(), USUAL_DAYS);
    ZoneId zone = session.config().firm().zone();
    Instant now = tools.clock().instant();
    WholeLog all = WholeLog.read(session);
    LogSummary summary =
        LogSummary.of(
            all.log(),
            all.events(),
            moment -> period.contains(moment, zone),
            zone,
            session.takenFor(),
            now);
    LocalDate last = period.to().isAfter(session.today()) ? session.today() : period.to();
    html.write(
        tools,
        () ->
            SummaryPage.render(
                summary,
                period.from(),
                last,
                session.config().firm().name(),
                Printing.links(session),
                session.look(),
                now),
        "report");
    Look look = out.look(session.look());
    out.write(
        tools,
        SummaryReports.render(summary, title(period.from(), last), format.format(), look),
        "The report was");
    return ExitCode.GOOD.number();
  }

  private static String title(LocalDate first, LocalDate last) {
    return "Reminders from %s to %s".formatted(first, last);
  }
}
