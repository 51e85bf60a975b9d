package dev.clioremind.cli;

import dev.clioremind.core.ExitCode;
import dev.clioremind.core.log.AuditEvent;
import dev.clioremind.core.log.Status;
import dev.clioremind.report.AuditReports;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The events of the audit log. */
@Command(
    name = "list",
    description = {
      "Lists the events of the audit log; as a table the newest first. Reads the spreadsheet and nothing else."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  clio-remind audit list                         the last 30 days",
      "  clio-remind audit list --days 7 --status failed --status rejected",
      "  clio-remind audit list --deadline entry-1245",
      "  clio-remind audit list --format csv > log.csv"
    })
public final class AuditListCommand implements Callable<Integer> {

  private final Toolbox tools;
  private final GlobalOptions global;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private FormatOption format = new FormatOption();

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "30",
      description = "Events of the last N days (default: 30).")
  private int days;

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      description = "Only events of this status, such as success or skipped; may be repeated.")
  private List<String> statuses = new ArrayList<>();

  @Option(
      names = "--deadline",
      paramLabel = "ID",
      description = "Only events of this deadline (entry-1245); may be repeated.")
  private List<String> deadlines = new ArrayList<>();

  @Option(
      names = "--rule",
      paramLabel = "ID",
      description = "Only events of this RuleID (SMS-3d); may be repeated.")
  private List<String> rules = new ArrayList<>();

  public AuditListCommand(Toolbox tools, GlobalOptions global) {
    this.tools = tools;
    this.global = global;
  }

  @Override
  public Integer call() {
    int back = Options.days(spec, days);
    statuses.forEach(this::checkStatus);
    Session session = Session.open(tools, global, Map.of());
    session.services().ruleBook().read(); // opens the spreadsheet and checks its layout
    List<AuditEvent> events =
        session.services().auditLog().events(session.today().minusDays(back)).stream()
            .filter(
                e ->
                    !e.time()
                        .isBefore(
                            session
                                .today()
                                .minusDays(back)
                                .atStartOfDay(session.config().firm().zone())
                                .toInstant()))
            .filter(e -> statuses.isEmpty() || statuses.contains(e.status().word()))
            .filter(e -> deadlines.isEmpty() || deadlines.contains(e.deadlineId()))
            .filter(e -> rules.isEmpty() || rules.stream().anyMatch(e.ruleId()::equalsIgnoreCase))
            .toList();
    tools.terminal().out().print(AuditReports.render(events, format.format(), session.look()));
    tools.terminal().out().flush();
    return ExitCode.GOOD.number();
  }

  private void checkStatus(String word) {
    if (Status.of(word).isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "--status '%s' is none of %s"
              .formatted(
                  word,
                  String.join(
                      ", ", java.util.Arrays.stream(Status.values()).map(Status::word).toList())));
    }
  }
}
