package dev.clioremind.report;

import dev.clioremind.core.deadline.DeadlineId;
import dev.clioremind.core.deadline.MatterLink;
import dev.clioremind.core.log.AuditEvent;
import dev.clioremind.core.people.MatterId;
import dev.clioremind.core.plan.AfterSent;
import dev.clioremind.core.plan.PlannedReminder;
import dev.clioremind.core.plan.Reason;
import dev.clioremind.core.run.RunReport;
import dev.clioremind.core.send.ReminderOutcome;
import dev.clioremind.report.Lots.Lot;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What needs a person, reminder by reminder: the one list of the alerts and of the Status tab. */
final class Concerns {

  private final RunReport report;
  private final Links links;
  private final Lots lots;
  private final Times times;
  private final ReminderRows words;
  private final Map<String, MatterId> matterOf = new LinkedHashMap<>();

  Concerns(RunReport report, Links links, Lots lots, Times times) {
    this.report = report;
    this.links = links;
    this.lots = lots;
    this.times = times;
    this.words = new ReminderRows(lots, times);
    for (PlannedReminder line : report.plan().reminders()) {
      if (line.subject().occasion().deadline().matter() instanceof MatterLink.Linked linked) {
        matterOf.put(line.subject().occasion().deadline().id().value(), linked.matter());
      }
    }
  }

  /** What is new in this run, or counts until it is settled. */
  List<Concern> fresh() {
    List<Concern> fresh = new ArrayList<>();
    report.plan().afterSent().forEach(change -> fresh.add(of(change)));
    ReportedWithdrawal.forPerson(report).forEach(one -> fresh.add(of(one)));
    lots.of(Lot.PERSON)
        .forEach(
            line ->
                fresh.add(
                    of(line, Words.sentence(lots.inFull(line, true)), lots.settlingAdvice(line))));
    return fresh;
  }

  /** What earlier runs told, and still is so. */
  List<Concern> before() {
    List<Concern> before = new ArrayList<>();
    report.plan().toldBefore().forEach(change -> before.add(of(change)));
    for (PlannedReminder line : lots.of(Lot.REPORTED)) {
      if (line.reason().equals(Optional.of(Reason.ALREADY_REPORTED))) {
        Optional<Reason> told = told(line);
        before.add(
            of(
                line,
                told.map(reason -> Words.sentence(reason.inWords()))
                    .orElse("Was not sent: refused for good, or a person said so"),
                told.map(NextSteps::of).orElse(NextSteps.of(Reason.ALREADY_REPORTED))));
      }
    }
    return before;
  }

  /** The reason that an earlier run told; empty where the log does not have it in so many words. */
  private static Optional<Reason> told(PlannedReminder line) {
    return line instanceof PlannedReminder.Skip skip
        ? Arrays.stream(Reason.values()).filter(r -> r.word().equals(skip.detail())).findFirst()
        : Optional.empty();
  }

  private Concern of(AfterSent change) {
    return of(
        change.event(),
        change.reason() == Reason.UNDELIVERED,
        "%s; %s".formatted(Words.sentence(change.reason().inWords()), words.whatIsSo(change)),
        NextSteps.of(change.reason()));
  }

  private Concern of(ReportedWithdrawal one) {
    return of(
        one.event(),
        true,
        "A scheduled message may still go out; " + words.whyWithdrawn(one),
        one.howToSettle());
  }

  private Concern of(AuditEvent event, boolean inGhl, String why, String whatToDo) {
    Optional<MatterId> matter = Optional.ofNullable(matterOf.get(event.deadlineId()));
    return new Concern(
        matter,
        event.deadlineId(),
        matter.map(links::matter).or(() -> page(event.deadlineId())),
        event.deadline(),
        times.told(event.deadline()),
        event.ruleId(),
        Optional.empty(),
        inGhl,
        why,
        whatToDo);
  }

  private Concern of(PlannedReminder line, String why, String whatToDo) {
    PlannedReminder.Subject subject = line.subject();
    String id = subject.occasion().deadline().id().value();
    return new Concern(
        Optional.ofNullable(matterOf.get(id)),
        id,
        links.deadline(subject.occasion().deadline()),
        subject.occasion().deadline().due().told(),
        times.due(subject.occasion().deadline().due()),
        subject.occasion().rule().ruleId(),
        Deliveries.contact(line),
        lots.outcome(line).equals(Optional.of(ReminderOutcome.UNKNOWN))
            || line.reason().equals(Optional.of(Reason.IN_DOUBT)),
        why,
        whatToDo);
  }

  /** Empty for an id that a person edited in the log. */
  private Optional<URI> page(String deadlineId) {
    try {
      return links.deadline(new DeadlineId(deadlineId));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
