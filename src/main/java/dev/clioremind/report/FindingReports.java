package dev.clioremind.report;

import dev.clioremind.core.ExitCode;
import dev.clioremind.core.log.AuditEvent;
import dev.clioremind.core.log.Finding;
import dev.clioremind.report.Block.Column;
import dev.clioremind.report.Block.Fit;
import dev.clioremind.report.Block.Grid;
import dev.clioremind.report.Block.Group;
import dev.clioremind.report.Block.Heading;
import dev.clioremind.report.Block.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What {@code audit verify} found, in each format. */
public final class FindingReports {

  private static final List<Column> COLUMNS =
      List.of(new Column("Hash", Fit.WHOLE), new Column("Where", Fit.CUT));

  private FindingReports() {}

  /**
   * The findings, ending in a line break.
   *
   * @param events how many events were looked at
   */
  public static String render(
      List<Finding> findings, int events, ExitCode code, Format format, Look look) {
    return switch (format) {
      case TABLE -> TerminalPage.render(blocks(findings, events), look);
      case MARKDOWN -> MarkdownPage.render(blocks(findings, events));
      case JSON -> FindingsJson.write(findings, events, code);
      case CSV ->
          ReportCsv.write(
              List.of("kind", "hash", "where", "what", "fix"),
              findings.stream()
                  .map(f -> List.of(f.kind().word(), f.hash(), f.where(), f.what(), f.fix()))
                  .toList());
    };
  }

  private static List<Block> blocks(List<Finding> findings, int events) {
    long bad = findings.stream().filter(f -> f.kind().needsPerson()).count();
    String looked = "in %s of the audit log".formatted(Words.count(events, "event"));
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        bad == 0
            ? new Heading("Nothing wrong " + looked, Tone.GOOD)
            : new Heading(Words.count(bad, "finding") + " " + looked, Tone.ATTENTION));
    List<Group> groups =
        Arrays.stream(Finding.Kind.values())
            .map(kind -> group(kind, findings))
            .filter(group -> !group.rows().isEmpty())
            .toList();
    if (!groups.isEmpty()) {
      blocks.add(new Grid("Finding", COLUMNS, groups));
    }
    return blocks;
  }

  private static Group group(Finding.Kind kind, List<Finding> findings) {
    return new Group(
        title(kind),
        "",
        findings.stream()
            .filter(f -> f.kind() == kind)
            .map(
                f ->
                    new Row(
                        List.of(shortly(f.hash()), f.where()),
                        Words.sentence(f.what()) + (f.fix().isEmpty() ? "" : ". " + f.fix())))
            .toList());
  }

  private static String shortly(String hash) {
    return hash.equals(AuditEvent.NOTHING) ? hash : hash.substring(0, 8);
  }

  private static String title(Finding.Kind kind) {
    return switch (kind) {
      case DOUBLE -> "Sent twice";
      case UNTRUSTED -> "The log can't be trusted: nothing is sent until this is mended";
      case IN_DOUBT -> "In doubt";
      case UNREADABLE_RESOLUTION -> "Settled in words that can't be read";
      case EDITED_ROW -> "Edited by hand";
      case MISPLACED_ROW -> "Out of order";
      case OPEN_CLAIM -> "Claimed and left";
      case LIVE_CLAIM -> "Claimed by a run that may be at work; this is as it should be";
    };
  }
}
