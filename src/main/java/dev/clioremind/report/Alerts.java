package dev.clioremind.report;

import dev.clioremind.core.ExitCode;
import dev.clioremind.core.deadline.DeadlineId;
import dev.clioremind.core.deadline.MatterLink;
import dev.clioremind.core.log.AuditEvent;
import dev.clioremind.core.log.RunId;
import dev.clioremind.core.people.MatterId;
import dev.clioremind.core.plan.AfterSent;
import dev.clioremind.core.plan.PlannedReminder;
import dev.clioremind.core.run.Alert;
import dev.clioremind.core.run.Alert.About;
import dev.clioremind.core.run.Alert.Matter;
import dev.clioremind.core.run.Alert.Thing;
import dev.clioremind.core.run.RunReport;
import dev.clioremind.report.Lots.Lot;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a run's alert says: what is new for a person, by matter. Decides nothing of it anew. */
public final class Alerts {

  /** How a run ends that a person is told of. */
  private static final Set<ExitCode> TOLD =
      Set.of(
          ExitCode.DEFECT,
          ExitCode.SIGN_IN,
          ExitCode.CONFIGURATION,
          ExitCode.REFUSED,
          ExitCode.NEEDS_PERSON,
          ExitCode.TRY_AGAIN);

  private record Why(String why, String whatToDo) {}

  private final RunReport report;
  private final Links links;
  private final Lots lots;
  private final Times times;
  private final ReminderRows words;
  private final Map<String, MatterId> matterOf = new LinkedHashMap<>();
  private final Map<Optional<MatterId>, Map<Why, List<About>>> found = new LinkedHashMap<>();

  private Alerts(RunReport report, Links links, Look look) {
    this.report = report;
    this.links = links;
    this.lots = new Lots(report);
    this.times = new Times(look, report.plan().moment().today());
    this.words = new ReminderRows(lots, times);
    for (PlannedReminder line : report.plan().reminders()) {
      if (line.subject().occasion().deadline().matter() instanceof MatterLink.Linked linked) {
        matterOf.put(line.subject().occasion().deadline().id().value(), linked.matter());
      }
    }
  }

  /**
   * What to tell of a run; empty when there is nothing new. Also of an interrupted one: what it
   * wrote into the log as reported counts as new in no later run.
   *
   * @param firm the firm's name
   * @param ciRun the page of the CI job
   */
  public static Optional<Alert> of(
      RunReport report, String firm, Links links, Look look, Optional<URI> ciRun) {
    Alerts alerts = new Alerts(report, links, look);
    return TOLD.contains(report.exitCode()) || alerts.lots.forPerson() > 0
        ? Optional.of(alerts.alert(firm, ciRun))
        : Optional.empty();
  }

  /**
   * What to tell of a run that ended early; empty when nobody needs to know.
   *
   * @param firm the firm's name; may be empty
   * @param fix what to do; may be empty
   */
  public static Optional<Alert> ofEarlyEnd(
      String firm, RunId run, ExitCode code, String what, String fix, Optional<URI> ciRun) {
    return TOLD.contains(code)
        ? Optional.of(
            new Alert(firm, run, code, Optional.empty(), List.of(), List.of(), what, fix, ciRun))
        : Optional.empty();
  }

  private Alert alert(String firm, Optional<URI> ciRun) {
    report.plan().afterSent().forEach(this::add);
    ReportedWithdrawal.forPerson(report).forEach(this::add);
    lots.of(Lot.PERSON).forEach(this::add);
    List<Matter> matters = new ArrayList<>();
    found.forEach(
        (id, things) ->
            matters.add(
                new Matter(
                    id.map(matter -> "Matter " + matter.value()).orElse("No matter known"),
                    id.map(links::matter),
                    things.entrySet().stream()
                        .map(t -> new Thing(t.getKey().why(), t.getKey().whatToDo(), t.getValue()))
                        .toList())));
    return new Alert(
        firm,
        report.run(),
        report.exitCode(),
        Optional.of(
            new Alert.Counts(
                lots.sent(),
                lots.forPerson(),
                lots.count(Lot.NEXT_RUN) + untried(),
                lots.skipped())),
        matters,
        more(),
        "",
        "",
        ciRun);
  }

  private int untried() {
    return lots.count(Lot.DUE_NOW) + lots.count(Lot.DUE_FOR_LATER);
  }

  private void add(AfterSent change) {
    add(
        change.event(),
        new Why(
            "%s; %s".formatted(Words.sentence(change.reason().inWords()), words.whatIsSo(change)),
            NextSteps.of(change.reason())));
  }

  private void add(ReportedWithdrawal one) {
    add(
        one.event(),
        new Why(
            "A scheduled message may still go out; " + words.whyWithdrawn(one), one.howToSettle()));
  }

  private void add(AuditEvent event, Why why) {
    Optional<MatterId> matter = Optional.ofNullable(matterOf.get(event.deadlineId()));
    add(
        matter,
        why,
        new About(
            event.deadlineId(),
            matter.map(links::matter).or(() -> page(event.deadlineId())),
            event.ruleId(),
            times.told(event.deadline())));
  }

  private void add(PlannedReminder line) {
    PlannedReminder.Subject subject = line.subject();
    String id = subject.occasion().deadline().id().value();
    String settle = lots.howToSettle(line);
    String advice = lots.advice(line);
    add(
        Optional.ofNullable(matterOf.get(id)),
        new Why(
            Words.sentence(lots.inFull(line, true)),
            settle.isEmpty() ? advice : "%s (%s)".formatted(advice, settle)),
        new About(
            id,
            links.deadline(subject.occasion().deadline()),
            subject.occasion().rule().ruleId(),
            times.due(subject.occasion().deadline().due())));
  }

  private void add(Optional<MatterId> matter, Why why, About about) {
    found
        .computeIfAbsent(matter, m -> new LinkedHashMap<>())
        .computeIfAbsent(why, w -> new ArrayList<>())
        .add(about);
  }

  /** Empty for an id that a person edited in the log. */
  private Optional<URI> page(String deadlineId) {
    try {
      return links.deadline(new DeadlineId(deadlineId));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private List<String> more() {
    List<String> more = new ArrayList<>();
    lots.toMend().forEach(p -> more.add("%s: %s".formatted(p.where(), p.what())));
    lots.byReason(Lot.NEXT_RUN)
        .forEach(
            (why, lines) ->
                more.add(
                    "Left to the next run: %s; %s"
                        .formatted(Words.count(lines.size(), "reminder"), why)));
    if (untried() > 0) {
      more.add("Due and not tried: " + Words.count(untried(), "reminder"));
    }
    more.addAll(report.notes());
    return more;
  }
}
