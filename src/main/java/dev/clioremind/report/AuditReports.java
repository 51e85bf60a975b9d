package dev.clioremind.report;

import dev.clioremind.core.log.AuditEvent;
import dev.clioremind.core.sheet.Tab;
import dev.clioremind.report.Block.Column;
import dev.clioremind.report.Block.Fit;
import dev.clioremind.report.Block.Grid;
import dev.clioremind.report.Block.Heading;
import dev.clioremind.report.Block.Row;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Events of the audit log, in each format. */
public final class AuditReports {

  private static final List<Column> COLUMNS =
      List.of(
          new Column("Time", Fit.WHOLE),
          new Column("Status", Fit.WHOLE),
          new Column("DeadlineID", Fit.WHOLE),
          new Column("Rule", Fit.CUT),
          new Column("Hash", Fit.SPARE),
          new Column("Deadline told", Fit.EXTRA),
          new Column("Template", Fit.EXTRA),
          new Column("MessageID", Fit.EXTRA),
          new Column("EventID", Fit.EXTRA));

  private AuditReports() {}

  /**
   * The events, ending in a line break. Tables have the newest first; JSON and CSV keep the order
   * of the log.
   */
  public static String render(List<AuditEvent> events, Format format, Look look) {
    return switch (format) {
      case TABLE -> TerminalPage.render(blocks(events, look), look);
      case MARKDOWN -> MarkdownPage.render(blocks(events, look));
      case JSON -> AuditEventsJson.write(events);
      case CSV ->
          ReportCsv.write(
              Tab.AUDIT_LOG.headers(), events.stream().map(AuditReports::logged).toList());
    };
  }

  /** The events for another program, in the order of the log. */
  public static String export(List<AuditEvent> events, Format format, Look look) {
    return format == Format.JSON
        ? AuditEventsJson.write("audit export", events)
        : render(events, format, look);
  }

  private static List<Block> blocks(List<AuditEvent> events, Look look) {
    if (events.isEmpty()) {
      return List.of(new Heading("No events", Tone.STRONG));
    }
    List<AuditEvent> newestFirst =
        events.stream()
            .sorted(
                Comparator.comparing(AuditEvent::time)
                    .reversed()
                    .thenComparing(e -> e.id().toString()))
            .toList();
    Times times = new Times(look, newestFirst.get(0).time().atZone(look.zone()).toLocalDate());
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Heading(
            "%s, times in %s".formatted(Words.count(events.size(), "event"), look.zone().getId()),
            Tone.STRONG));
    blocks.add(Grid.of(COLUMNS, newestFirst.stream().map(e -> row(e, times)).toList()));
    blocks.addAll(
        LoggedWords.legend(status -> events.stream().anyMatch(e -> e.status() == status)));
    blocks.add(new Heading("One reminder's whole story: clio-remind audit show HASH", Tone.PLAIN));
    return blocks;
  }

  private static Row row(AuditEvent event, Times times) {
    return new Row(
        List.of(
            times.stamp(event.time()),
            event.status().word(),
            event.deadlineId(),
            event.ruleId(),
            event.shortHash(),
            told(event, times),
            event.templateId(),
            event.messageId().equals(AuditEvent.NOTHING) ? "" : event.messageId(),
            event.id().toString()),
        LoggedWords.details(event.details(), times));
  }

  private static String told(AuditEvent event, Times times) {
    return event.deadline().equals(AuditEvent.NOTHING) ? "" : times.told(event.deadline());
  }

  /** The cells of an event in the order of the log's columns. */
  private static List<String> logged(AuditEvent event) {
    return List.of(
        event.hash(),
        event.time().truncatedTo(ChronoUnit.MILLIS).toString(),
        event.deadlineId(),
        event.ruleId(),
        event.status().word(),
        event.details(),
        event.id().toString(),
        event.messageId(),
        event.fingerprint(),
        event.deadline(),
        event.templateId());
  }
}
