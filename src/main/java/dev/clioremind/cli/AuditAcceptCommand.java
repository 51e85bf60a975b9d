package dev.clioremind.cli;

import dev.clioremind.auth.RunLock;
import dev.clioremind.core.ConfigurationException;
import dev.clioremind.core.ExitCode;
import dev.clioremind.core.ServiceException;
import dev.clioremind.report.AcceptanceReports;
import dev.clioremind.report.BoardRows;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Lets sending go on with a log that has lost rows. */
@Command(
    name = "accept",
    header = "Lets sending go on after rows of the log were lost.",
    description = {
      "Lets sending go on after rows of the audit log were lost and can't be restored (File, Version history, is "
          + "better). Every reminder that was due until now, and whose row may be among the lost ones, is then held "
          + "as in-doubt until it is settled with audit resolve HASH, or its deadline passes.",
      "Changes nothing where no row is missing."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  clio-remind audit accept --reason \"rows deleted by mistake\"",
      "  clio-remind plan --dry-run --days 0   shows what is held, with its hash",
      "  clio-remind audit resolve             settles one after the other"
    })
public final class AuditAcceptCommand implements Callable<Integer> {

  private static final int LONGEST_REASON = 300;

  private final Toolbox tools;
  private final GlobalOptions global;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private FormatOption format = new FormatOption();

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      required = true,
      description =
          "Why. It is kept in the Runs tab and nowhere else: write no client's name or case into it.")
  private String reason = "";

  public AuditAcceptCommand(Toolbox tools, GlobalOptions global) {
    this.tools = tools;
    this.global = global;
  }

  @Override
  public Integer call() {
    String why = Options.line(spec, "--reason", reason, LONGEST_REASON);
    if (why.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "--reason is empty: say why");
    }
    Session session = Session.open(tools, global, Map.of());
    return new RunLock(
            session.config().paths().stateDir(), session.config().sheets().spreadsheetId())
        .tryAcquire()
        .map(
            lock -> {
              try {
                return accept(session, why);
              } finally {
                lock.close();
              }
            })
        .orElseGet(() -> Refusals.locked(tools, format.format()));
  }

  private int accept(Session session, String why) {
    Instant now = tools.clock().instant();
    int lost = session.services().auditLog().accept(now);
    if (lost > 0) {
      note(session, why);
    }
    tools
        .terminal()
        .out()
        .print(AcceptanceReports.render(lost, now, format.format(), session.look()));
    tools.terminal().out().flush();
    return ExitCode.GOOD.number();
  }

  /** That the reason could not be kept does not undo what was accepted. */
  private void note(Session session, String why) {
    try {
      session
          .services()
          .noticeboard()
          .noteRun(
              BoardRows.reasonedRun(
                  "audit accept",
                  session.run(),
                  new BoardRows.Span(session.started(), tools.clock().instant()),
                  why,
                  tools.version(),
                  session.look()));
    } catch (ServiceException | ConfigurationException e) {
      tools.log().warning("The Runs tab could not be written: " + e.getMessage());
    }
  }
}
