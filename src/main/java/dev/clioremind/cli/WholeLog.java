package dev.clioremind.cli;

import dev.clioremind.core.log.AuditEvent;
import dev.clioremind.core.log.AuditLog;
import dev.clioremind.core.log.EventLog;
import dev.clioremind.core.sheet.Problem;
import java.util.List;

/**
 * All of the audit log, for looking at: also where it can't be trusted, which is then said on
 * stderr.
 *
 * @param events in the order of the log
 */
record WholeLog(List<AuditEvent> events, EventLog log) {

  static WholeLog read(Session session) {
    AuditLog.Inspection all = session.services().auditLog().inspect();
    all.untrusted().forEach(problem -> tell(session, problem.what()));
    if (!all.edited().isEmpty()) {
      List<String> rows = all.edited().stream().map(Problem::where).limit(5).toList();
      tell(
          session,
          "%s edited by hand, what can still be read of them counts: %s%s; see audit verify."
              .formatted(
                  all.edited().size() == 1 ? "1 row was" : all.edited().size() + " rows were",
                  String.join("; ", rows),
                  rows.size() < all.edited().size() ? "; ..." : ""));
    }
    return new WholeLog(
        all.events(),
        EventLog.of(all.events(), session.takenFor())
            .accepted(session.services().auditLog().acceptedAt()));
  }

  private static void tell(Session session, String what) {
    session.tools().log().warning(what);
  }
}
