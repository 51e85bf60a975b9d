package dev.clioremind.simulation;

import dev.clioremind.core.log.AuditEvent;
import dev.clioremind.core.log.EventId;
import dev.clioremind.core.log.Status;
import java.time.Instant;
import java.util.List;

/** A row of the log's tab. Rows are told apart though they may be alike. */
final class LogRow {

  private final List<Object> cells;
  private final AuditEvent event;

  /** A row of cells in the order of the header. */
  LogRow(List<Object> cells) {
    this.cells = List.copyOf(cells);
    this.event = read(this.cells);
  }

  List<Object> cells() {
    return cells;
  }

  AuditEvent event() {
    return event;
  }

  private static AuditEvent read(List<Object> cells) {
    List<String> texts = cells.stream().map(Object::toString).toList();
    return new AuditEvent(
        texts.get(0),
        Instant.parse(texts.get(1)),
        texts.get(2),
        texts.get(3),
        Status.of(texts.get(4)).orElseThrow(),
        texts.get(5).equals(AuditEvent.NOTHING) ? "" : texts.get(5),
        EventId.parse(texts.get(6)).orElseThrow(),
        texts.get(7),
        texts.get(8),
        texts.get(9),
        texts.get(10));
  }
}
