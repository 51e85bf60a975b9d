package dev.clioremind.report;

import dev.clioremind.core.plan.AfterSent;
import dev.clioremind.core.plan.PlannedReminder;
import dev.clioremind.core.run.RunReport;
import dev.clioremind.core.send.WithdrawalOutcome;
import dev.clioremind.core.sheet.BoardCell;
import dev.clioremind.core.sheet.Problem;
import dev.clioremind.report.Lots.Lot;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The Status tab: how the last run went, and what a person has to do, in plain words. */
final class StatusRows {

  private final RunReport report;
  private final Links links;
  private final Lots lots;
  private final Times times;
  private final List<List<BoardCell>> rows = new ArrayList<>();

  StatusRows(RunReport report, Links links, Look look) {
    this.report = report;
    this.links = links;
    this.lots = new Lots(report);
    this.times = new Times(look, report.plan().moment().today());
  }

  List<List<BoardCell>> rows() {
    text("Last run", times.momentWithZone(report.started()));
    text("Run", "%s, %s".formatted(report.command(), report.run()));
    text(
        "How it ended",
        "%s (exit code %s)"
            .formatted(Words.sentence(report.exitCode().meaning()), report.exitCode().number()));
    text("Sent", Integer.toString(lots.sent()));
    text("Of these, to arrive later", Integer.toString(lots.count(Lot.SCHEDULED)));
    withdrawn();
    text("Need a person", Integer.toString(lots.forPerson()));
    text("Left to the next run", Integer.toString(lots.count(Lot.NEXT_RUN) + untried()));
    text("Skipped", Integer.toString(lots.skipped()));
    report.notes().forEach(note -> text("Note", note));
    people();
    problems("Refused rows and other things to mend", lots.toMend());
    problems("Worth knowing", lots.warnings());
    return List.copyOf(rows);
  }

  private void withdrawn() {
    long withdrawn =
        report.performed().withdrawals().stream()
            .filter(w -> w.kind() == WithdrawalOutcome.Kind.WITHDRAWN)
            .count();
    if (withdrawn > 0) {
      text("Withdrawn before they left", Long.toString(withdrawn));
    }
  }

  private int untried() {
    return lots.count(Lot.DUE_NOW) + lots.count(Lot.DUE_FOR_LATER);
  }

  private void people() {
    List<ReportedWithdrawal> doubtful = ReportedWithdrawal.forPerson(report);
    if (report.plan().afterSent().isEmpty() && doubtful.isEmpty() && lots.count(Lot.PERSON) == 0) {
      return;
    }
    text("");
    text("Needs a person", "Deadline", "Rule", "Clio", "GoHighLevel", "What to do");
    ReminderRows words = new ReminderRows(lots, times);
    for (AfterSent change : report.plan().afterSent()) {
      rows.add(
          List.of(
              BoardCell.of(
                  "%s; %s"
                      .formatted(
                          Words.sentence(change.reason().inWords()), words.whatIsSo(change))),
              BoardCell.of(times.told(change.event().deadline())),
              BoardCell.of(change.event().ruleId()),
              BoardRows.deadline(change.event().deadlineId(), links),
              BoardCell.of(""),
              BoardCell.of(NextSteps.of(change.reason()))));
    }
    for (ReportedWithdrawal one : doubtful) {
      rows.add(
          List.of(
              BoardCell.of("A scheduled message may still go out; " + words.whyWithdrawn(one)),
              BoardCell.of(times.told(one.event().deadline())),
              BoardCell.of(one.event().ruleId()),
              BoardRows.deadline(one.event().deadlineId(), links),
              BoardCell.of(""),
              BoardCell.of(one.howToSettle())));
    }
    for (PlannedReminder line : lots.of(Lot.PERSON)) {
      rows.add(
          List.of(
              BoardCell.of(Words.sentence(lots.inFull(line, true))),
              BoardCell.of(times.due(line.subject().occasion().deadline().due())),
              BoardCell.of(line.subject().occasion().rule().ruleId()),
              BoardRows.deadline(line, links),
              contact(line),
              BoardCell.of(advice(line))));
    }
  }

  private String advice(PlannedReminder line) {
    String settle = lots.howToSettle(line);
    return settle.isEmpty() ? lots.advice(line) : "%s (%s)".formatted(lots.advice(line), settle);
  }

  /** The contact is known where a message was made for it. */
  private BoardCell contact(PlannedReminder line) {
    return Deliveries.of(line).stream()
        .map(delivery -> delivery.contact().id())
        .flatMap(id -> links.contact(id).map(page -> new BoardCell.Link(id.value(), page)).stream())
        .map(BoardCell.class::cast)
        .findFirst()
        .orElseGet(() -> BoardCell.of(""));
  }

  private void problems(String title, List<Problem> problems) {
    if (problems.isEmpty()) {
      return;
    }
    text("");
    text(title);
    problems.forEach(problem -> text(problem.where(), problem.what()));
  }

  private void text(String... texts) {
    rows.add(Stream.of(texts).map(BoardCell::of).toList());
  }
}
