package dev.clioremind.report;

import dev.clioremind.core.plan.Decision;
import dev.clioremind.core.plan.PlannedReminder;
import dev.clioremind.core.plan.Reason;
import dev.clioremind.core.run.RunReport;
import dev.clioremind.core.send.ReminderOutcome;
import dev.clioremind.core.sheet.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The lines of a run, sorted by what they mean to a reader; each line is in one lot. */
final class Lots {

  /** What a line means to a reader. */
  enum Lot {
    /** Due and not tried: a plan or a dry run, or nothing was allowed to go out. */
    DUE_NOW,
    /** As {@link #DUE_NOW}, to arrive later. */
    DUE_FOR_LATER,
    COMING,
    ACCEPTED,
    SCHEDULED,
    ENROLLED,
    PERSON,
    NEXT_RUN,
    /** Not due yet, but it will need a person when it is. */
    PERSON_LATER,
    /** Was told before, and still waits for a person. */
    REPORTED,
    /** Nobody has to do anything. */
    SKIPPED
  }

  /** As many letters of a hash as tell reminders apart. */
  private static final int HASH_PREFIX = 8;

  private final RunReport report;
  private final Map<Lot, List<PlannedReminder>> lots = new EnumMap<>(Lot.class);

  Lots(RunReport report) {
    this.report = report;
    for (PlannedReminder line : report.plan().reminders()) {
      lots.computeIfAbsent(lotOf(line), l -> new ArrayList<>()).add(line);
    }
  }

  List<PlannedReminder> of(Lot lot) {
    return Collections.unmodifiableList(lots.getOrDefault(lot, List.of()));
  }

  int count(Lot lot) {
    return of(lot).size();
  }

  /** The lines of a lot by why they are in it, the shared part of their details included. */
  Map<String, List<PlannedReminder>> byReason(Lot lot) {
    Map<String, List<PlannedReminder>> groups = new LinkedHashMap<>();
    of(lot).forEach(line -> groups.computeIfAbsent(inFull(line), w -> new ArrayList<>()).add(line));
    return groups;
  }

  /** How many messages the service accepted, now or for later. */
  int sent() {
    return count(Lot.ACCEPTED) + count(Lot.SCHEDULED) + count(Lot.ENROLLED);
  }

  /** How many are not sent although a rule matched, and need nobody who was not told before. */
  int skipped() {
    return count(Lot.SKIPPED) + count(Lot.REPORTED);
  }

  /** How many things need a person: reminders, clients who were told otherwise, rows. */
  int forPerson() {
    return count(Lot.PERSON)
        + report.plan().afterSent().size()
        + ReportedWithdrawal.forPerson(report).size()
        + toMend().size();
  }

  /** What a person has to mend. */
  List<Problem> toMend() {
    return report.problems().stream()
        .filter(p -> p.weight() == Problem.Weight.NEEDS_PERSON)
        .distinct()
        .toList();
  }

  /** What is said without being asked for. */
  List<Problem> warnings() {
    return report.problems().stream()
        .filter(p -> p.weight() == Problem.Weight.WARNING)
        .distinct()
        .toList();
  }

  /** What became of a line that was tried. */
  Optional<ReminderOutcome> outcome(PlannedReminder line) {
    return report.outcome(line);
  }

  /** What to do about a line; empty when there is nothing. */
  String advice(PlannedReminder line) {
    return report
        .outcome(line)
        .map(NextSteps::of)
        .or(() -> reported(line).map(NextSteps::of))
        .or(() -> line.reason().map(NextSteps::of))
        .orElse("");
  }

  /** What was told of a line before; empty where it is told now. */
  private Optional<Reason> reported(PlannedReminder line) {
    String told = detail(report, line);
    return line.reason().filter(reason -> reason == Reason.ALREADY_REPORTED).isPresent()
        ? Reason.of(told)
        : Optional.empty();
  }

  /** The command that settles a line that is in doubt; empty for all others. */
  String howToSettle(PlannedReminder line) {
    boolean inDoubt =
        report.outcome(line).filter(o -> o == ReminderOutcome.UNKNOWN).isPresent()
            || line.reason().filter(r -> r == Reason.IN_DOUBT).isPresent();
    return inDoubt
        ? "clio-remind audit resolve " + line.subject().hash().substring(0, HASH_PREFIX)
        : "";
  }

  /** What to do about a line, with the command where there is one; empty when there is nothing. */
  String settlingAdvice(PlannedReminder line) {
    String settle = howToSettle(line);
    return settle.isEmpty() ? advice(line) : "%s (%s)".formatted(advice(line), settle);
  }

  /** Why a line is where it is, in plain words. */
  String why(PlannedReminder line) {
    return report
        .outcome(line)
        .map(Lots::inWords)
        .or(() -> line.reason().map(Reason::inWords))
        .orElse("");
  }

  /** What is known of this one line beyond what {@link #byReason} says of all. */
  String ownDetail(PlannedReminder line) {
    return isShared(line) ? "" : detail(report, line);
  }

  /** Why a line is where it is, with all that is known, in plain words. */
  String inFull(PlannedReminder line, boolean withOwn) {
    Optional<Reason> reported = reported(line);
    if (reported.isPresent()) {
      return reported.get().inWords();
    }
    String detail = withOwn || isShared(line) ? inWords(detail(report, line)) : "";
    return detail.isEmpty() ? why(line) : "%s; %s".formatted(why(line), detail);
  }

  private String inFull(PlannedReminder line) {
    return inFull(line, false);
  }

  /** Whether the detail is one of a few words, or why a run stopped: the same for many lines. */
  private boolean isShared(PlannedReminder line) {
    String detail = detail(report, line);
    return !inWords(detail).equals(detail)
        || report.outcome(line).filter(o -> o == ReminderOutcome.RELEASED).isPresent();
  }

  private static String inWords(String detail) {
    return Reason.of(detail).map(Reason::inWords).orElse(detail);
  }

  /** What is known beyond the reason, as the log has it. */
  static String detail(RunReport report, PlannedReminder line) {
    if (line instanceof PlannedReminder.Hold hold) {
      return hold.detail();
    }
    return line instanceof PlannedReminder.Skip skip ? skip.detail() : report.detail(line);
  }

  /** An outcome in plain words. */
  static String inWords(ReminderOutcome outcome) {
    return switch (outcome) {
      case SUCCESS -> "accepted, delivery not yet known";
      case SCHEDULED -> "handed over, to arrive later";
      case ENROLLED -> "put into a workflow, which does not say whether it sends";
      case FAILED -> "refused this time; nothing was sent";
      case REJECTED -> "refused for good; nothing was sent";
      case UNKNOWN -> "may or may not have been sent: the service gave no clear answer";
      case RELEASED -> "not sent; the next run tries again";
      case TAKEN -> "another run has claimed it";
    };
  }

  /** What a line means to a reader. */
  Lot lotOf(PlannedReminder line) {
    Optional<ReminderOutcome> outcome = report.outcome(line);
    if (outcome.isPresent()) {
      return lot(outcome.get());
    }
    return switch (line.decision()) {
      case SEND -> Lot.DUE_NOW;
      case SCHEDULE -> Lot.DUE_FOR_LATER;
      case LATER -> Lot.COMING;
      case HOLD, SKIP -> line.reason().map(reason -> lot(line, reason)).orElse(Lot.SKIPPED);
    };
  }

  private static Lot lot(ReminderOutcome outcome) {
    return switch (outcome) {
      case SUCCESS -> Lot.ACCEPTED;
      case SCHEDULED -> Lot.SCHEDULED;
      case ENROLLED -> Lot.ENROLLED;
      case FAILED, REJECTED, UNKNOWN -> Lot.PERSON;
      case RELEASED, TAKEN -> Lot.NEXT_RUN;
    };
  }

  private Lot lot(PlannedReminder line, Reason reason) {
    return switch (reason.weight()) {
      case NONE, WARNING -> reason == Reason.ALREADY_REPORTED ? Lot.REPORTED : Lot.SKIPPED;
      case NEXT_RUN -> Lot.NEXT_RUN;
      case NEEDS_PERSON, NEEDS_PERSON_ALWAYS ->
          line.subject().occasion().sendDay().isAfter(report.plan().moment().today())
              ? Lot.PERSON_LATER
              : Lot.PERSON;
    };
  }

  /** How many lines have a decision, with the clients who were told otherwise among the skips. */
  static Map<Decision, Long> counts(RunReport report) {
    Map<Decision, Long> counts = new EnumMap<>(report.plan().counts());
    counts.merge(Decision.SKIP, (long) report.plan().afterSent().size(), Long::sum);
    return counts;
  }
}
