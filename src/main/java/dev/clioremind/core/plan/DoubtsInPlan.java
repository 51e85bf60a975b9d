package dev.clioremind.core.plan;

import dev.clioremind.core.log.AttemptId;
import dev.clioremind.core.log.AuditEvent;
import dev.clioremind.core.log.Doubt;
import dev.clioremind.core.log.EventId;
import dev.clioremind.core.log.EventLog;
import dev.clioremind.core.log.RunId;
import dev.clioremind.core.log.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a plan holds as in doubt although the log has no attempt in doubt under its hash: its row
 * may be lost, or the same reminder of another entry or rule is in doubt.
 */
public final class DoubtsInPlan {

  private DoubtsInPlan() {}

  /**
   * The doubts, in the plan's order.
   *
   * @param run under whose attempts, numbered from 1, a person's word on a lost row is noted
   */
  public static List<Doubt> of(Plan plan, EventLog log, RunId run, Instant now) {
    List<Doubt> all = log.doubts(now);
    List<Doubt> found = new ArrayList<>();
    for (PlannedReminder line : plan.reminders()) {
      String hash = line.subject().hash();
      if (line.reason().filter(r -> r == Reason.IN_DOUBT).isEmpty()
          || all.stream().anyMatch(d -> d.hash().equals(hash))) {
        continue;
      }
      List<Doubt> twins =
          all.stream()
              .filter(d -> !line.subject().fingerprint().equals(AuditEvent.NOTHING))
              .filter(d -> d.known().fingerprint().equals(line.subject().fingerprint()))
              .toList();
      twins.forEach(twin -> found.add(new Doubt(hash, twin.known(), twin.heldUntil())));
      if (twins.isEmpty()) {
        EventId id = new EventId(new AttemptId(run, found.size() + 1), Status.UNKNOWN);
        found.add(new Doubt(hash, known(line, id, now), Optional.empty()));
      }
    }
    return List.copyOf(found);
  }

  private static AuditEvent known(PlannedReminder line, EventId id, Instant now) {
    PlannedReminder.Subject subject = line.subject();
    return new AuditEvent(
        subject.hash(),
        now,
        subject.occasion().deadline().id().value(),
        subject.occasion().rule().ruleId(),
        Status.UNKNOWN,
        "",
        id,
        AuditEvent.NOTHING,
        subject.fingerprint(),
        subject.occasion().deadline().due().told(),
        line.templateId());
  }
}
