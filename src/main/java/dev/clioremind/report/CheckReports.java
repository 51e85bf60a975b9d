package dev.clioremind.report;

import dev.clioremind.core.check.CheckResult;
import dev.clioremind.core.check.CheckResult.Verdict;
import dev.clioremind.core.check.Diagnosis;
import dev.clioremind.report.Block.Column;
import dev.clioremind.report.Block.Fit;
import dev.clioremind.report.Block.Grid;
import dev.clioremind.report.Block.Group;
import dev.clioremind.report.Block.Heading;
import dev.clioremind.report.Block.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What {@code doctor} found, in each format. */
public final class CheckReports {

  private static final List<Column> COLUMNS = List.of(new Column("Check", Fit.WHOLE));

  private CheckReports() {}

  /** The results, ending in a line break. */
  public static String render(Diagnosis diagnosis, Format format, Look look) {
    return switch (format) {
      case TABLE -> TerminalPage.render(blocks(diagnosis), look);
      case MARKDOWN -> MarkdownPage.render(blocks(diagnosis));
      case JSON -> CheckJson.write(diagnosis);
      case CSV ->
          ReportCsv.write(
              List.of("check", "result", "what", "fix"),
              diagnosis.results().stream()
                  .map(r -> List.of(r.name(), r.verdict().word(), r.what(), r.fix()))
                  .toList());
    };
  }

  private static List<Block> blocks(Diagnosis diagnosis) {
    List<Block> blocks = new ArrayList<>();
    long failures = diagnosis.count(Verdict.FAILURE);
    long warnings = diagnosis.count(Verdict.WARNING);
    blocks.add(
        failures == 0 && warnings == 0
            ? new Heading("All is well", Tone.GOOD)
            : new Heading(
                Words.count(failures, "failure") + ", " + Words.count(warnings, "warning"),
                failures == 0 ? Tone.GOOD : Tone.ATTENTION));
    blocks.add(
        new Grid(
            "Result",
            COLUMNS,
            Arrays.stream(Verdict.values())
                .map(verdict -> group(verdict, diagnosis))
                .filter(group -> !group.rows().isEmpty())
                .toList()));
    return blocks;
  }

  private static Group group(Verdict verdict, Diagnosis diagnosis) {
    return new Group(
        title(verdict),
        "",
        diagnosis.results().stream()
            .filter(result -> result.verdict() == verdict)
            .map(result -> new Row(List.of(result.name()), detail(result)))
            .toList());
  }

  private static String detail(CheckResult result) {
    return result.fix().isEmpty() ? result.what() : result.what() + " " + result.fix();
  }

  private static String title(Verdict verdict) {
    return switch (verdict) {
      case FAILURE -> "To be mended before anything is sent";
      case WARNING -> "To be looked at";
      case NOT_RUN -> "Not checked";
      case OK -> "Fine";
    };
  }
}
