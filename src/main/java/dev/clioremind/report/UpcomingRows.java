package dev.clioremind.report;

import dev.clioremind.core.log.AuditEvent;
import dev.clioremind.core.plan.AfterSent;
import dev.clioremind.core.plan.Decision;
import dev.clioremind.core.plan.PlannedReminder;
import dev.clioremind.core.run.RunReport;
import dev.clioremind.core.sheet.BoardCell;
import dev.clioremind.core.sheet.Tab;
import dev.clioremind.report.Lots.Lot;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The Upcoming tab: what goes out on which day and what not, in the order of the days, below a line
 * that says as of when. In the order of {@link Tab#UPCOMING}.
 */
final class UpcomingRows {

  private final RunReport report;
  private final Links links;
  private final Lots lots;
  private final Times times;
  private final ReminderRows words;
  private final LocalDate today;

  /**
   * A row with what it is put in order by.
   *
   * @param day on which it goes out, or was to
   * @param due the deadline as the log notes it
   */
  /** In which order the lots of one day stand. */
  private static final List<Lots.Lot> LOTS = List.of(Lots.Lot.values());

  private record Row(LocalDate day, int rank, String due, String id, List<BoardCell> cells) {

    private static final Comparator<Row> ORDER =
        Comparator.comparing(Row::day)
            .thenComparing(Row::rank)
            .thenComparing(Row::due)
            .thenComparing(Row::id);
  }

  UpcomingRows(RunReport report, Links links, Look look) {
    this.report = report;
    this.links = links;
    this.lots = new Lots(report);
    this.today = report.plan().moment().today();
    this.times = new Times(look, today);
    this.words = new ReminderRows(lots, times);
  }

  List<List<BoardCell>> rows() {
    List<Row> found = new ArrayList<>();
    report.plan().afterSent().forEach(change -> found.add(row(change)));
    ReportedWithdrawal.all(report).forEach(one -> found.add(row(one)));
    report.plan().reminders().forEach(line -> found.add(row(line)));
    List<List<BoardCell>> rows = new ArrayList<>();
    rows.add(List.of(new BoardCell.Heading(asOf())));
    found.stream().sorted(Row.ORDER).map(Row::cells).forEach(rows::add);
    return List.copyOf(rows);
  }

  private String asOf() {
    int days = report.plan().moment().days();
    return "As of %s, %s"
        .formatted(
            times.momentWithZone(report.plan().moment().now()),
            days == 0
                ? "what is due now"
                : "what is due now or in the coming " + Words.count(days, "day"));
  }

  private Row row(AfterSent change) {
    return row(
        change.event(),
        "Call the client",
        "%s: told %s; %s"
            .formatted(
                Words.sentence(change.reason().inWords()),
                times.told(change.event().deadline()),
                words.whatIsSo(change)));
  }

  private Row row(ReportedWithdrawal one) {
    return row(one.event(), "Withdrawn by the next send", Words.sentence(words.whyWithdrawn(one)));
  }

  /** What needs somebody today, whatever goes out. */
  private Row row(AuditEvent event, String decision, String reason) {
    return new Row(
        today,
        -1,
        event.deadline(),
        event.deadlineId(),
        List.of(
            BoardCell.of(day(today)),
            BoardCell.of(""),
            BoardRows.deadline(event.deadlineId(), links),
            BoardCell.of(event.ruleId()),
            BoardCell.of(""),
            BoardCell.of(decision),
            BoardCell.of(reason)));
  }

  private Row row(PlannedReminder line) {
    PlannedReminder.Subject subject = line.subject();
    LocalDate day = dayOf(line);
    return new Row(
        day,
        LOTS.indexOf(lots.lotOf(line)),
        subject.occasion().deadline().due().told(),
        subject.occasion().deadline().id().value() + " " + subject.occasion().rule().ruleId(),
        List.of(
            BoardCell.of(day(day)),
            BoardCell.of(subject.occasion().type()),
            BoardRows.deadline(line, links),
            BoardCell.of(subject.occasion().rule().ruleId()),
            BoardCell.of(line.channel().word()),
            BoardCell.of(inWords(line.decision())),
            BoardCell.of(reason(line))));
  }

  private String day(LocalDate day) {
    return "%s (%s)".formatted(times.fullDay(day), times.distance(day));
  }

  /** The day on which it goes out, or was to; what is caught up goes out today. */
  private LocalDate dayOf(PlannedReminder line) {
    LocalDate day =
        line.sendAt()
            .map(at -> at.atZone(report.plan().moment().zone()).toLocalDate())
            .orElseGet(() -> line.subject().occasion().sendDay());
    return line.decision() == Decision.SEND && day.isBefore(today) ? today : day;
  }

  private static String inWords(Decision decision) {
    return switch (decision) {
      case SEND -> "Goes out with the next send";
      case SCHEDULE -> "Handed over by the next send, to arrive later";
      case LATER -> "Goes out on that day";
      case HOLD -> "Waits";
      case SKIP -> "Not sent";
    };
  }

  private String reason(PlannedReminder line) {
    String due =
        "deadline "
            + times.withDistance(
                times.due(line.subject().occasion().deadline().due()),
                line.subject().occasion().deadline().due().told());
    String why = lots.inFull(line, true);
    if (why.isEmpty()) {
      return Words.sentence(
          line.sendAt().map(at -> "arrives %s; %s".formatted(times.moment(at), due)).orElse(due));
    }
    String advice = lots.lotOf(line) == Lot.SKIPPED ? "" : lots.settlingAdvice(line);
    return "%s; %s.%s".formatted(Words.sentence(why), due, advice.isEmpty() ? "" : " " + advice);
  }
}
