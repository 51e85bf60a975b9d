package dev.clioremind.cli;

import dev.clioremind.auth.RunLock;
import dev.clioremind.core.ExitCode;
import dev.clioremind.core.log.AuditEvent;
import dev.clioremind.core.log.Doubt;
import dev.clioremind.core.log.HashPrefix;
import dev.clioremind.core.log.Resolution;
import dev.clioremind.report.DoubtReports;
import dev.clioremind.report.Format;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A person's word on reminders of which nobody knows whether they were sent. */
@Command(
    name = "resolve",
    header = "Settles what may have been sent.",
    description = {
      "Settles what is in doubt: reminders that may have been sent, of which nobody knows.",
      "Look in the client's conversation in GoHighLevel first. Without a hash or a run it goes through all that is "
          + "open, with links, and asks; for a person at a terminal. Appends to the audit log and sends nothing: "
          + "what was not sent goes out with the next send, if it is still due."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  clio-remind audit resolve                      ask, one after the other",
      "  clio-remind audit resolve 1348a5ea --sent --by Kim",
      "  clio-remind audit resolve 1348a5ea --not-sent  send it after all",
      "  clio-remind audit resolve --run 20261122T150312Z-7f3a --drop"
    })
public final class AuditResolveCommand implements Callable<Integer> {

  private static final int LONGEST_NAME = 60;
  private static final String SAY = "--sent, --not-sent or --drop";

  private final Toolbox tools;
  private final GlobalOptions global;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private FormatOption format = new FormatOption();

  @Parameters(
      arity = "0..1",
      paramLabel = "HASH",
      description =
          "The reminder's hash, or its first digits (4 or more), as plan and audit verify show it.")
  private String reminder = "";

  @Option(
      names = "--run",
      paramLabel = "RUNID",
      description = "All that this run left in doubt (20261122T150312Z-7f3a).")
  private String run = "";

  @ArgGroup(exclusive = true)
  private Word word = new Word();

  @Option(
      names = "--by",
      paramLabel = "NAME",
      description = "Who says so, of the firm's staff: kept in the audit log.")
  private String by = "";

  /** What became of it; at most one. */
  static final class Word {
    @Option(names = "--sent", description = "The message is there: never send it again.")
    private boolean sent;

    @Option(names = "--not-sent", description = "It is not there: send it, if it is still due.")
    private boolean notSent;

    @Option(names = "--drop", description = "It is not there, and nobody shall be messaged.")
    private boolean drop;

    Optional<Resolution> resolution() {
      if (sent) {
        return Optional.of(Resolution.SENT);
      }
      if (notSent) {
        return Optional.of(Resolution.NOT_SENT);
      }
      return drop ? Optional.of(Resolution.DROP) : Optional.empty();
    }
  }

  public AuditResolveCommand(Toolbox tools, GlobalOptions global) {
    this.tools = tools;
    this.global = global;
  }

  @Override
  public Integer call() {
    by = Options.line(spec, "--by", by, LONGEST_NAME);
    checkUsage();
    Optional<Resolution> said = word.resolution();
    return said.isPresent()
        ? locked(session -> settle(new OpenDoubts(session), said.get()))
        : walk();
  }

  private void checkUsage() {
    if (!reminder.isEmpty() && !run.isEmpty()) {
      throw wrong("Name a reminder by its hash, or a run by --run, not both");
    }
    if (!reminder.isEmpty()) {
      Reminders.prefix(spec, reminder);
    }
    if (!run.isEmpty()) {
      Reminders.run(spec, run);
    }
    if (word.resolution().isPresent()) {
      if (reminder.isEmpty() && run.isEmpty()) {
        throw wrong(
            "Which one? Name the reminder by its hash, or the run by --run; audit verify lists what is in doubt");
      }
    } else if (tools.terminal().answers().isEmpty()) {
      throw wrong(
          "Nobody can be asked here. Say what became of it: clio-remind audit resolve HASH with "
              + SAY
              + "; audit verify lists what is in doubt");
    } else if (format.format() != Format.TABLE) {
      throw wrong("Questions are for a person at a terminal: for other formats give " + SAY);
    }
  }

  private ParameterException wrong(String what) {
    return new ParameterException(spec.commandLine(), what);
  }

  /** One word for all that is named. */
  private int settle(OpenDoubts open, Resolution resolution) {
    Selected selected = select(open);
    if (selected.end().isPresent()) {
      return selected.end().get();
    }
    Optional<Instant> live = heldUntil(selected.doubts(), open.now());
    if (live.isPresent()) {
      return stillHeld(live.get());
    }
    return append(
        open, selected.doubts().stream().map(d -> d.resolved(resolution, by, open.now())).toList());
  }

  /**
   * Asks, and settles afterwards: while a person thinks, no lock is held that would keep reminders
   * from going out.
   */
  private int walk() {
    Session asking = Session.open(tools, global, Map.of());
    OpenDoubts open = new OpenDoubts(asking);
    Selected selected = select(open);
    if (selected.end().isPresent()) {
      return selected.end().get();
    }
    List<Doubt> askable = selected.doubts().stream().filter(d -> !d.isHeld(open.now())).toList();
    Optional<Instant> live = heldUntil(selected.doubts(), open.now());
    List<Questions.Answered> answered =
        new Questions(asking, tools.terminal().answers().orElseThrow()).ask(askable);
    int code =
        answered.isEmpty()
            ? print(open, List.of())
            : locked(session -> settle(new OpenDoubts(session), answered));
    return code == ExitCode.GOOD.number() && live.isPresent() ? stillHeld(live.get()) : code;
  }

  /** Settles what was asked about, if it is still open now. */
  private int settle(OpenDoubts open, List<Questions.Answered> answered) {
    Selected selected = select(open);
    if (selected.end().isPresent()) {
      return selected.end().get();
    }
    List<AuditEvent> resolved = new ArrayList<>();
    for (Doubt doubt : selected.doubts()) {
      answered.stream()
          .filter(a -> a.doubt().isSameAs(doubt))
          .findFirst()
          .ifPresent(a -> resolved.add(doubt.resolved(a.resolution(), by, open.now())));
    }
    return append(open, resolved);
  }

  private int append(OpenDoubts open, List<AuditEvent> resolved) {
    if (!resolved.isEmpty()) {
      open.settle(resolved);
    }
    return print(open, resolved);
  }

  private int print(OpenDoubts open, List<AuditEvent> resolved) {
    PrintWriter out = tools.terminal().out();
    out.print(DoubtReports.settled(resolved, format.format(), open.look()));
    out.flush();
    return ExitCode.GOOD.number();
  }

  /**
   * The doubts that the command line names.
   *
   * @param end the exit code, where the command ends with having said why
   */
  private record Selected(List<Doubt> doubts, Optional<Integer> end) {}

  private Selected select(OpenDoubts open) {
    if (!reminder.isEmpty()) {
      return byHash(open, Reminders.prefix(spec, reminder));
    }
    if (!run.isEmpty() && !open.knows(Reminders.run(spec, run))) {
      return refused(
          "The audit log has no row of run %s.".formatted(run.strip()),
          "Check the RunID against clio-remind audit list; a run that tried nothing left no row.");
    }
    List<Doubt> doubts = run.isEmpty() ? open.all() : open.of(Reminders.run(spec, run));
    return doubts.isEmpty()
        ? nothingOpen(
            open, "Nothing is in doubt" + (run.isEmpty() ? "." : " of run " + run.strip() + "."))
        : new Selected(doubts, Optional.empty());
  }

  private Selected byHash(OpenDoubts open, HashPrefix prefix) {
    OpenDoubts.Found found = open.of(prefix);
    if (found.hashes().size() > 1) {
      return refused(
          "%s fits more than one reminder:\n%s"
              .formatted(prefix, Reminders.listed(found.hashes(), open.log())),
          "Give more of its digits.");
    }
    if (found.hashes().isEmpty()) {
      return refused(
          "Neither the audit log nor the plan has a reminder whose hash begins with %s."
              .formatted(prefix),
          "clio-remind audit verify lists what is in doubt.");
    }
    return found.doubts().isEmpty()
        ? nothingOpen(
            open,
            "Nothing is in doubt about %s; see clio-remind audit show %s."
                .formatted(prefix, prefix))
        : new Selected(found.doubts(), Optional.empty());
  }

  private Selected refused(String what, String fix) {
    return new Selected(
        List.of(), Optional.of(Refusals.of(tools, format.format(), what, fix, ExitCode.USAGE)));
  }

  /** That there is nothing to do is a message, and an empty list as a document. */
  private Selected nothingOpen(OpenDoubts open, String what) {
    tools.log().info(what);
    return new Selected(
        List.of(),
        Optional.of(
            format.format() == Format.TABLE ? ExitCode.GOOD.number() : print(open, List.of())));
  }

  private static Optional<Instant> heldUntil(List<Doubt> doubts, Instant now) {
    return doubts.stream()
        .filter(d -> d.isHeld(now))
        .flatMap(d -> d.heldUntil().stream())
        .max(Instant::compareTo);
  }

  private int stillHeld(Instant until) {
    return Refusals.of(
        tools,
        format.format(),
        "Its run may still be at work, and may settle it by itself, until %s."
            .formatted(until.truncatedTo(ChronoUnit.SECONDS)),
        "Run this again after that.",
        ExitCode.TRY_AGAIN);
  }

  private int locked(ToIntFunction<Session> action) {
    Session session = Session.open(tools, global, Map.of());
    return new RunLock(
            session.config().paths().stateDir(), session.config().sheets().spreadsheetId())
        .tryAcquire()
        .map(
            lock -> {
              try {
                return action.applyAsInt(session);
              } finally {
                lock.close();
              }
            })
        .orElseGet(() -> Refusals.locked(tools, format.format()));
  }
}
