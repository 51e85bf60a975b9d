package dev.clioremind.core.send;

import dev.clioremind.core.log.AttemptId;
import dev.clioremind.core.log.AttemptState;
import dev.clioremind.core.log.AuditEvent;
import dev.clioremind.core.log.AuditLog;
import dev.clioremind.core.log.EventLog;
import dev.clioremind.core.log.RunId;
import dev.clioremind.core.log.Status;
import dev.clioremind.core.plan.PlannedReminder;
import dev.clioremind.core.plan.Reason;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds out which of a run's claims stand alone. Not the first row wins, for reads of a sheet may
 * be stale: a claim counts when it can be seen and nobody else's stands in the way. Where one does,
 * both let go, and the run with the smallest id claims again before the others do. Used once.
 */
final class Claiming {

  private static final int ROUNDS = 3;

  /** How many settle times the others leave the run with the smallest id. */
  private static final int PATIENCE = 3;

  private final RunId run;
  private final AuditLog log;
  private final SecondLook look;
  private final Duration settle;
  private final Clock clock;
  private final Tally tally;
  private final Function<PlannedReminder, Claim> nextClaim;
  private final List<Claim> alone = new ArrayList<>();

  /** The {@code released} rows of claims that wait to be made again; they may be written yet. */
  private final Map<AttemptId, AuditEvent> letGo = new HashMap<>();

  /** Those of them that surely are. */
  private final Set<AttemptId> closed = new HashSet<>();

  private List<Claim> open;

  /**
   * Begins with claims that are in the log.
   *
   * @param nextClaim claims a reminder once more
   */
  Claiming(
      RunId run,
      AuditLog log,
      SecondLook look,
      Duration settle,
      Clock clock,
      Tally tally,
      Function<PlannedReminder, Claim> nextClaim,
      List<Claim> claims) {
    this.run = run;
    this.log = log;
    this.look = look;
    this.settle = settle;
    this.clock = clock;
    this.tally = tally;
    this.nextClaim = nextClaim;
    this.open = List.copyOf(claims);
  }

  /** The claims that stand alone. */
  List<Claim> alone() {
    return List.copyOf(alone);
  }

  /**
   * Lets go of the claims of which nothing is known, since the run was stopped first. What was let
   * go of before is not said again in other words.
   *
   * @param pending gets the {@code released} rows that are still to be written
   */
  void abandon(String why, List<AuditEvent> pending) {
    for (Claim claim : open) {
      AttemptId attempt = claim.event().attempt();
      tally.outcome(claim, ReminderOutcome.RELEASED, why);
      if (!closed.contains(attempt)) {
        pending.add(letGo.getOrDefault(attempt, claim.next(Status.RELEASED, clock.instant(), why)));
      }
    }
    open = List.of();
  }

  /**
   * Settles the claims, or stops the run where it is paused or asked to end.
   *
   * @param pending gets the {@code released} rows that are still to be written
   */
  void settle(List<AuditEvent> pending) {
    for (int round = 1; !open.isEmpty(); round++) {
      Optional<EventLog> seen = look.after(settle);
      if (seen.isEmpty()) {
        return;
      }
      List<Claim> contested = sort(seen.get(), pending);
      if (round == ROUNDS) {
        contested.forEach(claim -> pending.add(lost(claim)));
        open = List.of();
      } else if (!contested.isEmpty() && !claimAgain(contested, seen.get())) {
        return;
      }
    }
  }

  /** Keeps what stands alone, lets go of what is lost, and returns what a rival claims too. */
  private List<Claim> sort(EventLog seen, List<AuditEvent> pending) {
    List<Claim> contested = new ArrayList<>();
    for (Claim claim : open) {
      boolean there = seen.has(claim.event().attempt(), claim.hash(), Status.CLAIMED);
      AttemptState others = others(claim, seen);
      if (there && leavesFree(others)) {
        alone.add(claim);
      } else if (there && others == AttemptState.TAKEN) {
        contested.add(claim);
      } else {
        pending.add(lost(claim));
      }
    }
    open = List.copyOf(contested);
    return contested;
  }

  private AttemptState others(Claim claim, EventLog seen) {
    return seen.leavingOut(
        claim.event().attempt(), claim.hash(), claim.event().fingerprint(), clock.instant());
  }

  private static boolean leavesFree(AttemptState others) {
    return others == AttemptState.FREE || others == AttemptState.FAILED;
  }

  /** Lets go and claims again, each run at its own time; false when the run is stopped. */
  private boolean claimAgain(List<Claim> contested, EventLog seen) {
    List<AuditEvent> rows = new ArrayList<>();
    List<Claim> atOnce = new ArrayList<>();
    List<Claim> later = new ArrayList<>();
    for (Claim claim : contested) {
      AuditEvent released = claim.next(Status.RELEASED, clock.instant(), Reason.TAKEN.word());
      rows.add(released);
      if (goesFirst(claim, seen)) {
        atOnce.add(nextClaim.apply(claim.line()));
      } else {
        later.add(claim);
        letGo.put(claim.event().attempt(), released);
      }
    }
    atOnce.forEach(claim -> rows.add(claim.event()));
    open = joined(atOnce, later);
    log.append(rows);
    closed.addAll(letGo.keySet());
    if (later.isEmpty()) {
      return true;
    }
    Optional<EventLog> then = look.after(settle.multipliedBy(PATIENCE));
    if (then.isEmpty()) {
      return false;
    }
    List<Claim> renewed = new ArrayList<>();
    for (Claim claim : later) {
      if (leavesFree(others(claim, then.get()))) {
        renewed.add(nextClaim.apply(claim.line()));
      } else {
        tally.outcome(claim, ReminderOutcome.TAKEN, "");
      }
    }
    open = joined(atOnce, renewed);
    if (!renewed.isEmpty()) {
      log.append(renewed.stream().map(Claim::event).toList());
    }
    return true;
  }

  private boolean goesFirst(Claim claim, EventLog seen) {
    return seen.claimants(claim.hash(), claim.event().fingerprint(), clock.instant()).stream()
        .noneMatch(other -> other.compareTo(run) < 0);
  }

  private AuditEvent lost(Claim claim) {
    tally.outcome(claim, ReminderOutcome.TAKEN, "");
    return claim.next(Status.RELEASED, clock.instant(), Reason.TAKEN.word());
  }

  private static List<Claim> joined(List<Claim> some, List<Claim> more) {
    List<Claim> all = new ArrayList<>(some);
    all.addAll(more);
    return List.copyOf(all);
  }
}
