package dev.clioremind.cli;

import dev.clioremind.auth.RunLock;
import dev.clioremind.config.ConfigKey;
import dev.clioremind.core.ExitCode;
import dev.clioremind.core.deadline.DeadlineId;
import dev.clioremind.core.people.ContactId;
import dev.clioremind.core.plan.Plan;
import dev.clioremind.core.plan.SavedPlan;
import dev.clioremind.core.run.Briefing;
import dev.clioremind.core.run.Choice;
import dev.clioremind.core.run.RunReport;
import dev.clioremind.core.run.TestRun;
import dev.clioremind.core.send.Dispatch;
import dev.clioremind.core.send.Performed;
import dev.clioremind.core.sheet.Switch;
import dev.clioremind.report.RunReports;
import dev.clioremind.report.TestReports;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Does what is due. */
@Command(
    name = "send",
    header = "Sends what is due.",
    description = {
      "Sends what is due: each reminder once, whatever happens.",
      "Safe to run again at any time; made for cron and CI. Where no terminal is and all went well (exit code 0) it "
          + "prints nothing, for cron mails what is printed; it prints its report where CI is set, and with --format or -v."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  clio-remind send                        do what is due",
      "  clio-remind send --dry-run              only show it: no write anywhere",
      "  clio-remind send --rule SMS-3d          only the reminders of one rule",
      "  clio-remind send --deadline entry-1245  only those of one deadline",
      "  clio-remind send --plan plan.json       only what plan --out showed",
      "  clio-remind send --test-contact ID      a sample of each template, to you"
    })
public final class SendCommand implements Callable<Integer> {

  private static final Pattern CLIO_ID = Pattern.compile("\\d+");

  private final Toolbox tools;
  private final GlobalOptions global;

  @Mixin private FormatOption format = new FormatOption();

  @Option(names = "--dry-run", description = "Print only: no message, no write to any service.")
  private boolean dryRun;

  @Option(
      names = "--deadline",
      paramLabel = "ID",
      description =
          "Send only the reminders of this deadline, such as entry-1245; may be repeated (default: all).")
  private List<String> deadlines = new ArrayList<>();

  @Option(
      names = "--rule",
      paramLabel = "ID",
      description =
          "Send only the reminders of this RuleID, such as SMS-3d; may be repeated (default: all).")
  private List<String> rules = new ArrayList<>();

  @Option(
      names = "--max-sends",
      paramLabel = "N",
      description =
          "Refuse to send anything when more than N reminders are due (default: send.max-sends, 200).")
  private String maxSends = "";

  @Option(
      names = "--plan",
      paramLabel = "FILE",
      description =
          "Send only what is still the same as in this file of plan --out; everything is read and"
              + " judged afresh.")
  private String planFile = "";

  @Option(
      names = "--test-contact",
      paramLabel = "ID",
      description =
          "Send one sample of each template in use to this GoHighLevel contact; to nobody else.")
  private String testContact = "";

  @Spec private CommandSpec spec = CommandSpec.create();

  public SendCommand(Toolbox tools, GlobalOptions global) {
    this.tools = tools;
    this.global = global;
  }

  @Override
  public Integer call() {
    Map<ConfigKey, String> flags =
        maxSends.isEmpty() ? Map.of() : Map.of(ConfigKey.SEND_MAX_SENDS, maxSends);
    Optional<ContactId> test = testContact();
    Choice choice = choice();
    Session session = open(flags);
    if (test.isPresent()) {
      return test(session, test.get());
    }
    if (dryRun) {
      return dryRun(session, choice);
    }
    Watch watch = new Watch(session, choice.isWhole() && planFile.isEmpty());
    try {
      return new RunLock(
              session.config().paths().stateDir(), session.config().sheets().spreadsheetId())
          .tryAcquire()
          .map(lock -> underLock(lock, session, choice, watch))
          .orElseGet(() -> Refusals.locked(tools, format.format()));
    } catch (RuntimeException e) {
      watch.failed(e);
      throw e;
    }
  }

  /** A run without a session is told of as well, if it was to be one at all. */
  private Session open(Map<ConfigKey, String> flags) {
    try {
      return Session.open(tools, global, flags);
    } catch (RuntimeException e) {
      if (!dryRun && testContact.isEmpty()) {
        Watch.neverBegun(tools, global, flags, e);
      }
      throw e;
    }
  }

  /** Whom the samples are for; a test goes with no option that is about reminders. */
  private Optional<ContactId> testContact() {
    if (testContact.isEmpty()) {
      return Optional.empty();
    }
    if (dryRun
        || !deadlines.isEmpty()
        || !rules.isEmpty()
        || !maxSends.isEmpty()
        || !planFile.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "--test-contact sends samples and no reminder; it goes without --dry-run, --deadline, --rule, --max-sends and --plan");
    }
    try {
      return Optional.of(new ContactId(testContact));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          spec.commandLine(),
          "--test-contact takes the id of a contact in GoHighLevel: the last part of the contact's address in the browser",
          e);
    }
  }

  /** No lock and no log: it reminds nobody of anything. */
  private int test(Session session, ContactId contact) {
    TestRun test = session.test(contact);
    PrintWriter out = tools.terminal().out();
    out.print(TestReports.render(test, format.format(), session.look()));
    out.flush();
    return test.exitCode().number();
  }

  private int underLock(RunLock.Held lock, Session session, Choice choice, Watch watch) {
    try {
      watch.begun();
      progress("send %s begins".formatted(session.run()));
      return run(session, choice, watch);
    } catch (RuntimeException e) {
      session.tellProblems();
      RunLog.failed(session, e);
      throw e;
    } finally {
      lock.close();
    }
  }

  /** The run of DESIGN section 6, from what is read to what is reported. */
  private int run(Session session, Choice choice, Watch watch) {
    Optional<SavedPlan> saved = savedPlan(session);
    Briefing briefing = session.brief(session.started(), 0);
    choice.check(briefing);
    if (briefing.startDate().isEmpty()) {
      session.services().auditLog().recordStartDate(session.today());
    }
    Plan plan = allowed(saved, choice.of(briefing.plan()));
    Set<ExitCode> codes = EnumSet.noneOf(ExitCode.class);
    Performed performed = Performed.nothing();
    if (tools.stop().requested().isPresent()) {
      tools.stop().requested().ifPresent(codes::add);
    } else {
      Dispatch dispatch = session.dispatch();
      plan = dispatch.withdraw(plan);
      plan = dispatch.pollFates(plan, briefing.log());
      if (briefing.sending() == Switch.PAUSED) {
        codes.add(ExitCode.REFUSED);
        performed = dispatch.performed();
      } else {
        plan = dispatch.settleDoubts(withNewContacts(session, briefing, plan));
        performed = dispatch.perform(plan);
      }
      session.services().auditLog().finish(oldestOpen(session, briefing, performed));
    }
    RunReport report = report(session, briefing, saved, choice, plan, performed, codes, false);
    RunLog.publish(session, report);
    progress(RunReports.inOneLine(report));
    if (isToBePrinted(report)) {
      Printing.print(session, report, format.format(), ShowOptions.none());
    }
    watch.ended(session, report);
    return report.exitCode().number();
  }

  /**
   * Cron mails whatever is printed, and nobody reads what comes three times a day. What a good run
   * did stands in the Status and Runs tabs.
   */
  private boolean isToBePrinted(RunReport report) {
    return report.exitCode() != ExitCode.GOOD
        || tools.terminal().interactive()
        || tools.surroundings().isCi()
        || ActionsLog.of(tools).isPresent()
        || global.verbosity() > 0
        || format.isGiven();
  }

  /** For who wants to see more, and for who collects logs. */
  private void progress(String what) {
    if (global.verbosity() > 0 || tools.log().isCollected()) {
      tools.log().info(what);
    }
  }

  /** Adds who is missing, before anything is claimed; not where too many are due anyway. */
  private Plan withNewContacts(Session session, Briefing briefing, Plan plan) {
    int wanted = plan.toHandOver().size() + plan.waitingForContact().size();
    return wanted > session.maxSends()
        ? plan
        : briefing.draft().withNewContacts(plan, session.services().sender());
  }

  /** What was open before this run, or what it leaves in doubt itself. */
  private static Optional<LocalDate> oldestOpen(
      Session session, Briefing briefing, Performed performed) {
    LocalDate today = session.started().atZone(ZoneOffset.UTC).toLocalDate();
    return briefing
        .oldestOpen()
        .or(() -> performed.leavesDoubt() ? Optional.of(today) : Optional.empty());
  }

  private int dryRun(Session session, Choice choice) {
    Optional<SavedPlan> saved = savedPlan(session);
    Briefing briefing = session.briefTelling(session.started(), 0);
    choice.check(briefing);
    Plan plan = allowed(saved, choice.of(briefing.plan()));
    RunReport report =
        report(session, briefing, saved, choice, plan, Performed.nothing(), Set.of(), true);
    Printing.print(session, report, format.format(), ShowOptions.none());
    return report.exitCode().number();
  }

  private RunReport report(
      Session session,
      Briefing briefing,
      Optional<SavedPlan> saved,
      Choice choice,
      Plan plan,
      Performed performed,
      Set<ExitCode> codes,
      boolean dry) {
    List<String> notes = new ArrayList<>(Notes.of(briefing, !dry));
    saved.map(then -> Notes.of(then, plan)).ifPresent(notes::add);
    notes.addAll(choice.notes(plan));
    return new RunReport(
        "send",
        session.run(),
        session.started(),
        tools.clock().instant(),
        dry,
        plan.withProblems(session.services().problems().get()),
        performed,
        codes,
        notes);
  }

  private Optional<SavedPlan> savedPlan(Session session) {
    return planFile.isEmpty()
        ? Optional.empty()
        : Optional.of(new PlanFile(tools, planFile).read(session));
  }

  /** What {@code --plan} leaves. */
  private static Plan allowed(Optional<SavedPlan> saved, Plan plan) {
    return saved.map(then -> then.allowedOf(plan)).orElse(plan);
  }

  /** What {@code --deadline} and {@code --rule} name. */
  private Choice choice() {
    List<DeadlineId> ids = new ArrayList<>();
    for (String text : deadlines) {
      try {
        ids.add(new DeadlineId(text.strip()));
      } catch (IllegalArgumentException e) {
        throw new ParameterException(
            spec.commandLine(),
            "--deadline '%s' is not an id such as entry-1245 or task-77".formatted(text)
                + (CLIO_ID.matcher(text.strip()).matches()
                    ? "; write entry- or task- before the number"
                    : ""),
            e);
      }
    }
    return new Choice(ids, rules.stream().map(String::strip).toList());
  }
}
