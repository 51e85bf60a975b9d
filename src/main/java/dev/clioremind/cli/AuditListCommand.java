package dev.clioremind.cli;

import dev.clioremind.core.ExitCode;
import dev.clioremind.core.log.AuditEvent;
import dev.clioremind.core.log.EventLog;
import dev.clioremind.report.AuditReports;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The events of the audit log. */
@Command(
    name = "list",
    header = "Lists what happened, the newest first.",
    description = {
      "Lists the events of the audit log; as a table the newest first. Reads the spreadsheet and nothing else."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  clio-remind audit list                       the last 30 days",
      "  clio-remind audit list --days 7 --status failed --status rejected",
      "  clio-remind audit list --from 2026-11-01 --to 2026-11-30 --rule SMS-3d",
      "  clio-remind audit list --deadline entry-1245",
      "  clio-remind audit list --open                what is in doubt, or being sent",
      "  clio-remind audit list --format csv --out log.csv"
    })
public final class AuditListCommand implements Callable<Integer> {

  private static final int USUAL_DAYS = 30;

  private final Toolbox tools;
  private final GlobalOptions global;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private FormatOption format = new FormatOption();

  @Mixin private PeriodOptions days = new PeriodOptions();
  @Mixin private EventFilterOptions filter = new EventFilterOptions();
  @Mixin private OutOption out = new OutOption();

  @Option(
      names = "--open",
      description =
          "Only what is open: in doubt, or claimed by a run that may be at work; however old it is.")
  private boolean open;

  public AuditListCommand(Toolbox tools, GlobalOptions global) {
    this.tools = tools;
    this.global = global;
  }

  @Override
  public Integer call() {
    days.check(spec);
    filter.check(spec);
    out.check(spec, tools);
    Session session = Session.open(tools, global, Map.of());
    session.services().ruleBook().read(); // opens the spreadsheet and checks its layout
    List<AuditEvent> events = open ? openOnes(session) : recent(session);
    out.write(
        tools,
        AuditReports.render(events, format.format(), out.look(session.look())),
        events.size() == 1 ? "1 event" : events.size() + " events");
    return ExitCode.GOOD.number();
  }

  private List<AuditEvent> recent(Session session) {
    PeriodOptions.Period period = days.orLast(spec, session.today(), USUAL_DAYS);
    // A day of the firm's may begin on the day before in UTC.
    return filtered(
        session, session.services().auditLog().events(period.from().minusDays(1)), period);
  }

  private List<AuditEvent> filtered(
      Session session, List<AuditEvent> events, PeriodOptions.Period period) {
    List<AuditEvent> fitting = filter.of(events, period, session.config().firm().zone());
    if (fitting.isEmpty()) {
      filter.doubt(events).ifPresent(tools.log()::info);
    }
    return fitting;
  }

  private List<AuditEvent> openOnes(Session session) {
    Instant now = tools.clock().instant();
    List<AuditEvent> ofOpenAttempts =
        EventLog.of(session.services().auditLog().events(LocalDate.EPOCH), session.takenFor())
            .attempts()
            .stream()
            .filter(
                attempt ->
                    switch (attempt.state(now, session.takenFor())) {
                      case IN_DOUBT, TAKEN -> true;
                      case DONE, FAILED, FREE -> false;
                    })
            .flatMap(attempt -> attempt.events().stream())
            .toList();
    return filtered(session, ofOpenAttempts, days.orAll(spec, session.today()));
  }
}
