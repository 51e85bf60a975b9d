package dev.clioremind.report;

import dev.clioremind.core.log.Attempt;
import dev.clioremind.core.log.AuditEvent;
import dev.clioremind.core.log.EventLog;
import dev.clioremind.core.log.Status;
import dev.clioremind.core.plan.MatterHistory;
import dev.clioremind.report.Block.Column;
import dev.clioremind.report.Block.Fit;
import dev.clioremind.report.Block.Grid;
import dev.clioremind.report.Block.Heading;
import dev.clioremind.report.Block.Items;
import dev.clioremind.report.Block.Prose;
import dev.clioremind.report.Block.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Everything that was sent for a matter, as far as it can be told, in each format. */
public final class MatterReports {

  private static final int MOST_NAMED = 10;
  private static final List<Column> COLUMNS =
      List.of(
          new Column("When", Fit.WHOLE),
          new Column("What became of it", Fit.CUT),
          new Column("Deadline told", Fit.CUT),
          new Column("DeadlineID", Fit.CUT),
          new Column("Rule", Fit.CUT),
          new Column("Template", Fit.SPARE),
          new Column("Hash", Fit.SPARE),
          new Column("MessageID", Fit.EXTRA));

  private MatterReports() {}

  /**
   * One try at one reminder.
   *
   * @param event says what was told, to be sent by which rule and template
   * @param what what became of it, as a sentence
   * @param details why; may be empty
   */
  record Line(AuditEvent event, Instant at, Status status, String what, String details) {}

  /** The history, ending in a line break. */
  public static String render(MatterHistory history, EventLog log, Format format, Look look) {
    List<Line> lines = lines(history, log);
    return switch (format) {
      case TABLE -> TerminalPage.render(blocks(history, lines, look), look);
      case MARKDOWN -> MarkdownPage.render(blocks(history, lines, look));
      case JSON -> MatterJson.write(history, lines, notCovered(history));
      case CSV ->
          ReportCsv.write(
              List.of(
                  "time",
                  "status",
                  "what",
                  "details",
                  "deadline",
                  "deadlineId",
                  "ruleId",
                  "templateId",
                  "hash",
                  "messageId"),
              lines.stream().map(MatterReports::cells).toList());
    };
  }

  /** What the list can't know of, in sentences. */
  public static List<String> notCovered(MatterHistory history) {
    List<String> sentences = new ArrayList<>();
    if (!history.matterSeen()) {
      sentences.add(
          "Clio shows no matter with this id: it is wrong or deleted, or the signed-in user may not"
              + " see it. Only deadlines that Clio still links to it are listed.");
    }
    if (!history.unknown().isEmpty()) {
      List<String> first = history.unknown().stream().sorted().limit(MOST_NAMED).toList();
      sentences.add(
          "%s of the log, no longer open in Clio or hidden from the signed-in user, can't be told to be of this matter or of another, and are not listed: %s%s."
              .formatted(
                  Words.count(history.unknown().size(), "deadline"),
                  String.join(", ", first),
                  history.unknown().size() > first.size() ? " and more" : ""));
    }
    sentences.add(
        "Not in the log: messages that people sent themselves, and what was sent before this"
            + " program.");
    return sentences;
  }

  private static List<Block> blocks(MatterHistory history, List<Line> lines, Look look) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Heading(
            "Matter %s: %s, times in %s"
                .formatted(
                    history.matter(),
                    lines.isEmpty() ? "nothing in the log" : Words.count(lines.size(), "line"),
                    look.zone().getId()),
            Tone.STRONG));
    if (!lines.isEmpty()) {
      Times times =
          new Times(look, lines.get(lines.size() - 1).at().atZone(look.zone()).toLocalDate());
      blocks.add(Grid.of(COLUMNS, lines.stream().map(line -> row(line, times)).toList()));
    }
    blocks.add(new Prose("What this list does not cover:", Tone.ATTENTION));
    blocks.add(new Items(notCovered(history)));
    return blocks;
  }

  private static Row row(Line line, Times times) {
    AuditEvent event = line.event();
    return new Row(
        List.of(
            times.stamp(line.at()),
            line.what(),
            times.told(event.deadline()),
            event.deadlineId(),
            event.ruleId(),
            event.templateId(),
            event.shortHash(),
            event.messageId().equals(AuditEvent.NOTHING) ? "" : event.messageId()),
        LoggedWords.details(line.details(), times));
  }

  private static List<String> cells(Line line) {
    AuditEvent event = line.event();
    return List.of(
        line.at().toString(),
        line.status().word(),
        line.what(),
        line.details(),
        event.deadline(),
        event.deadlineId(),
        event.ruleId(),
        event.templateId(),
        event.hash(),
        event.messageId());
  }

  private static List<Line> lines(MatterHistory history, EventLog log) {
    return history.reminders().keySet().stream()
        .flatMap(
            hash ->
                Stream.concat(
                    log.attempts(hash).stream().flatMap(a -> line(a).stream()),
                    log.story(hash).stream()
                        .filter(e -> e.status() == Status.SKIPPED)
                        .map(e -> new Line(e, e.time(), e.status(), "not sent", e.details()))))
        .sorted(Comparator.comparing(Line::at).thenComparing(line -> line.event().id().toString()))
        .toList();
  }

  /** Empty for a try that ended before anything was handed over. */
  private static Optional<Line> line(Attempt attempt) {
    AuditEvent latest = attempt.latest();
    Optional<AuditEvent> taken =
        Stream.of(Status.SUCCESS, Status.SCHEDULED, Status.ENROLLED)
            .flatMap(status -> attempt.find(status).stream())
            .min(Comparator.comparing(AuditEvent::time));
    AuditEvent event = taken.orElse(latest);
    return what(attempt)
        .map(what -> new Line(event, event.time(), latest.status(), what, latest.details()));
  }

  private static Optional<String> what(Attempt attempt) {
    if (attempt.has(Status.DELIVERED)) {
      return Optional.of("sent and delivered");
    }
    if (attempt.has(Status.UNDELIVERED)) {
      return Optional.of("sent, could not be delivered");
    }
    if (attempt.has(Status.SUCCESS)) {
      return Optional.of("sent; no word of its delivery");
    }
    if (attempt.has(Status.ENROLLED)) {
      return Optional.of("put into the workflow, which does not tell");
    }
    if (attempt.has(Status.CANCELLED)) {
      return Optional.of(
          attempt.isWithdrawalOpen() ? "withdrawal not confirmed: may be sent" : "withdrawn");
    }
    if (attempt.has(Status.SCHEDULED)) {
      return Optional.of("handed over for later");
    }
    if (attempt.reachedSomebody()) {
      return Optional.of("sent, as a person says");
    }
    if (attempt.has(Status.REJECTED) || attempt.has(Status.FAILED)) {
      return Optional.of("refused by GoHighLevel");
    }
    if (attempt.has(Status.RELEASED)) {
      return Optional.empty();
    }
    if (attempt.has(Status.RESOLVED)) {
      return Optional.of("settled by a person as not sent");
    }
    return attempt.has(Status.SENDING) || attempt.has(Status.UNKNOWN)
        ? Optional.of("may have been sent; nobody knows")
        : Optional.empty();
  }
}
