package dev.clioremind.report;

import dev.clioremind.core.log.AttemptState;
import dev.clioremind.core.log.LogSummary;
import dev.clioremind.core.log.Status;
import dev.clioremind.core.plan.Reason;
import dev.clioremind.core.send.ReminderOutcome;
import dev.clioremind.report.Block.Column;
import dev.clioremind.report.Block.Fit;
import dev.clioremind.report.Block.Grid;
import dev.clioremind.report.Block.Heading;
import dev.clioremind.report.Block.Prose;
import dev.clioremind.report.Block.Row;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What {@code audit report} tells of some days, in each format. */
public final class SummaryReports {

  private static final int MOST_ROWS = 10;

  private SummaryReports() {}

  /**
   * The report, ending in a line break. Tables show the most frequent; JSON and CSV have all.
   *
   * @param title of which days it tells
   */
  public static String render(LogSummary summary, String title, Format format, Look look) {
    return switch (format) {
      case TABLE -> TerminalPage.render(blocks(summary, title, look), look);
      case MARKDOWN -> MarkdownPage.render(blocks(summary, title, look));
      case JSON -> SummaryJson.write(summary, title);
      case CSV -> ReportCsv.write(List.of("section", "what", "status", "count"), lines(summary));
    };
  }

  /** {@code 97.5 %}; a dash where the fate of none is known. */
  static String rate(LogSummary.Fates fates) {
    return fates.rate() < 0 ? "-" : String.format(Locale.ROOT, "%.1f %%", fates.rate());
  }

  private static List<Block> blocks(LogSummary summary, String title, Look look) {
    List<Block> blocks = new ArrayList<>();
    Times times = new Times(look, LocalDate.EPOCH); // no distance is told, and all years
    blocks.add(new Heading(title + ", in " + look.zone().getId(), Tone.STRONG));
    if (summary.days().isEmpty()) {
      blocks.add(new Prose("Nothing was sent, refused or skipped on these days.", Tone.PLAIN));
    } else {
      blocks.add(days(summary, times));
      blocks.add(new Prose(delivery(summary.fates()), Tone.PLAIN));
    }
    if (!summary.troubles().isEmpty()) {
      blocks.add(new Heading("What did not arrive, and why", Tone.STRONG));
      blocks.add(
          Grid.of(
              List.of(
                  new Column("Times", Fit.WHOLE),
                  new Column("Status", Fit.WHOLE),
                  new Column("Why", Fit.WRAP)),
              summary.troubles().stream().limit(MOST_ROWS).map(t -> row(t, times)).toList()));
    }
    if (!summary.rules().isEmpty()) {
      blocks.add(new Heading("Busiest rules", Tone.STRONG));
      blocks.add(
          Grid.of(
              List.of(
                  new Column("Rule", Fit.CUT),
                  new Column("Tried", Fit.WHOLE),
                  new Column("Sent", Fit.WHOLE)),
              summary.rules().stream()
                  .limit(MOST_ROWS)
                  .map(r -> row(r.ruleId(), Long.toString(r.tried()), Long.toString(r.sent())))
                  .toList()));
    }
    if (!summary.days().isEmpty()) {
      blocks.addAll(
          LoggedWords.legend(
              status -> summary.days().stream().anyMatch(day -> day.counts().containsKey(status))));
    }
    open(summary, blocks);
    return blocks;
  }

  private static Grid days(LogSummary summary, Times times) {
    List<Status> statuses =
        Arrays.stream(Status.values())
            .filter(s -> summary.days().stream().anyMatch(day -> day.counts().containsKey(s)))
            .toList();
    return Grid.of(
        Stream.concat(
                Stream.of(new Column("Day", Fit.WHOLE)),
                statuses.stream().map(s -> new Column(s.word(), Fit.WHOLE)))
            .toList(),
        summary.days().stream()
            .map(
                day ->
                    new Row(
                        Stream.concat(
                                Stream.of(times.stamp(day.date())),
                                statuses.stream()
                                    .map(s -> Long.toString(day.counts().getOrDefault(s, 0L))))
                            .toList(),
                        ""))
            .toList());
  }

  static String delivery(LogSummary.Fates fates) {
    String known =
        fates.rate() < 0
            ? ""
            : "Delivered: %s of %s whose fate is known (%s); "
                .formatted(fates.delivered(), fates.delivered() + fates.undelivered(), rate(fates));
    return known
        + "%s accepted, delivery not yet known".formatted(fates.unreported())
        + (fates.enrolled() > 0
            ? "; %s put into workflows, which never tell.".formatted(fates.enrolled())
            : ".");
  }

  private static void open(LogSummary summary, List<Block> blocks) {
    if (summary.open().isEmpty()) {
      blocks.add(new Heading("Nothing is open: no reminder waits for a person.", Tone.GOOD));
      return;
    }
    blocks.add(new Heading("Still open, of whatever day", Tone.ATTENTION));
    blocks.add(
        Grid.of(
            List.of(
                new Column("Hash", Fit.WHOLE),
                new Column("DeadlineID", Fit.WHOLE),
                new Column("Rule", Fit.CUT),
                new Column("What to do", Fit.WHOLE)),
            summary.open().stream()
                .map(
                    o ->
                        row(
                            o.event().shortHash(),
                            o.event().deadlineId(),
                            o.event().ruleId(),
                            o.state() == AttemptState.IN_DOUBT
                                ? "clio-remind audit resolve " + o.event().shortHash()
                                : "nothing: a run is at work on it"))
                .toList()));
  }

  private static Row row(LogSummary.Trouble trouble, Times times) {
    String advice = advice(trouble);
    return new Row(
        List.of(
            Long.toString(trouble.count()),
            trouble.status().word(),
            LoggedWords.details(trouble.why(), times)),
        advice.isEmpty() ? "" : "What to do: " + advice);
  }

  private static String advice(LogSummary.Trouble trouble) {
    return switch (trouble.status()) {
      case FAILED -> NextSteps.of(ReminderOutcome.FAILED);
      case REJECTED -> NextSteps.of(ReminderOutcome.REJECTED);
      case UNKNOWN -> NextSteps.of(ReminderOutcome.UNKNOWN);
      case UNDELIVERED -> NextSteps.of(Reason.UNDELIVERED);
      default -> LoggedWords.advice(trouble.why());
    };
  }

  private static Row row(String... cells) {
    return new Row(List.of(cells), "");
  }

  /** One line for each number, for pivot tables. */
  private static List<List<String>> lines(LogSummary summary) {
    List<List<String>> lines = new ArrayList<>();
    summary
        .days()
        .forEach(
            day ->
                Arrays.stream(Status.values())
                    .filter(day.counts()::containsKey)
                    .forEach(
                        s ->
                            lines.add(
                                line(
                                    "day",
                                    day.date().toString(),
                                    s.word(),
                                    day.counts().getOrDefault(s, 0L)))));
    summary.troubles().forEach(t -> lines.add(line("why", t.why(), t.status().word(), t.count())));
    LogSummary.Fates fates = summary.fates();
    lines.add(line("delivery", "delivered", "-", fates.delivered()));
    lines.add(line("delivery", "undelivered", "-", fates.undelivered()));
    lines.add(line("delivery", "unreported", "-", fates.unreported()));
    lines.add(line("delivery", "workflow", "-", fates.enrolled()));
    summary
        .rules()
        .forEach(
            r -> {
              lines.add(line("rule", r.ruleId(), "tried", r.tried()));
              lines.add(line("rule", r.ruleId(), "sent", r.sent()));
            });
    summary
        .open()
        .forEach(o -> lines.add(line("open", o.event().hash(), StoryJson.word(o.state()), 1)));
    return lines;
  }

  private static List<String> line(String section, String what, String status, long count) {
    return List.of(section, what, status, Long.toString(count));
  }
}
