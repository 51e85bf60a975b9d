package dev.clioremind.cli;

import dev.clioremind.core.ExitCode;
import dev.clioremind.core.log.AuditEvent;
import dev.clioremind.report.AuditReports;
import dev.clioremind.report.Format;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The audit log for other programs. */
@Command(
    name = "export",
    header = "Writes the log out, for a file.",
    description = {
      "Writes the audit log out, with its columns in its order: all of it, or some days.",
      "Events that were written twice are there once. What a spreadsheet would take for a formula begins with '. "
          + "Reads the spreadsheet and nothing else; a log that lost rows is exported too, and that is said."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  clio-remind audit export --out log.csv",
      "  clio-remind audit export --from 2026-01-01 --to 2026-12-31 --out 2026.csv",
      "  clio-remind audit export --days 7 --format json",
      "  clio-remind audit export --out log.csv --overwrite"
    })
public final class AuditExportCommand implements Callable<Integer> {

  private final Toolbox tools;
  private final GlobalOptions global;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private PeriodOptions days = new PeriodOptions();
  @Mixin private EventFilterOptions filter = new EventFilterOptions();
  @Mixin private OutOption out = new OutOption();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "csv",
      description = "How the log is written: csv or json (default: csv).")
  private Format format = Format.CSV;

  public AuditExportCommand(Toolbox tools, GlobalOptions global) {
    this.tools = tools;
    this.global = global;
  }

  @Override
  public Integer call() {
    if (format != Format.CSV && format != Format.JSON) {
      throw new ParameterException(
          spec.commandLine(), "--format is csv or json; for people there is audit list");
    }
    days.check(spec);
    filter.check(spec);
    out.check(spec, tools);
    Session session = Session.open(tools, global, Map.of());
    List<AuditEvent> events =
        filter.of(
            WholeLog.read(session).events(),
            days.orAll(spec, session.today()),
            session.config().firm().zone());
    out.write(tools, AuditReports.export(events, format, session.look()), count(events));
    return ExitCode.GOOD.number();
  }

  private static String count(List<AuditEvent> events) {
    return events.size() == 1 ? "1 event" : events.size() + " events";
  }
}
