package dev.clioremind.cli;

import dev.clioremind.core.ExitCode;
import dev.clioremind.core.log.AuditLog;
import dev.clioremind.core.log.Finding;
import dev.clioremind.core.log.LogCheck;
import dev.clioremind.report.FindingReports;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Looks the whole audit log through. */
@Command(
    name = "verify",
    header = "Looks for what should not be there.",
    description = {
      "Looks the whole audit log through for what should not be there: a reminder that went out twice, doubts, "
          + "claims that a run left behind, rows that were edited or lost, tabs in conflict.",
      "Ends with 5 when there is something. Reads the spreadsheet and nothing else."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  clio-remind audit verify",
      "  clio-remind audit verify --format json   for a nightly check"
    })
public final class AuditVerifyCommand implements Callable<Integer> {

  private final Toolbox tools;
  private final GlobalOptions global;

  @Mixin private FormatOption format = new FormatOption();

  public AuditVerifyCommand(Toolbox tools, GlobalOptions global) {
    this.tools = tools;
    this.global = global;
  }

  @Override
  public Integer call() {
    Session session = Session.open(tools, global, Map.of());
    AuditLog.Inspection all = session.services().auditLog().inspect();
    List<Finding> findings = LogCheck.of(all, session.takenFor(), tools.clock().instant());
    ExitCode code =
        findings.stream().anyMatch(f -> f.kind().needsPerson())
            ? ExitCode.NEEDS_PERSON
            : ExitCode.GOOD;
    tools
        .terminal()
        .out()
        .print(
            FindingReports.render(
                findings, all.events().size(), code, format.format(), session.look()));
    tools.terminal().out().flush();
    return code.number();
  }
}
