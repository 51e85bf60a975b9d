package dev.clioremind.cli;

import dev.clioremind.core.ExitCode;
import dev.clioremind.core.log.AuditLog;
import dev.clioremind.core.log.EventLog;
import dev.clioremind.core.log.HashPrefix;
import dev.clioremind.core.log.ReminderStory;
import dev.clioremind.report.ErrorReports;
import dev.clioremind.report.StoryReports;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One reminder's story. */
@Command(
    name = "show",
    description = {
      "Tells what the audit log knows of one reminder: what happened, what it adds up to, and what to do.",
      "Reads the spreadsheet and nothing else."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  clio-remind audit show 1348a5ea",
      "  clio-remind audit show 1348a5ea --format json"
    })
public final class AuditShowCommand implements Callable<Integer> {

  private final Toolbox tools;
  private final GlobalOptions global;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private FormatOption format = new FormatOption();

  @Parameters(
      paramLabel = "HASH",
      description =
          "The reminder's hash, or its first digits (4 or more), as audit list and plan show it.")
  private String reminder = "";

  public AuditShowCommand(Toolbox tools, GlobalOptions global) {
    this.tools = tools;
    this.global = global;
  }

  @Override
  public Integer call() {
    HashPrefix prefix = Reminders.prefix(spec, reminder);
    Session session = Session.open(tools, global, Map.of());
    AuditLog.Inspection all = session.services().auditLog().inspect();
    EventLog log =
        EventLog.of(all.events(), session.takenFor())
            .accepted(session.services().auditLog().acceptedAt());
    Set<String> hashes = log.hashes(prefix);
    if (hashes.size() != 1) {
      return refuse(prefix, hashes, log);
    }
    all.untrusted().forEach(p -> tools.terminal().err().println(ErrorReports.text(p.what(), "")));
    Instant now = tools.clock().instant();
    ReminderStory story = ReminderStory.of(log, hashes.iterator().next(), session.takenFor(), now);
    tools.terminal().out().print(StoryReports.render(story, format.format(), session.look(), now));
    tools.terminal().out().flush();
    return ExitCode.GOOD.number();
  }

  private int refuse(HashPrefix prefix, Set<String> hashes, EventLog log) {
    return hashes.isEmpty()
        ? Refusals.of(
            tools,
            format.format(),
            "The audit log has no reminder whose hash begins with %s.".formatted(prefix),
            "See clio-remind audit list; what was never tried has no row, see clio-remind plan.",
            ExitCode.USAGE)
        : Refusals.of(
            tools,
            format.format(),
            "%s fits more than one reminder:\n%s".formatted(prefix, Reminders.listed(hashes, log)),
            "Give more of its digits.",
            ExitCode.USAGE);
  }
}
