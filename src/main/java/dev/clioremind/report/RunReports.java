package dev.clioremind.report;

import dev.clioremind.core.run.RunReport;
import java.util.List;

/** A run in words, in each format. */
public final class RunReports {

  private RunReports() {}

  /** How it went, as one event of a log. */
  public static String inOneLine(RunReport report) {
    return "%s %s ended: %s; exit code %s, %s"
        .formatted(
            report.command(),
            report.run(),
            BoardRows.counts(new Lots(report)),
            report.exitCode().number(),
            report.exitCode().meaning());
  }

  /** The whole report, ending in a line break. */
  public static String render(RunReport report, Format format, Look look) {
    return switch (format) {
      case TABLE -> TerminalPage.render(new RunStory(report, look).blocks(), look);
      case MARKDOWN -> MarkdownPage.render(new RunStory(report, look).blocks());
      case JSON -> RunReportJson.write(report);
      case CSV ->
          ReportCsv.write(
              ReportedReminder.NAMES,
              ReportedReminder.all(report).stream()
                  .map(reminder -> List.copyOf(reminder.members().values()))
                  .toList());
    };
  }
}
