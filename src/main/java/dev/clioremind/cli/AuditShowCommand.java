package dev.clioremind.cli;

import dev.clioremind.core.ExitCode;
import dev.clioremind.core.log.EventLog;
import dev.clioremind.core.log.HashPrefix;
import dev.clioremind.core.log.ReminderStory;
import dev.clioremind.core.people.MatterId;
import dev.clioremind.core.plan.MatterHistory;
import dev.clioremind.core.rule.Rules;
import dev.clioremind.core.sheet.Tab;
import dev.clioremind.report.Format;
import dev.clioremind.report.MatterReports;
import dev.clioremind.report.StoryReports;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One reminder's story. */
@Command(
    name = "show",
    header = "Tells one reminder's story, or a matter's.",
    description = {
      "Tells what the audit log knows of one reminder: what happened, what it adds up to, and what to do. Reads the "
          + "spreadsheet and nothing else.",
      "With --matter: everything that was sent for a matter, when, by which template, and whether it arrived. The log "
          + "names no matter, so Clio is asked as well, and what can't be told is said."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  clio-remind audit show 1348a5ea",
      "  clio-remind audit show 1348a5ea --format json",
      "  clio-remind audit show --matter 77001",
      "  clio-remind audit show --matter 77001 --format csv --out matter.csv"
    })
public final class AuditShowCommand implements Callable<Integer> {

  private static final Pattern MATTER_ID = Pattern.compile("[0-9]{1,20}");

  private final Toolbox tools;
  private final GlobalOptions global;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private FormatOption format = new FormatOption();

  @Mixin private OutOption out = new OutOption();

  @Parameters(
      arity = "0..1",
      paramLabel = "HASH",
      description =
          "The reminder's hash, or its first digits (4 or more), as audit list and plan show it.")
  private String reminder = "";

  @Option(
      names = "--matter",
      paramLabel = "ID",
      description =
          "Clio's id of a matter: the number in the address of its page, not its display number.")
  private String matter = "";

  public AuditShowCommand(Toolbox tools, GlobalOptions global) {
    this.tools = tools;
    this.global = global;
  }

  @Override
  public Integer call() {
    out.check(spec, tools);
    if (reminder.isEmpty() == matter.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "Name one reminder by its hash, or a matter by --matter ID");
    }
    return matter.isEmpty() ? reminder(Reminders.prefix(spec, reminder)) : matter();
  }

  private int matter() {
    if (!MATTER_ID.matcher(matter.strip()).matches()) {
      throw new ParameterException(
          spec.commandLine(),
          "--matter takes an id such as 77001, the number in the address of the matter's page in Clio; not the matter's own number");
    }
    Session session = Session.open(tools, global, Map.of());
    WholeLog all = WholeLog.read(session);
    Rules rules =
        Rules.read(
            session.services().ruleBook().read().table(Tab.REMINDER_RULES),
            session.config().send().window());
    MatterHistory history =
        MatterHistory.find(
            new MatterId(matter.strip()),
            all.events(),
            rules.distinctDaysOut(),
            session.services().deadlines());
    out.write(
        tools,
        MatterReports.render(history, all.log(), format.format(), out.look(session.look())),
        "The matter's list was");
    if (format.format() == Format.CSV) {
      MatterReports.notCovered(history).forEach(tools.log()::warning);
    }
    return ExitCode.GOOD.number();
  }

  private int reminder(HashPrefix prefix) {
    Session session = Session.open(tools, global, Map.of());
    EventLog log = WholeLog.read(session).log();
    Set<String> hashes = log.hashes(prefix);
    if (hashes.size() != 1) {
      return refuse(prefix, hashes, log);
    }
    Instant now = tools.clock().instant();
    ReminderStory story = ReminderStory.of(log, hashes.iterator().next(), session.takenFor(), now);
    out.write(
        tools,
        StoryReports.render(story, format.format(), out.look(session.look()), now),
        "The story was");
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
