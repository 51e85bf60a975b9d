package dev.clioremind.cli;

import dev.clioremind.core.ExitCode;
import dev.clioremind.core.plan.Decision;
import dev.clioremind.core.plan.SavedPlan;
import dev.clioremind.core.run.Briefing;
import dev.clioremind.core.run.RunReport;
import dev.clioremind.core.send.Performed;
import dev.clioremind.report.BoardRows;
import dev.clioremind.report.PlanPage;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What will be sent in the coming days, what not, and why. */
@Command(
    name = "plan",
    header = "Shows what will be sent, what not, and why.",
    description = {
      "Shows what will be sent in the coming days, what not, and why. Sends nothing.",
      "The plan is also written to the Upcoming tab of the spreadsheet, unless --dry-run is given."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  clio-remind plan                       the coming 7 days",
      "  clio-remind plan --dry-run --days 0    only what is due now; writes nothing",
      "  clio-remind plan --date 2026-12-01     as if it were the 1st of December",
      "  clio-remind plan --html plan.html      also as a page, to read or print",
      "  clio-remind plan --format json --detailed-exitcode",
      "  clio-remind plan --days 0 --out plan.json   keep it for send --plan"
    })
public final class PlanCommand implements Callable<Integer> {

  private final Toolbox tools;
  private final GlobalOptions global;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private FormatOption format = new FormatOption();
  @Mixin private ShowOptions show = new ShowOptions();
  @Mixin private HtmlOption html = new HtmlOption();

  @Option(names = "--dry-run", description = "Print only: no write to any service.")
  private boolean dryRun;

  @Option(
      names = "--date",
      paramLabel = "DATE",
      description =
          "Plan as if the run began on this day, such as 2026-12-01, at the present time of day (default:"
              + " today).")
  private String date = "";

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "7",
      description =
          "Show also what falls due up to N days ahead; 0: only what is due now (default: 7).")
  private int days;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Keep what is due now in a file, for send --plan: hashes, no client data.")
  private String out = "";

  @Option(names = "--detailed-exitcode", description = "Exit with 10 when something is due now.")
  private boolean detailedExitCode;

  public PlanCommand(Toolbox tools, GlobalOptions global) {
    this.tools = tools;
    this.global = global;
  }

  @Override
  public Integer call() {
    int ahead = Options.days(spec, days);
    LocalDate day = Options.date(spec, "--date", date);
    show.check(spec, tools, format.format());
    html.check(spec, tools);
    Session session = Session.open(tools, global, Map.of());
    Briefing briefing =
        session.briefTelling(session.asOf(date.isEmpty() ? session.today() : day), ahead);
    RunReport report = report(session, briefing);
    if (!out.isEmpty()) {
      new PlanFile(tools, out)
          .write(
              SavedPlan.of(
                  briefing.plan(),
                  session.config().sheets().spreadsheetId(),
                  session.config().ghl().locationId()));
    }
    if (!dryRun) {
      session
          .services()
          .noticeboard()
          .publishUpcoming(BoardRows.upcoming(report, Printing.links(session), session.look()));
    }
    html.write(
        tools,
        () ->
            PlanPage.render(
                report, session.config().firm().name(), Printing.links(session), session.look()),
        "plan");
    Printing.print(session, report, format.format(), show);
    return report.exitCode().number();
  }

  private RunReport report(Session session, Briefing briefing) {
    Set<ExitCode> codes = EnumSet.noneOf(ExitCode.class);
    long due =
        briefing.plan().counts().getOrDefault(Decision.SEND, 0L)
            + briefing.plan().counts().getOrDefault(Decision.SCHEDULE, 0L);
    if (detailedExitCode && due > 0) {
      codes.add(ExitCode.SOMETHING_DUE);
    }
    return new RunReport(
        "plan",
        session.run(),
        session.started(),
        tools.clock().instant(),
        dryRun,
        briefing.plan().withProblems(session.services().problems().get()),
        Performed.nothing(),
        codes,
        Notes.of(briefing, false));
  }
}
