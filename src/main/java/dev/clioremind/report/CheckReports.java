package dev.clioremind.report;

import dev.clioremind.core.check.CheckResult;
import dev.clioremind.core.check.CheckResult.Verdict;
import dev.clioremind.core.check.Diagnosis;
import dev.clioremind.report.Block.Heading;
import dev.clioremind.report.Block.Items;
import java.util.ArrayList;
import java.util.List;

/** What {@code doctor} found, in each format. */
public final class CheckReports {

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
    for (Verdict verdict : Verdict.values()) {
      List<String> found =
          diagnosis.results().stream()
              .filter(result -> result.verdict() == verdict)
              .map(CheckReports::sentence)
              .toList();
      if (!found.isEmpty()) {
        blocks.add(new Heading(title(verdict), tone(verdict)));
        blocks.add(new Items(found));
      }
    }
    blocks.add(new Heading("Next", Tone.STRONG));
    blocks.add(
        new Items(
            List.of(
                failures == 0
                    ? "See what would go out: clio-remind plan --dry-run"
                    : "Mend what is listed first, then check again: clio-remind doctor")));
    return blocks;
  }

  /** What was found and what to do, and by which name the documentation knows the check. */
  private static String sentence(CheckResult result) {
    return "%s%s (%s)"
        .formatted(result.what(), result.fix().isEmpty() ? "" : " " + result.fix(), result.name());
  }

  private static Tone tone(Verdict verdict) {
    return switch (verdict) {
      case FAILURE, WARNING -> Tone.ATTENTION;
      case NOT_RUN -> Tone.STRONG;
      case OK -> Tone.GOOD;
    };
  }

  private static String title(Verdict verdict) {
    return switch (verdict) {
      case FAILURE -> "To mend";
      case WARNING -> "To look at";
      case NOT_RUN -> "Not checked";
      case OK -> "Fine";
    };
  }
}
