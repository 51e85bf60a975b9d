package dev.clioremind.report;

import dev.clioremind.core.ExitCode;
import dev.clioremind.core.plan.AfterSent;
import dev.clioremind.core.plan.PlannedReminder;
import dev.clioremind.core.run.RunReport;
import dev.clioremind.core.sheet.Problem;
import dev.clioremind.report.Lots.Lot;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What GitHub shows beside a job: one {@code ::error} or {@code ::warning} line for each thing that
 * needs a person or was left over. No client data. GitHub shows ten of each per step; the last one
 * says how many more there are.
 *
 * @see <a
 *     href="https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands">Workflow
 *     commands</a>
 */
public final class Annotations {

  private static final int SHOWN = 10;
  private static final int NAMED = 10;

  private final List<String> errors = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  private Annotations() {}

  /** The lines for a run, the errors first; none for a run of which there is nothing to tell. */
  public static List<String> of(RunReport report) {
    Annotations all = new Annotations();
    Lots lots = new Lots(report);
    lots.toMend().forEach(problem -> all.error("To mend", inWords(problem)));
    report.plan().afterSent().stream()
        .collect(Collectors.groupingBy(AfterSent::reason, TreeMap::new, Collectors.toList()))
        .forEach(
            (reason, changes) ->
                all.error(
                    needPerson(changes.size()),
                    told(
                        reason.inWords(),
                        named(changes.stream().map(c -> c.event().deadlineId()).toList()),
                        NextSteps.of(reason))));
    lots.byReason(Lot.PERSON)
        .forEach(
            (why, lines) ->
                all.error(
                    needPerson(lines.size()),
                    told(why, named(lines, lots), lots.advice(lines.get(0)))));
    List<ReportedWithdrawal> doubtful = ReportedWithdrawal.forPerson(report);
    if (!doubtful.isEmpty()) {
      all.error(
          "%s may still go out".formatted(Words.count(doubtful.size(), "scheduled message")),
          told(
              "it is not confirmed that it was withdrawn",
              "",
              doubtful.stream()
                  .map(ReportedWithdrawal::howToSettle)
                  .distinct()
                  .limit(NAMED)
                  .collect(Collectors.joining("; "))));
    }
    lots.byReason(Lot.NEXT_RUN)
        .forEach(
            (why, lines) ->
                all.warning(
                    Words.count(lines.size(), "reminder") + " left to the next run",
                    told(why, named(lines, lots), "")));
    lots.warnings().forEach(problem -> all.warning("Worth knowing", inWords(problem)));
    ExitCode code = report.exitCode();
    if (code != ExitCode.GOOD && code != ExitCode.SOMETHING_DUE && all.errors.isEmpty()) {
      all.ended(code);
    }
    return all.lines();
  }

  /**
   * The line for a command that ended early.
   *
   * @param fix what to do; may be empty
   */
  public static String of(String what, String fix, ExitCode code) {
    String text =
        fix.isBlank() ? harmless(what) : harmless(what) + "\n" + "What to do: " + harmless(fix);
    return command(level(code), "Exit code " + code.number(), text);
  }

  /** The line for something that went wrong beside the work. */
  public static String warning(String text) {
    return command("warning", "Worth knowing", harmless(text));
  }

  /** Hides a value in the log of the job from now on. */
  public static String mask(String secret) {
    return "::add-mask::" + data(secret);
  }

  private void ended(ExitCode code) {
    (level(code).equals("error") ? errors : warnings)
        .add(
            command(
                level(code), "Exit code " + code.number(), Words.sentence(code.meaning()) + "."));
  }

  /** What the next run sees to by itself is no error. */
  private static String level(ExitCode code) {
    return code == ExitCode.TRY_AGAIN || code == ExitCode.LOCKED ? "warning" : "error";
  }

  private void error(String title, String text) {
    errors.add(command("error", title, text));
  }

  private void warning(String title, String text) {
    warnings.add(command("warning", title, text));
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>(atMost(errors, "error"));
    lines.addAll(atMost(warnings, "warning"));
    return List.copyOf(lines);
  }

  private static List<String> atMost(List<String> some, String level) {
    if (some.size() <= SHOWN) {
      return some;
    }
    List<String> cut = new ArrayList<>(some.subList(0, SHOWN - 1));
    cut.add(
        command(
            level, "And more", "%s more are in the summary.".formatted(some.size() - SHOWN + 1)));
    return cut;
  }

  private static String needPerson(int count) {
    return count == 1 ? "1 reminder needs a person" : count + " reminders need a person";
  }

  private static String told(String why, String whom, String advice) {
    StringBuilder text = new StringBuilder(harmless(Words.sentence(why)));
    if (!whom.isEmpty()) {
      text.append(": ").append(harmless(whom));
    }
    if (!advice.isEmpty()) {
      text.append("\nWhat to do: ").append(harmless(advice));
    }
    return text.toString();
  }

  private static String named(List<PlannedReminder> lines, Lots lots) {
    return named(
        lines.stream()
            .map(
                line -> {
                  String id = line.subject().occasion().deadline().id().value();
                  String settle = lots.howToSettle(line);
                  return settle.isEmpty() ? id : "%s (%s)".formatted(id, settle);
                })
            .toList());
  }

  private static String named(List<String> ids) {
    Set<String> distinct = new LinkedHashSet<>(ids);
    String first = distinct.stream().limit(NAMED).collect(Collectors.joining(", "));
    return distinct.size() > NAMED
        ? "%s and %s more".formatted(first, distinct.size() - NAMED)
        : first;
  }

  private static String inWords(Problem problem) {
    return harmless("%s: %s".formatted(problem.where(), problem.what()));
  }

  /** Each line by itself made harmless. */
  private static String harmless(String text) {
    return text.strip().lines().map(TerminalText::escape).collect(Collectors.joining("\n"));
  }

  private static String command(String level, String title, String text) {
    return "::%s title=%s::%s".formatted(level, property("clio-remind: " + title), data(text));
  }

  /** As the runner reads the text of a command. */
  static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  /** As the runner reads a property of a command. */
  static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
