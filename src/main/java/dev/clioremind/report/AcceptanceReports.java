package dev.clioremind.report;

import dev.clioremind.report.Block.Heading;
import dev.clioremind.report.Block.Items;
import dev.clioremind.report.Block.Prose;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What {@code audit accept} did, in each format. */
public final class AcceptanceReports {

  private AcceptanceReports() {}

  /**
   * What was accepted, ending in a line break.
   *
   * @param lost how many rows are missing; 0: nothing was changed
   */
  public static String render(int lost, Instant at, Format format, Look look) {
    Instant time = at.truncatedTo(ChronoUnit.SECONDS);
    return switch (format) {
      case TABLE -> TerminalPage.render(blocks(lost), look);
      case MARKDOWN -> MarkdownPage.render(blocks(lost));
      case JSON -> AcceptanceJson.write(lost, time);
      case CSV ->
          ReportCsv.write(
              List.of("lostRows", "acceptedAt"),
              List.of(List.of(Integer.toString(lost), lost == 0 ? "" : time.toString())));
    };
  }

  private static List<Block> blocks(int lost) {
    if (lost == 0) {
      return List.of(
          new Prose("No row of the audit log is missing. Nothing was changed.", Tone.PLAIN));
    }
    return List.of(
        new Heading(
            "Accepted: %s of the audit log %s missing"
                .formatted(Words.count(lost, "row"), lost == 1 ? "is" : "are"),
            Tone.ATTENTION),
        new Prose(
            "Sending goes on. What was due until now and is not shown as settled by the rows that"
                + " are left is held as in-doubt until its deadline passes.",
            Tone.PLAIN),
        new Items(
            List.of(
                "clio-remind plan --dry-run --days 0 shows what is held, with its hash",
                "clio-remind audit resolve settles one after the other")));
  }
}
