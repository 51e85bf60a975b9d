package dev.clioremind.core.send;

import dev.clioremind.core.ConfigurationException;
import dev.clioremind.core.ExitCode;
import dev.clioremind.core.ServiceException;
import dev.clioremind.core.deadline.Deadline;
import dev.clioremind.core.deadline.DeadlineId;
import dev.clioremind.core.deadline.DeadlineSource;
import dev.clioremind.core.deadline.Markers;
import dev.clioremind.core.log.AttemptId;
import dev.clioremind.core.log.AuditEvent;
import dev.clioremind.core.log.AuditLog;
import dev.clioremind.core.log.EventId;
import dev.clioremind.core.log.EventLog;
import dev.clioremind.core.log.RunId;
import dev.clioremind.core.log.Status;
import dev.clioremind.core.plan.Plan;
import dev.clioremind.core.plan.PlannedReminder;
import dev.clioremind.core.plan.Reason;
import dev.clioremind.core.plan.Withdrawal;
import dev.clioremind.core.sheet.Problem;
import dev.clioremind.core.time.Lease;
import dev.clioremind.core.time.Waiter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * Performs a plan: claims, waits, reads back, keeps what is its alone, and sends it in chunks, each
 * written down before it goes out. Used for one run, by one thread.
 */
public final class Dispatch {

  private static final String LOOKED_UP = "no answer came, but it was found in GoHighLevel";

  /** The attempts of one run lie in one of so many blocks, so that an EventID stays readable. */
  private static final int BLOCKS = 900_000;

  private static final int BLOCK = 1_000;

  private final RunId run;
  private final AuditLog log;
  private final MessageSender sender;
  private final DeadlineSource source;
  private final SendSettings settings;
  private final Markers markers;
  private final Clock clock;
  private final Lease lease;
  private final Waiter waiter;
  private final StopSignal stop;
  private final IntFunction<Hands> hands;
  private final Tally tally = new Tally();
  private final LookUp lookUp;
  private final SecondLook look;
  private final Duration takenFor;
  private final Withdrawing withdrawing;
  private final Fates fates;
  private final List<Claim> unknown = new ArrayList<>();
  private int attempts;

  /**
   * Builds the dispatch of one run.
   *
   * @param random any number: tells this run's attempts from those of another that drew the same
   *     RunID in the same second
   * @param takenFor how long others respect this run's claims
   */
  public Dispatch(
      RunId run,
      int random,
      AuditLog log,
      MessageSender sender,
      DeadlineSource source,
      SendSettings settings,
      Markers markers,
      Duration takenFor,
      Clock clock,
      Lease lease,
      Waiter waiter,
      StopSignal stop) {
    this(
        run,
        random,
        log,
        sender,
        source,
        settings,
        markers,
        takenFor,
        clock,
        lease,
        waiter,
        stop,
        Hands::pool);
  }

  /**
   * The same with other hands.
   *
   * @param hands those that hand over a chunk of so many messages
   */
  public Dispatch(
      RunId run,
      int random,
      AuditLog log,
      MessageSender sender,
      DeadlineSource source,
      SendSettings settings,
      Markers markers,
      Duration takenFor,
      Clock clock,
      Lease lease,
      Waiter waiter,
      StopSignal stop,
      IntFunction<Hands> hands) {
    this.run = run;
    this.attempts = firstAttempt(random);
    this.log = log;
    this.sender = sender;
    this.source = source;
    this.settings = settings;
    this.markers = markers;
    this.clock = clock;
    this.lease = lease;
    this.waiter = waiter;
    this.stop = stop;
    this.hands = hands;
    this.lookUp = new LookUp(log, sender, takenFor, clock, stop);
    this.takenFor = takenFor;
    this.look = new SecondLook(log, takenFor, waiter, stop, tally);
    this.withdrawing = new Withdrawing(log, sender, clock, lease, waiter, stop, tally);
    this.fates = new Fates(log, sender, clock, tally);
  }

  /**
   * Withdraws the scheduled messages that no longer hold. Before any claim, and also while paused.
   *
   * @return the plan in which what depends on a withdrawal that was not confirmed waits
   * @throws ServiceException when the log can't be written; nothing was sent
   * @throws ConfigurationException the same, when the log can't be trusted
   */
  public Plan withdraw(Plan plan) {
    try {
      return withdrawing.perform(plan);
    } finally {
      tally.restoreInterrupt();
    }
  }

  /**
   * Learns what became of the messages of the last days.
   *
   * @param known the log as the run read it
   * @return the plan that also names what did not arrive
   * @throws ServiceException when the log can't be written; nothing was sent
   */
  public Plan pollFates(Plan plan, EventLog known) {
    return tally.isStopped() ? plan : fates.read(plan, known);
  }

  /** What came of the run so far. */
  public Performed performed() {
    return tally.result();
  }

  /**
   * Looks for the messages of which earlier runs did not learn what became. Not for a dry run: what
   * is found is written down.
   *
   * @return the plan in which what was found counts as sent; what was not found stays held
   * @throws ServiceException when the log can't be read or written; nothing was sent
   * @throws ConfigurationException the same, when the log can't be trusted
   */
  public Plan settleDoubts(Plan plan) {
    return lookUp.settle(plan);
  }

  /**
   * Performs a plan.
   *
   * @throws ServiceException when the first rows can't be written, and so nothing was sent; what
   *     was claimed is free again after the lease. Later trouble is part of the result
   * @throws ConfigurationException the same, when the log can't be trusted
   */
  public Performed perform(Plan plan) {
    if (tally.isStopped()) {
      return tally.result();
    }
    List<AuditEvent> opening =
        new ArrayList<>(new SkipRows(plan).events(clock.instant(), this::next));
    int wanted = plan.toHandOver().size() + plan.waitingForContact().size();
    if (wanted > settings.maxSends()) {
      tally.refuse(
          "%s reminders are due, more than send.max-sends (%s) allows in one run: none was sent"
              .formatted(wanted, settings.maxSends()));
      append(opening);
      return tally.result();
    }
    List<Claim> claims = plan.toHandOver().stream().map(this::claim).toList();
    claims.forEach(claim -> opening.add(claim.event()));
    append(opening);
    if (!claims.isEmpty()) {
      sendAll(plan, claims);
    }
    return tally.result();
  }

  private Claim claim(PlannedReminder line) {
    return Claim.of(line, next(Status.CLAIMED), clock.instant());
  }

  /**
   * Attempts are counted from a number drawn by chance: a RunID has only sixteen random bits, and
   * two runs of one second that drew the same must not take each other's rows for their own.
   */
  private static int firstAttempt(int random) {
    return Math.floorMod(random, BLOCKS) * BLOCK;
  }

  private EventId next(Status status) {
    attempts++;
    return new EventId(new AttemptId(run, attempts), status);
  }

  private void append(List<AuditEvent> events) {
    if (!events.isEmpty()) {
      log.append(events);
    }
  }

  private void sendAll(Plan plan, List<Claim> claims) {
    List<AuditEvent> pending = new ArrayList<>();
    try {
      List<List<Claim>> chunks = chunks(settle(claims, pending));
      for (int i = 0; i < chunks.size(); i++) {
        if (goesOn()) {
          List<Claim> same =
              unchanged(inTime(open(chunks.get(i), pending), plan, pending), plan, pending);
          pending.addAll(sendChunk(same, pending));
        } else {
          releaseAll(chunks.get(i), tally.whyStopped(), pending);
        }
      }
    } finally {
      // Also after a defect: what was sent must be written down.
      recordLast(pending);
      tally.restoreInterrupt();
    }
    lookUpUnknown();
    if (tally.isPaused()) {
      withdrawAll();
    }
  }

  /** The switch was turned off while this run was at work: nothing may go out later either. */
  private void withdrawAll() {
    try {
      withdrawing.perform(
          EventLog.of(log.readBack().events(), takenFor).waiting(clock.instant()).stream()
              .map(Withdrawal::whilePaused)
              .toList());
    } catch (ServiceException | ConfigurationException e) {
      tally.stop(e, "AuditLog");
    } finally {
      tally.restoreInterrupt();
    }
  }

  /** A message that was taken although no answer came shows up a little later. */
  private void lookUpUnknown() {
    for (Duration wait : SendSettings.LOOKS) {
      if (unknown.isEmpty() || stop.requested().isPresent()) {
        return;
      }
      try {
        waiter.await(wait);
        EventLog now =
            lookUp.settle(
                unknown.stream()
                    .map(claim -> new LookUp.Doubt(claim.line().subject(), claim.delivery()))
                    .toList());
        unknown.removeIf(claim -> isFound(claim, now));
      } catch (ServiceException | ConfigurationException e) {
        tally.stop(e, "AuditLog");
        return;
      } catch (InterruptedException e) {
        tally.interrupted(stop.requested().orElse(ExitCode.INTERRUPTED));
        tally.restoreInterrupt();
        return;
      }
    }
  }

  private boolean isFound(Claim claim, EventLog now) {
    AttemptId attempt = claim.event().attempt();
    for (Status status : List.of(Status.SUCCESS, Status.SCHEDULED)) {
      if (now.has(attempt, claim.hash(), status)) {
        tally.outcome(claim, ReminderOutcome.of(status), LOOKED_UP);
        return true;
      }
    }
    return false;
  }

  /** Keeps the claims that stand alone. */
  private List<Claim> settle(List<Claim> claims, List<AuditEvent> pending) {
    Claiming claiming =
        new Claiming(run, log, look, settings.settle(), clock, tally, this::claim, claims);
    try {
      claiming.settle(pending);
    } catch (ServiceException | ConfigurationException e) {
      tally.stop(e, "AuditLog");
    }
    claiming.abandon(tally.whyStopped(), pending);
    return claiming.alone();
  }

  private boolean goesOn() {
    return !tally.isStopped() && !stopRequested() && leaseHolds();
  }

  /** Releases what would go out by a channel that the service has closed. */
  private List<Claim> open(List<Claim> chunk, List<AuditEvent> pending) {
    List<Claim> open = new ArrayList<>();
    for (Claim claim : chunk) {
      tally
          .whyClosed(claim.delivery().channel())
          .ifPresentOrElse(why -> pending.add(release(claim, why)), () -> open.add(claim));
    }
    return open;
  }

  private List<List<Claim>> chunks(List<Claim> claims) {
    List<List<Claim>> chunks = new ArrayList<>();
    for (int from = 0; from < claims.size(); from += settings.chunk()) {
      chunks.add(claims.subList(from, Math.min(claims.size(), from + settings.chunk())));
    }
    return chunks;
  }

  /**
   * Leaves out what has fallen due since the plan was made, and schedules nothing for a moment that
   * has gone by.
   */
  private List<Claim> inTime(List<Claim> chunk, Plan plan, List<AuditEvent> pending) {
    Instant now = clock.instant();
    List<Claim> inTime = new ArrayList<>();
    for (Claim claim : chunk) {
      Deadline deadline = claim.line().subject().occasion().deadline();
      if (deadline.due().liesAhead(now, plan.moment().zone())) {
        inTime.add(claim.asOf(now));
      } else {
        pending.add(release(claim, Reason.TOO_LATE.word()));
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
  private List<Claim> unchanged(List<Claim> chunk, Plan plan, List<AuditEvent> pending) {
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
      releaseAll(chunk, Reason.SERVICE_DOWN.word(), pending);
      return List.of();
    }
    List<Claim> same = new ArrayList<>();
    for (Claim claim : chunk) {
      Deadline before = claim.line().subject().occasion().deadline();
      Deadline after = now.get(before.id());
      if (after != null && standsAs(before, after, claim)) {
        same.add(claim);
      } else {
        pending.add(release(claim, Reason.MOVED.word()));
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
        && !markers.looksCancelled(after);
  }

  /**
   * Writes down that a chunk goes out, together with what is still to be said of the one before,
   * and sends it.
   *
   * @return the events that say what became of it
   */
  private List<AuditEvent> sendChunk(List<Claim> chunk, List<AuditEvent> pending) {
    if (chunk.isEmpty()) {
      return List.of();
    }
    List<AuditEvent> rows = new ArrayList<>(pending);
    chunk.forEach(claim -> rows.add(claim.sending(clock.instant())));
    try {
      log.append(rows);
    } catch (ServiceException | ConfigurationException e) {
      // Nothing of this chunk was sent, but its rows may be in the log all the same: they are
      // closed with what is still to be said, in one more append.
      tally.stop(e, "AuditLog");
      releaseAll(chunk, tally.whyStopped(), pending);
      return List.of();
    }
    pending.clear();
    List<AuditEvent> events = new ArrayList<>();
    List<Claim> sure = writtenDown(chunk, events);
    if (sure.isEmpty()) {
      return events;
    }
    Map<Claim, Outcome> outcomes = new Volley(sender, lease, stop, tally, hands).send(sure);
    outcomes.forEach(
        (claim, outcome) -> {
          events.add(claim.ended(outcome, clock.instant()));
          tally.outcome(claim, ReminderOutcome.of(outcome.kind().status()), outcome.detail());
          if (outcome.kind() == Outcome.Kind.UNKNOWN) {
            unknown.add(claim);
          }
        });
    return events;
  }

  /**
   * Looks whether the {@code sending} rows of a chunk stayed in the log: an append that was under
   * way at the same time may overwrite them after they were confirmed, and a run that died then
   * would leave nothing but its claims, which prove that nothing was sent.
   *
   * @param released gets the {@code released} rows of the others
   */
  private List<Claim> writtenDown(List<Claim> chunk, List<AuditEvent> released) {
    Optional<EventLog> seen = Optional.empty();
    try {
      seen = look.after(settings.settle());
    } catch (ServiceException | ConfigurationException e) {
      tally.stop(e, "AuditLog");
    }
    if (seen.isEmpty()) {
      releaseAll(chunk, tally.whyStopped(), released);
      return List.of();
    }
    List<Claim> sure = new ArrayList<>();
    for (Claim claim : chunk) {
      if (!seen.get().has(claim.event().attempt(), claim.hash(), Status.SENDING)) {
        released.add(release(claim, "its row was overwritten"));
      } else if (isSentByAnother(claim, seen.get())) {
        released.add(release(claim, Reason.TAKEN.word()));
      } else {
        sure.add(claim);
      }
    }
    return sure;
  }

  /** A rival's claim alone does no harm: it finds this run's {@code sending} row, and lets go. */
  private boolean isSentByAnother(Claim claim, EventLog seen) {
    return switch (seen.leavingOut(
        claim.event().attempt(), claim.hash(), claim.event().fingerprint(), clock.instant())) {
      case DONE, IN_DOUBT -> true;
      case TAKEN, FAILED, FREE -> false;
    };
  }

  private void recordLast(List<AuditEvent> pending) {
    try {
      append(pending);
    } catch (ServiceException | ConfigurationException e) {
      tally.unwritten(e);
    }
  }

  private void releaseAll(List<Claim> claims, String why, List<AuditEvent> pending) {
    claims.forEach(claim -> pending.add(release(claim, why)));
  }

  private AuditEvent release(Claim claim, String why) {
    tally.outcome(claim, ReminderOutcome.RELEASED, why);
    return claim.next(Status.RELEASED, clock.instant(), why);
  }

  private boolean leaseHolds() {
    if (!lease.holds()) {
      tally.stop(ExitCode.TRY_AGAIN, Reason.LEASE_OVER.word());
      return false;
    }
    return true;
  }

  private boolean stopRequested() {
    stop.requested().ifPresent(code -> tally.stop(code, "interrupted"));
    return stop.requested().isPresent();
  }
}
