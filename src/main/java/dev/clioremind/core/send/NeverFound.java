package dev.clioremind.core.send;

import dev.clioremind.core.log.Attempt;
import dev.clioremind.core.log.AuditEvent;
import dev.clioremind.core.log.EventLog;
import dev.clioremind.core.log.Status;
import dev.clioremind.core.plan.AfterSent;
import dev.clioremind.core.plan.Moment;
import dev.clioremind.core.sheet.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * Messages that were taken by an answer that named none, and that no list shows. What answered may
 * have been a page of something between here and the service. They are not sent again, for they may
 * be there; but a person is told, once.
 */
final class NeverFound {

  /** A run looks for its own within minutes; by then it has, or it died. */
  private static final Duration LOOKED_UP_BY_NOW = Duration.ofHours(1);

  private static final String WHY =
      "GoHighLevel answered without naming a message, and none was found since";

  private NeverFound() {}

  /** The rows for those of runs that ended before they could tell, while a word still helps. */
  static List<AuditEvent> ofEarlierRuns(EventLog known, Moment moment) {
    return known.attempts().stream()
        .filter(attempt -> attempt.isNameless() && !attempt.has(Status.UNDELIVERED))
        .filter(attempt -> moment.now().isAfter(attempt.begun().plus(LOOKED_UP_BY_NOW)))
        .map(NeverFound::handedOver)
        .filter(handedOver -> AfterSent.liesAhead(handedOver, moment))
        .map(handedOver -> row(handedOver, moment.now()))
        .toList();
  }

  /** The rows for those of this run that its last look did not find. */
  static List<AuditEvent> ofThisRun(Collection<Claim> claims, Instant now) {
    return claims.stream().map(claim -> claim.next(Status.UNDELIVERED, now, WHY)).toList();
  }

  /** What a person reads of one. */
  static Problem problem(AuditEvent row) {
    return Problem.needsPerson(
        "%s %s".formatted(row.deadlineId(), row.ruleId()),
        WHY + ": look in the client's conversation in GoHighLevel whether the message is there");
  }

  private static AuditEvent handedOver(Attempt attempt) {
    return attempt.find(Status.SUCCESS).or(() -> attempt.find(Status.SCHEDULED)).orElseThrow();
  }

  private static AuditEvent row(AuditEvent handedOver, Instant now) {
    return handedOver.next(Status.UNDELIVERED, now, WHY, AuditEvent.NOTHING);
  }
}
