package dev.clioremind.core.send;

import dev.clioremind.core.ConfigurationException;
import dev.clioremind.core.ServiceException;
import dev.clioremind.core.deadline.Deadline;
import dev.clioremind.core.deadline.DeadlineId;
import dev.clioremind.core.deadline.DeadlineSource;
import dev.clioremind.core.deadline.Markers;
import dev.clioremind.core.log.AuditEvent;
import dev.clioremind.core.plan.Plan;
import dev.clioremind.core.plan.Reason;
import dev.clioremind.core.sheet.Problem;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What of a chunk still holds when it is about to leave: a run may be at work for half an hour, and
 * courts and people go on in the meantime. What no longer holds is let go, and judged afresh by the
 * next run.
 */
final class LastCheck {

  private final DeadlineSource source;
  private final SendSettings settings;
  private final Clock clock;
  private final Tally tally;

  LastCheck(DeadlineSource source, SendSettings settings, Clock clock, Tally tally) {
    this.source = source;
    this.settings = settings;
    this.clock = clock;
    this.tally = tally;
  }

  /**
   * The claims of a chunk that still hold.
   *
   * @param released gets the {@code released} rows of the others
   */
  List<Claim> standing(List<Claim> chunk, Plan plan, List<AuditEvent> released) {
    return unchanged(inTime(open(chunk, released), plan, released), plan, released);
  }

  /** Leaves out what would go out by a channel that the service has closed. */
  private List<Claim> open(List<Claim> chunk, List<AuditEvent> released) {
    List<Claim> open = new ArrayList<>();
    for (Claim claim : chunk) {
      tally
          .whyClosed(claim.delivery().channel())
          .ifPresentOrElse(why -> letGo(claim, why, released), () -> open.add(claim));
    }
    return open;
  }

  /**
   * Leaves out what has fallen due since the plan was made, or would arrive on another day than its
   * words say or after the recipient's hours, and schedules nothing for a moment that has gone by.
   */
  private List<Claim> inTime(List<Claim> chunk, Plan plan, List<AuditEvent> released) {
    Instant now = clock.instant();
    List<Claim> inTime = new ArrayList<>();
    for (Claim claim : chunk) {
      Deadline deadline = claim.line().subject().occasion().deadline();
      if (deadline.due().liesAhead(now, plan.moment().zone())) {
        Claim current = claim.asOf(now);
        if (current.mayLeave(now)) {
          inTime.add(current);
        } else {
          letGo(claim, Claim.PAST_ITS_TIME, released);
        }
      } else {
        letGo(claim, Reason.TOO_LATE.word(), released);
        tally.problem(
            Problem.needsPerson(
                "%s %s".formatted(claim.event().deadlineId(), claim.event().ruleId()),
                "too late: it fell due before its message could leave; reach the client yourself"));
      }
    }
    return inTime;
  }

  /**
   * Reads what is claimed once more when the listing has grown old, and releases what has changed.
   */
  private List<Claim> unchanged(List<Claim> chunk, Plan plan, List<AuditEvent> released) {
    Instant sent = clock.instant().plus(settings.settle());
    if (chunk.isEmpty() || sent.isBefore(plan.listingRead().plus(SendSettings.FRESH))) {
      return chunk;
    }
    Set<DeadlineId> ids =
        chunk.stream()
            .map(c -> c.line().subject().occasion().deadline().id())
            .collect(Collectors.toSet());
    Map<DeadlineId, Deadline> now;
    try {
      now =
          source.reread(ids).deadlines().stream()
              .collect(Collectors.toMap(Deadline::id, Function.identity(), (a, b) -> a));
    } catch (ServiceException | ConfigurationException e) {
      tally.stop(e, "Clio");
      chunk.forEach(claim -> letGo(claim, Reason.SERVICE_DOWN.word(), released));
      return List.of();
    }
    List<Claim> same = new ArrayList<>();
    for (Claim claim : chunk) {
      Deadline before = claim.line().subject().occasion().deadline();
      Deadline after = now.get(before.id());
      if (after != null && standsAs(before, after, claim)) {
        same.add(claim);
      } else {
        letGo(claim, Reason.MOVED.word(), released);
      }
    }
    return same;
  }

  private boolean standsAs(Deadline before, Deadline after, Claim claim) {
    // Firms call a hearing off by another calendar, another title or a closed matter. The message
    // was written from the first reading: with any other content it is not this one's.
    return after.due().told().equals(before.due().told())
        && after.matter().equals(before.matter())
        && after.assignee().equals(before.assignee())
        && after.labels().equals(before.labels())
        && after.summary().equals(before.summary())
        && after.location().equals(before.location())
        && !Markers.excludes(after, claim.delivery().channel())
        && !settings.markers().looksCancelled(after);
  }

  private void letGo(Claim claim, String why, List<AuditEvent> released) {
    released.add(tally.released(claim, why, clock.instant()));
  }
}
