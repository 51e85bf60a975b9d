package dev.clioremind.report;

import dev.clioremind.core.log.AuditEvent;
import java.util.List;

/** Events of the audit log, in each format. */
public final class AuditReports {

  private AuditReports() {}

  /** The events, ending in a line break; the newest first in a table. */
  public static String render(List<AuditEvent> events, Format format, Look look) {
    throw new UnsupportedOperationException(format + " to come");
  }
}
