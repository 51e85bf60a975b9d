package dev.clioremind.report;

import dev.clioremind.core.log.AuditEvent;
import dev.clioremind.core.plan.AfterSent;
import dev.clioremind.core.plan.PlannedReminder;
import dev.clioremind.core.plan.Reason;
import dev.clioremind.core.send.ReminderOutcome;
import dev.clioremind.core.send.WithdrawalOutcome;
import dev.clioremind.report.Block.Column;
import dev.clioremind.report.Block.Fit;
import dev.clioremind.report.Block.Row;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Reminders as rows of a table. */
final class ReminderRows {

  /** The column that says what the headings of a page say too. */
  static final String DECISION = "Decision";

  private static final List<Column> COLUMNS =
      List.of(
          new Column("Deadline", Fit.WHOLE),
          new Column("When", Fit.WHOLE),
          new Column("DeadlineID", Fit.WHOLE),
          new Column("Type", Fit.CUT),
          new Column("Rule", Fit.CUT),
          new Column("Channel", Fit.SPARE),
          new Column("Template", Fit.EXTRA),
          new Column("Audience", Fit.EXTRA),
          new Column(DECISION, Fit.EXTRA),
          new Column("Outcome", Fit.EXTRA));

  private final Lots lots;
  private final Times times;

  ReminderRows(Lots lots, Times times) {
    this.lots = lots;
    this.times = times;
  }

  List<Column> columns() {
    return COLUMNS;
  }

  List<Row> of(List<PlannedReminder> lines) {
    return lines.stream().map(this::of).toList();
  }

  private Row of(PlannedReminder line) {
    PlannedReminder.Subject subject = line.subject();
    LocalDate date = subject.occasion().deadline().due().date();
    Optional<ReminderOutcome> outcome = lots.outcome(line);
    return new Row(
        List.of(
            times.due(subject.occasion().deadline().due()),
            times.distance(date),
            subject.occasion().deadline().id().value(),
            subject.occasion().type(),
            subject.occasion().rule().ruleId(),
            line.channel().word(),
            line.templateId(),
            subject.occasion().rule().audience().name(),
            outcome.isPresent() ? "" : line.decision().word(),
            outcome.map(ReminderRows::shortly).orElse("")),
        detail(line));
  }

  /** A client who was told what no longer holds. */
  Row of(AfterSent change) {
    AuditEvent told = change.event();
    return new Row(
        List.of(
            times.told(told.deadline()),
            times.toldDistance(told.deadline()),
            told.deadlineId(),
            "",
            told.ruleId(),
            "",
            told.templateId(),
            "",
            "",
            ""),
        Words.sentence(whatIsSo(change))
            + (change.reason() == Reason.CHANGED_AFTER_SENT ? ahead(change.now()) : ""));
  }

  private String ahead(String told) {
    String distance = times.toldDistance(told);
    return distance.isEmpty() ? "" : " (%s)".formatted(distance);
  }

  /** A message that is to be withdrawn, or was. */
  Row of(ReportedWithdrawal one) {
    AuditEvent event = one.event();
    return new Row(
        List.of(
            times.told(event.deadline()),
            times.toldDistance(event.deadline()),
            event.deadlineId(),
            "",
            event.ruleId(),
            "",
            event.templateId(),
            "",
            "withdraw",
            one.outcome().map(WithdrawalOutcome.Kind::word).orElse("")),
        Words.sentence(whyWithdrawn(one)));
  }

  /** Why a message is withdrawn, when it would have left, and what is known of it. */
  String whyWithdrawn(ReportedWithdrawal one) {
    return one.withdrawal().why().inWords()
        + one.withdrawal().at().map(at -> "; to leave " + times.moment(at)).orElse("")
        + (one.detail().isEmpty() ? "" : "; " + one.detail());
  }

  /** What Clio says now of a deadline that a client was told, or the service of a message. */
  String whatIsSo(AfterSent change) {
    if (change.reason() == Reason.UNDELIVERED) {
      // A word of the service, or a sentence of ours about it.
      return change.now().startsWith("GoHighLevel")
          ? change.now()
          : "GoHighLevel says: " + change.now();
    }
    if (change.reason() == Reason.CHANGED_AFTER_SENT) {
      return "Clio now says " + times.told(change.now());
    }
    return switch (change.now()) {
      case "gone" -> "it is no longer open in Clio";
      case "never-reminded" -> "it now has a calendar or type that is never reminded of";
      default -> "its title in Clio now says that it is off";
    };
  }

  private static String shortly(ReminderOutcome outcome) {
    return outcome == ReminderOutcome.SUCCESS ? Lots.inWords(outcome) : outcome.word();
  }

  private String detail(PlannedReminder line) {
    String detail = LoggedWords.details(lots.ownDetail(line), times);
    String settle = lots.howToSettle(line);
    return detail.isEmpty() || settle.isEmpty() ? settle + detail : settle + "; " + detail;
  }
}
