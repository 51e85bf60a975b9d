package dev.clioremind.report;

import dev.clioremind.core.run.RunReport;
import java.util.List;

/** A run in words, in each format. */
public final class RunReports {

  private RunReports() {}

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
