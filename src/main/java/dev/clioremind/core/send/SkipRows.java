package dev.clioremind.core.send;

import dev.clioremind.core.log.AuditEvent;
import dev.clioremind.core.log.EventId;
import dev.clioremind.core.log.Status;
import dev.clioremind.core.plan.AfterSent;
import dev.clioremind.core.plan.Plan;
import dev.clioremind.core.plan.PlannedReminder;
import dev.clioremind.core.plan.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The {@code skipped} rows of a run: what a person is told of now, and so not again. */
record SkipRows(Plan plan) {

  List<AuditEvent> events(Instant now, Function<Status, EventId> next) {
    List<AuditEvent> rows = new ArrayList<>();
    for (PlannedReminder line : plan.newForPerson()) {
      line.reason()
          .filter(reason -> reason.weight() == Reason.Weight.NEEDS_PERSON)
          .ifPresent(reason -> rows.add(skipped(line, reason, now, next.apply(Status.SKIPPED))));
    }
    for (AfterSent change : plan.afterSent()) {
      if (change.reason() == Reason.UNDELIVERED) {
        continue; // its own row tells it once
      }
      AuditEvent told = change.event();
      rows.add(
          new AuditEvent(
              told.hash(),
              now,
              told.deadlineId(),
              told.ruleId(),
              Status.SKIPPED,
              change.details(),
              next.apply(Status.SKIPPED),
              AuditEvent.NOTHING,
              told.fingerprint(),
              told.deadline(),
              told.templateId()));
    }
    return rows;
  }

  private static AuditEvent skipped(PlannedReminder line, Reason reason, Instant now, EventId id) {
    PlannedReminder.Subject subject = line.subject();
    return new AuditEvent(
        subject.hash(),
        now,
        subject.occasion().deadline().id().value(),
        subject.occasion().rule().ruleId(),
        Status.SKIPPED,
        reason.word(),
        id,
        AuditEvent.NOTHING,
        subject.fingerprint(),
        subject.occasion().deadline().due().told(),
        line.templateId());
  }
}
