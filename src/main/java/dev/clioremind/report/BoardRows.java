package dev.clioremind.report;

import dev.clioremind.core.ExitCode;
import dev.clioremind.core.deadline.DeadlineId;
import dev.clioremind.core.log.RunId;
import dev.clioremind.core.plan.PlannedReminder;
import dev.clioremind.core.run.RunReport;
import dev.clioremind.core.sheet.BoardCell;
import dev.clioremind.core.sheet.Tab;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the spreadsheet's Status, Upcoming and Runs tabs say: ids, dates and words, no client data.
 */
public final class BoardRows {

  private BoardRows() {}

  /**
   * What stands below the switch in the Status tab.
   *
   * @param ciRun the page of the CI job
   */
  public static List<List<BoardCell>> status(
      RunReport report, Links links, Look look, Optional<URI> ciRun) {
    return new StatusRows(report, links, look, ciRun).rows();
  }

  /**
   * The first rows below the switch, of a run that did not come to its end.
   *
   * @param what what ended it, without secrets
   * @param fix what to do; may be empty
   */
  public static List<List<BoardCell>> brokenStatus(
      RunId run, Instant started, ExitCode code, String what, String fix, Look look) {
    return StatusRows.ofBrokenRun(run, started, code, what, fix, look);
  }

  /** The rows of the Upcoming tab below its header. */
  public static List<List<BoardCell>> upcoming(RunReport report, Links links, Look look) {
    return new UpcomingRows(report, links, look).rows();
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

  /**
   * The row of a run in the Runs tab, in the order of {@link Tab#RUNS}.
   *
   * @param ciRun the page of the CI job
   */
  public static List<BoardCell> run(
      RunReport report, String version, Look look, Optional<URI> ciRun) {
    return row(
        report.command() + (report.dryRun() ? " --dry-run" : ""),
        StatusRows.run(report.run(), ciRun),
        new Span(report.started(), report.ended()),
        report.exitCode(),
        Words.sentence(counts(new Lots(report))),
        version,
        look);
  }

  /** The row of a run that ended before there was anything to report. */
  public static List<BoardCell> brokenRun(
      String command, RunId run, Span span, ExitCode code, String version, Look look) {
    return row(command, BoardCell.of(run.value()), span, code, "-", version, look);
  }

  /**
   * The row of a command that a person ran for a reason of their own.
   *
   * @param reason in their words
   */
  public static List<BoardCell> reasonedRun(
      String command, RunId run, Span span, String reason, String version, Look look) {
    return row(command, BoardCell.of(run.value()), span, ExitCode.GOOD, reason, version, look);
  }

  /** From when to when. */
  public record Span(Instant started, Instant ended) {}

  private static List<BoardCell> row(
      String command,
      BoardCell run,
      Span span,
      ExitCode code,
      String counts,
      String version,
      Look look) {
    Times times = new Times(look, span.started().atZone(look.zone()).toLocalDate());
    return List.of(
        run,
        BoardCell.of(times.momentWithZone(span.started())),
        BoardCell.of(times.momentWithZone(span.ended())),
        BoardCell.of(command),
        BoardCell.of("%s: %s".formatted(code.number(), Endings.inWords(code))),
        BoardCell.of(counts),
        BoardCell.of(version));
  }

  static String counts(Lots lots) {
    return "sent %s, need a person %s, left to the next run %s, skipped %s"
        .formatted(lots.sent(), lots.forPerson(), lots.count(Lots.Lot.NEXT_RUN), lots.skipped());
  }
}
