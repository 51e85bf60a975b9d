package dev.clioremind.report;

import dev.clioremind.core.log.AuditEvent;
import dev.clioremind.core.sheet.Tab;
import dev.clioremind.report.Block.Column;
import dev.clioremind.report.Block.Fit;
import dev.clioremind.report.Block.Grid;
import dev.clioremind.report.Block.Heading;
import dev.clioremind.report.Block.Row;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Events of the audit log, in each format. */
public final class AuditReports {

  private static final List<Column> COLUMNS =
      List.of(
          new Column("Time", Fit.WHOLE),
          new Column("Status", Fit.WHOLE),
          new Column("DeadlineID", Fit.WHOLE),
          new Column("Rule", Fit.CUT),
          new Column("Deadline told", Fit.SPARE),
          new Column("Hash", Fit.SPARE),
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
    return List.of(
        new Heading(
            "%s, times in %s".formatted(Words.count(events.size(), "event"), look.zone().getId()),
            Tone.STRONG),
        Grid.of(
            COLUMNS,
            events.stream()
                .sorted(
                    Comparator.comparing(AuditEvent::time)
                        .reversed()
                        .thenComparing(e -> e.id().toString()))
                .map(e -> row(e, look.zone()))
                .toList()));
  }

  private static Row row(AuditEvent event, ZoneId zone) {
    return new Row(
        List.of(
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT)
                .format(event.time().atZone(zone)),
            event.status().word(),
            event.deadlineId(),
            event.ruleId(),
            event.deadline(),
            event.shortHash(),
            event.templateId(),
            event.messageId(),
            event.id().toString()),
        event.details());
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
