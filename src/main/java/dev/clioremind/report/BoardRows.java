package dev.clioremind.report;

import dev.clioremind.core.ExitCode;
import dev.clioremind.core.deadline.DeadlineId;
import dev.clioremind.core.log.RunId;
import dev.clioremind.core.plan.AfterSent;
import dev.clioremind.core.plan.Decision;
import dev.clioremind.core.plan.PlannedReminder;
import dev.clioremind.core.run.RunReport;
import dev.clioremind.core.sheet.BoardCell;
import dev.clioremind.core.sheet.Tab;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * What the spreadsheet's Status, Upcoming and Runs tabs say: ids, dates and words, no client data.
 */
public final class BoardRows {

  private BoardRows() {}

  /** What stands below the switch in the Status tab. */
  public static List<List<BoardCell>> status(RunReport report, Links links, Look look) {
    return new StatusRows(report, links, look).rows();
  }

  /** The rows of the Upcoming tab below its header, in the order of {@link Tab#UPCOMING}. */
  public static List<List<BoardCell>> upcoming(RunReport report, Links links, Look look) {
    Times times = new Times(look, report.plan().moment().today());
    Lots lots = new Lots(report);
    List<List<BoardCell>> rows = new ArrayList<>();
    ReminderRows words = new ReminderRows(lots, times);
    for (AfterSent change : report.plan().afterSent()) {
      rows.add(
          List.of(
              BoardCell.of(times.fullDay(report.plan().moment().today())),
              BoardCell.of(""),
              deadline(change.event().deadlineId(), links),
              BoardCell.of(change.event().ruleId()),
              BoardCell.of(""),
              BoardCell.of(Decision.SKIP.word()),
              BoardCell.of(
                  "%s; told %s; %s"
                      .formatted(
                          change.reason().inWords(),
                          times.told(change.event().deadline()),
                          words.whatIsSo(change)))));
    }
    for (ReportedWithdrawal one : ReportedWithdrawal.all(report)) {
      rows.add(
          List.of(
              BoardCell.of(times.fullDay(report.plan().moment().today())),
              BoardCell.of(""),
              deadline(one.event().deadlineId(), links),
              BoardCell.of(one.event().ruleId()),
              BoardCell.of(""),
              BoardCell.of("withdraw"),
              BoardCell.of("the next send withdraws it: " + words.whyWithdrawn(one))));
    }
    for (PlannedReminder line : report.plan().reminders()) {
      PlannedReminder.Subject subject = line.subject();
      rows.add(
          List.of(
              BoardCell.of(day(line, report, times)),
              BoardCell.of(subject.occasion().type()),
              deadline(line, links),
              BoardCell.of(subject.occasion().rule().ruleId()),
              BoardCell.of(line.channel().word()),
              BoardCell.of(line.decision().word()),
              BoardCell.of(reason(line, lots, times))));
    }
    return List.copyOf(rows);
  }

  /** The day on which it goes out, or was to. */
  private static String day(PlannedReminder line, RunReport report, Times times) {
    LocalDate day =
        line.sendAt()
            .map(at -> at.atZone(report.plan().moment().zone()).toLocalDate())
            .orElseGet(() -> line.subject().occasion().sendDay());
    LocalDate today = report.plan().moment().today();
    boolean catchesUp = line.decision() == Decision.SEND && day.isBefore(today);
    return times.fullDay(catchesUp ? today : day);
  }

  private static String reason(PlannedReminder line, Lots lots, Times times) {
    String due = "deadline " + times.due(line.subject().occasion().deadline().due());
    String why = lots.inFull(line, true);
    if (why.isEmpty()) {
      return line.sendAt().map(at -> "arrives %s; %s".formatted(times.moment(at), due)).orElse(due);
    }
    return why;
  }

  static BoardCell deadline(PlannedReminder line, Links links) {
    String id = line.subject().occasion().deadline().id().value();
    return links
        .deadline(line.subject().occasion().deadline())
        .<BoardCell>map(page -> new BoardCell.Link(id, page))
        .orElseGet(() -> BoardCell.of(id));
  }

  /** A deadline that is known by its id alone. */
  static BoardCell deadline(String id, Links links) {
    try {
      return links
          .deadline(new DeadlineId(id))
          .<BoardCell>map(page -> new BoardCell.Link(id, page))
          .orElseGet(() -> BoardCell.of(id));
    } catch (IllegalArgumentException e) {
      return BoardCell.of(id); // a person edited it in the log
    }
  }

  /** The row of a run in the Runs tab, in the order of {@link Tab#RUNS}; times in UTC. */
  public static List<BoardCell> run(RunReport report, String version) {
    return row(
        report.command() + (report.dryRun() ? " --dry-run" : ""),
        report.run(),
        report.started(),
        report.ended(),
        report.exitCode(),
        counts(new Lots(report)),
        version);
  }

  /** The row of a run that ended before there was anything to report. */
  public static List<BoardCell> failedRun(
      String command, RunId run, Instant started, Instant ended, ExitCode code, String version) {
    return row(command, run, started, ended, code, "-", version);
  }

  /**
   * The row of a command that a person ran for a reason of their own.
   *
   * @param reason in their words
   */
  public static List<BoardCell> reasonedRun(
      String command, RunId run, Instant started, Instant ended, String reason, String version) {
    return row(command, run, started, ended, ExitCode.GOOD, reason, version);
  }

  private static List<BoardCell> row(
      String command,
      RunId run,
      Instant started,
      Instant ended,
      ExitCode code,
      String counts,
      String version) {
    return texts(
        run.value(),
        started.truncatedTo(ChronoUnit.SECONDS).toString(),
        ended.truncatedTo(ChronoUnit.SECONDS).toString(),
        command,
        Integer.toString(code.number()),
        counts,
        version);
  }

  static String counts(Lots lots) {
    return "sent %s, need a person %s, left to the next run %s, skipped %s"
        .formatted(lots.sent(), lots.forPerson(), lots.count(Lots.Lot.NEXT_RUN), lots.skipped());
  }

  static List<BoardCell> texts(String... texts) {
    List<BoardCell> cells = new ArrayList<>();
    for (String text : texts) {
      cells.add(BoardCell.of(text));
    }
    return List.copyOf(cells);
  }
}
