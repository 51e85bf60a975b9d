package dev.clioremind.report;

import dev.clioremind.core.ExitCode;
import dev.clioremind.core.plan.AfterSent;
import dev.clioremind.core.plan.Coverage;
import dev.clioremind.core.plan.PlannedReminder;
import dev.clioremind.core.run.RunReport;
import dev.clioremind.core.send.Performed;
import dev.clioremind.core.send.WithdrawalOutcome;
import dev.clioremind.core.sheet.Problem;
import dev.clioremind.core.sheet.Switch;
import dev.clioremind.report.Block.Column;
import dev.clioremind.report.Block.Fit;
import dev.clioremind.report.Block.Grid;
import dev.clioremind.report.Block.Group;
import dev.clioremind.report.Block.Heading;
import dev.clioremind.report.Block.Items;
import dev.clioremind.report.Block.Prose;
import dev.clioremind.report.Block.Row;
import dev.clioremind.report.Lots.Lot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A run as an office manager reads it: what goes out, what needs a person and what to do about it,
 * then everything else.
 */
final class RunStory {

  /** Where a page tells of scheduled messages of which nobody knows whether they still go out. */
  static final String DOUBTFUL = "doubtful";

  /** Where a page tells of rows and settings to mend. */
  static final String TO_MEND = "to-mend";

  private final RunReport report;
  private final Lots lots;
  private final Times times;
  private final ReminderRows rows;
  private final List<Block> blocks = new ArrayList<>();

  RunStory(RunReport report, Look look) {
    this.report = report;
    this.lots = new Lots(report);
    this.times = new Times(look, report.plan().moment().today());
    this.rows = new ReminderRows(lots, times);
  }

  List<Block> blocks() {
    headline();
    summary().ifPresent(this::prose);
    tell();
    return List.copyOf(blocks);
  }

  /** The headline and what belongs to it, for a page that tells the numbers in its own way. */
  List<Block> opening() {
    headline();
    return List.copyOf(blocks);
  }

  /** All that comes after the numbers. */
  List<Block> sections() {
    tell();
    return List.copyOf(blocks);
  }

  private void tell() {
    goingOut();
    withdrawals();
    needsPerson();
    toMend();
    leftToNextRun();
    notYetDue();
    toldBefore();
    skipped();
    coverage();
    items(
        "Worth knowing",
        lots.warnings().stream()
            .filter(warning -> !isLimit(warning))
            .map(RunStory::inWords)
            .toList());
    items(
        "Notes",
        report.notes().stream().filter(note -> !note.equals(Switch.PAUSED_IN_WORDS)).toList());
    ending();
  }

  /** Where a page tells of a lot. */
  static String anchor(Lot lot) {
    return lot.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private boolean isSend() {
    return report.command().equals("send");
  }

  private void headline() {
    if (isSend()) {
      heading("Sent: " + lots.sent(), lots.sent() > 0 ? Tone.GOOD : Tone.STRONG);
    } else {
      int due = report.plan().toHandOver().size();
      heading(
          due == 0
              ? "Plan: nothing is due now"
              : "Plan: %s now".formatted(Words.count(due, "reminder due")),
          Tone.STRONG);
    }
    if (report.dryRun()) {
      prose(
          isSend()
              ? "Dry run: nothing was sent, and nothing was written to any service."
              : "Dry run: nothing was written to any service.");
    }
    prose(
        "%s. Run %s."
            .formatted(times.momentWithZone(report.plan().moment().now()), report.run().value()));
    whyNothingGoesOut().forEach(why -> blocks.add(new Prose(why, Tone.ATTENTION)));
    if (isSend() && isNothingDue()) {
      prose("Nothing was due.");
    }
  }

  /** What waits for a person or for the next run was due as well. */
  private boolean isNothingDue() {
    return report.plan().toHandOver().isEmpty()
        && report.plan().newForPerson().isEmpty()
        && !report.plan().leavesSomething();
  }

  /** What holds everything back comes first: the rest follows from it. */
  private List<String> whyNothingGoesOut() {
    return Stream.concat(
            lots.warnings().stream()
                .filter(RunStory::isLimit)
                .map(
                    limit ->
                        Words.sentence(limit.what())
                            + ". Look whether all of them are right; if so, run: clio-remind send --max-sends N"),
            report.notes().stream().filter(Switch.PAUSED_IN_WORDS::equals))
        .toList();
  }

  private static boolean isLimit(Problem problem) {
    return problem.where().equals(Performed.LIMIT);
  }

  private Optional<String> summary() {
    String text =
        Stream.of(
                part(lots.forPerson(), "needs a person", "need a person"),
                part(
                    lots.count(Lot.REPORTED),
                    "was told before and still waits for one",
                    "were told before and still wait for one"),
                part(
                    lots.count(Lot.NEXT_RUN),
                    "is left to the next run",
                    "are left to the next run"),
                part(lots.count(Lot.SKIPPED), "is skipped", "are skipped"))
            .filter(p -> !p.isEmpty())
            .collect(Collectors.joining(", "));
    return text.isEmpty() ? Optional.empty() : Optional.of(text + ".");
  }

  private static String part(int count, String one, String many) {
    return count == 0 ? "" : "%s %s".formatted(count, count == 1 ? one : many);
  }

  private void goingOut() {
    accepted(Lot.ACCEPTED, "accepted, delivery not yet known");
    byArrival(
        Lot.SCHEDULED,
        "%s handed over, to arrive later".formatted(count(Lot.SCHEDULED)),
        Tone.GOOD);
    accepted(Lot.ENROLLED, "put into a workflow, which does not say whether it sends");

    boolean untried = isSend() && !report.dryRun();
    String verb =
        untried
            ? "was due and not tried"
            : isSend() ? "would go out now" : "goes out with the next send";
    String verbs =
        untried
            ? "were due and not tried"
            : isSend() ? "would go out now" : "go out with the next send";
    plain(Lot.DUE_NOW, verb, verbs);
    byArrival(
        Lot.DUE_FOR_LATER,
        "%s %s, to arrive later"
            .formatted(count(Lot.DUE_FOR_LATER), lots.count(Lot.DUE_FOR_LATER) == 1 ? verb : verbs),
        Tone.STRONG);
    byArrival(
        Lot.COMING,
        "%s due in the coming %s"
            .formatted(
                lots.count(Lot.COMING) == 1
                    ? "1 reminder falls"
                    : lots.count(Lot.COMING) + " reminders fall",
                Words.count(report.plan().moment().days(), "day")),
        Tone.STRONG);
  }

  private String count(Lot lot) {
    return Words.count(lots.count(lot), "reminder");
  }

  private void accepted(Lot lot, String what) {
    if (lots.count(lot) > 0) {
      heading("%s %s".formatted(count(lot), what), Tone.GOOD, lot);
      blocks.add(Grid.of(rows.columns(), rows.of(lots.of(lot))));
    }
  }

  private void plain(Lot lot, String verb, String verbs) {
    if (lots.count(lot) > 0) {
      heading("%s %s".formatted(count(lot), lots.count(lot) == 1 ? verb : verbs), Tone.STRONG, lot);
      blocks.add(Grid.of(rows.columns(), rows.of(lots.of(lot))));
    }
  }

  private void byArrival(Lot lot, String heading, Tone tone) {
    if (lots.count(lot) == 0) {
      return;
    }
    heading(heading, tone, lot);
    Map<String, List<PlannedReminder>> byMoment = new LinkedHashMap<>();
    lots.of(lot).stream()
        .sorted(Comparator.comparing(line -> line.sendAt().orElseThrow()))
        .forEach(
            line ->
                byMoment
                    .computeIfAbsent(
                        times.momentAhead(line.sendAt().orElseThrow()), m -> new ArrayList<>())
                    .add(line));
    List<Group> groups = new ArrayList<>();
    byMoment.forEach((moment, lines) -> groups.add(new Group(moment, "", rows.of(lines))));
    blocks.add(new Grid("Arrives", rows.columns(), groups));
  }

  private void withdrawals() {
    List<ReportedWithdrawal> all = ReportedWithdrawal.all(report);
    List<ReportedWithdrawal> doubtful =
        all.stream().filter(ReportedWithdrawal::needsPerson).toList();
    withdrawals(
        all.stream().filter(w -> w.outcome().isEmpty() && !w.needsPerson()).toList(),
        "no longer holds, and is withdrawn by the next send",
        "no longer hold, and are withdrawn by the next send");
    withdrawals(
        all.stream().filter(w -> is(w, WithdrawalOutcome.Kind.WITHDRAWN)).toList(),
        "was withdrawn, before the client got it",
        "were withdrawn, before the clients got them");
    withdrawals(
        all.stream().filter(w -> is(w, WithdrawalOutcome.Kind.LEFT)).toList(),
        "had left before it could be withdrawn",
        "had left before they could be withdrawn");
    if (!doubtful.isEmpty()) {
      blocks.add(
          new Heading(
              scheduled(
                  doubtful,
                  "may still go out: it is not confirmed that it was withdrawn",
                  "may still go out: it is not confirmed that they were withdrawn"),
              Tone.ATTENTION,
              DOUBTFUL));
      blocks.add(
          new Grid(
              "What to do",
              rows.columns(),
              doubtful.stream()
                  .map(w -> new Group(w.howToSettle(), "", List.of(rows.of(w))))
                  .toList()));
    }
  }

  private void withdrawals(List<ReportedWithdrawal> some, String one, String many) {
    if (!some.isEmpty()) {
      heading(scheduled(some, one, many), Tone.STRONG);
      blocks.add(Grid.of(rows.columns(), some.stream().map(rows::of).toList()));
    }
  }

  private static String scheduled(List<ReportedWithdrawal> some, String one, String many) {
    return "%s %s"
        .formatted(Words.count(some.size(), "scheduled message"), some.size() == 1 ? one : many);
  }

  private static boolean is(ReportedWithdrawal one, WithdrawalOutcome.Kind kind) {
    return one.outcome().filter(k -> k == kind).isPresent();
  }

  private void needsPerson() {
    int count = lots.count(Lot.PERSON) + report.plan().afterSent().size();
    if (count == 0) {
      return;
    }
    heading(
        "%s a person".formatted(count == 1 ? "1 reminder needs" : count + " reminders need"),
        Tone.ATTENTION,
        Lot.PERSON);
    List<Group> groups = new ArrayList<>();
    report.plan().afterSent().stream()
        .collect(Collectors.groupingBy(AfterSent::reason, TreeMap::new, Collectors.toList()))
        .forEach(
            (reason, changes) ->
                groups.add(
                    new Group(
                        Words.sentence(reason.inWords()),
                        NextSteps.of(reason),
                        changes.stream().map(rows::of).toList())));
    groups.addAll(byReason(Lot.PERSON));
    blocks.add(new Grid("Why", rows.columns(), groups));
  }

  private List<Group> byReason(Lot lot) {
    List<Group> groups = new ArrayList<>();
    lots.byReason(lot).forEach((why, lines) -> groups.add(group(why, lines)));
    return groups;
  }

  /** What is the same for all of its lines is said once. */
  private Group group(String why, List<PlannedReminder> lines) {
    List<Row> all = rows.of(lines);
    String advice = lots.advice(lines.get(0));
    String detail = all.get(0).detail();
    boolean isShared =
        all.size() > 1
            && !detail.isEmpty()
            && all.stream().allMatch(row -> row.detail().equals(detail));
    return isShared
        ? new Group(
            "%s: %s".formatted(Words.sentence(why), detail),
            advice,
            all.stream().map(row -> new Row(row.cells(), "")).toList())
        : new Group(Words.sentence(why), advice, all);
  }

  private void toMend() {
    List<Problem> problems = lots.toMend();
    if (!problems.isEmpty()) {
      blocks.add(
          new Heading(
              "%s to mend".formatted(Words.count(problems.size(), "thing")),
              Tone.ATTENTION,
              TO_MEND));
      blocks.add(new Items(problems.stream().map(RunStory::inWords).toList()));
    }
  }

  private static String inWords(Problem problem) {
    return "%s: %s".formatted(problem.where(), problem.what());
  }

  private void leftToNextRun() {
    int count = lots.count(Lot.NEXT_RUN);
    if (count > 0) {
      heading(
          "%s left to the next run"
              .formatted(count == 1 ? "1 reminder is" : count + " reminders are"),
          Tone.STRONG,
          Lot.NEXT_RUN);
      blocks.add(new Grid("Why", rows.columns(), withoutAdvice(byReason(Lot.NEXT_RUN))));
    }
  }

  private static List<Group> withoutAdvice(List<Group> groups) {
    return groups.stream().map(g -> new Group(g.title(), "", g.rows())).toList();
  }

  private void notYetDue() {
    int count = lots.count(Lot.PERSON_LATER);
    if (count > 0) {
      heading(
          "%s not due yet, but will need a person"
              .formatted(count == 1 ? "1 reminder is" : count + " reminders are"),
          Tone.ATTENTION,
          Lot.PERSON_LATER);
      blocks.add(new Grid("Why", rows.columns(), byReason(Lot.PERSON_LATER)));
    }
  }

  private void toldBefore() {
    int count = lots.count(Lot.REPORTED);
    if (count > 0) {
      heading(
          "%s told before, and still %s for a person"
              .formatted(
                  count == 1 ? "1 reminder was" : count + " reminders were",
                  count == 1 ? "waits" : "wait"),
          Tone.ATTENTION);
      blocks.add(new Grid("Why", rows.columns(), byReason(Lot.REPORTED)));
    }
  }

  private void skipped() {
    if (lots.count(Lot.SKIPPED) == 0) {
      return;
    }
    heading("%s skipped".formatted(count(Lot.SKIPPED)), Tone.STRONG, Lot.SKIPPED);
    List<Row> skips = new ArrayList<>();
    lots.byReason(Lot.SKIPPED).entrySet().stream()
        .sorted(Comparator.comparing(entry -> -entry.getValue().size()))
        .forEach(entry -> skips.add(skip(entry.getKey(), entry.getValue())));
    blocks.add(
        Grid.of(List.of(new Column("Count", Fit.WHOLE), new Column("Why", Fit.WRAP)), skips));
  }

  private Row skip(String why, List<PlannedReminder> lines) {
    String advice = lots.advice(lines.get(0));
    String names = lines.stream().map(this::named).distinct().collect(Collectors.joining(", "));
    return new Row(
        List.of(Integer.toString(lines.size()), why),
        advice.isEmpty() ? names : "%s. What to do: %s".formatted(names, advice));
  }

  /** The deadline, with what it is a duplicate of or what was reported of it. */
  private String named(PlannedReminder line) {
    String id = line.subject().occasion().deadline().id().value();
    String detail = lots.ownDetail(line);
    return detail.isEmpty() ? id : "%s (%s)".formatted(id, detail);
  }

  private void coverage() {
    Coverage coverage = report.plan().coverage();
    List<String> lines = new ArrayList<>();
    if (!coverage.withoutRule().isEmpty()) {
      int deadlines = coverage.withoutRule().values().stream().mapToInt(Integer::intValue).sum();
      lines.add(
          "%s of the coming 30 days %s no rule: %s"
              .formatted(
                  Words.count(deadlines, "deadline"),
                  deadlines == 1 ? "has" : "have",
                  coverage.withoutRule().entrySet().stream()
                      .map(e -> "%s (%s)".formatted(e.getKey(), e.getValue()))
                      .collect(Collectors.joining(", "))));
    }
    if (!coverage.rulesWithoutDeadline().isEmpty()) {
      lines.add(
          "These rules match no deadline of the coming 30 days: "
              + String.join(", ", coverage.rulesWithoutDeadline()));
    }
    items("Coverage", lines);
  }

  private void items(String heading, List<String> texts) {
    if (!texts.isEmpty()) {
      heading(heading, Tone.STRONG);
      blocks.add(new Items(texts));
    }
  }

  private void ending() {
    ExitCode code = report.exitCode();
    if (code != ExitCode.GOOD) {
      heading("Exit code %s: %s.".formatted(code.number(), code.meaning()), Tone.ATTENTION);
    }
  }

  private void heading(String text, Tone tone) {
    blocks.add(new Heading(text, tone));
  }

  private void heading(String text, Tone tone, Lot lot) {
    blocks.add(new Heading(text, tone, anchor(lot)));
  }

  private void prose(String text) {
    blocks.add(new Prose(text, Tone.PLAIN));
  }
}
