package dev.clioremind.cli;

import dev.clioremind.core.log.AttemptState;
import dev.clioremind.core.log.AuditEvent;
import dev.clioremind.core.log.AuditLog;
import dev.clioremind.core.log.Doubt;
import dev.clioremind.core.log.EventLog;
import dev.clioremind.core.log.HashPrefix;
import dev.clioremind.core.log.RunId;
import dev.clioremind.core.plan.DoubtsInPlan;
import dev.clioremind.report.Look;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a person can settle, as one session sees it. The log is read whole: a doubt may be old. The
 * plan is made only where it may hold what the log does not name.
 */
final class OpenDoubts {

  private final Session session;
  private final AuditLog auditLog;
  private final List<AuditEvent> events;
  private final EventLog log;
  private final Instant now;

  /** The reminders that a prefix fits, and those doubts that are theirs. */
  record Found(Set<String> hashes, List<Doubt> doubts) {}

  OpenDoubts(Session session) {
    this.session = session;
    this.auditLog = session.services().auditLog();
    this.events = auditLog.events(LocalDate.EPOCH);
    this.log = EventLog.of(events, session.takenFor()).accepted(auditLog.acceptedAt());
    this.now = session.tools().clock().instant();
  }

  EventLog log() {
    return log;
  }

  Look look() {
    return session.look();
  }

  Instant now() {
    return now;
  }

  /** All of them. */
  List<Doubt> all() {
    List<Doubt> all = new ArrayList<>(log.doubts(now));
    if (log.accepted().isPresent()) {
      inPlan().stream().filter(Doubt::isAboutLostRow).forEach(all::add);
    }
    return all;
  }

  /** Whether the log has a row of a run. */
  boolean knows(RunId run) {
    return events.stream().anyMatch(event -> event.id().attempt().run().equals(run));
  }

  List<Doubt> of(RunId run) {
    return log.doubts(now).stream().filter(d -> d.known().attempt().run().equals(run)).toList();
  }

  Found of(HashPrefix prefix) {
    Set<String> hashes = new TreeSet<>(log.hashes(prefix));
    List<Doubt> doubts = log.doubts(now).stream().filter(d -> prefix.fits(d.hash())).toList();
    boolean settled = hashes.stream().anyMatch(hash -> log.ofHash(hash, now) == AttemptState.DONE);
    if (doubts.isEmpty() && !settled) {
      doubts = inPlan().stream().filter(d -> prefix.fits(d.hash())).toList();
      doubts.forEach(d -> hashes.add(d.hash()));
    }
    return new Found(hashes, doubts);
  }

  private List<Doubt> inPlan() {
    return DoubtsInPlan.of(session.brief(session.started(), 0).plan(), log, session.run(), now);
  }

  /** Appends what a person said, and notes what is open still. */
  void settle(List<AuditEvent> resolved) {
    auditLog.append(resolved);
    List<AuditEvent> all = new ArrayList<>(events);
    all.addAll(resolved);
    auditLog.finish(EventLog.of(all, session.takenFor()).oldestOpen(now));
  }
}
