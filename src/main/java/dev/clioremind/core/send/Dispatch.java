package dev.clioremind.core.send;

import dev.clioremind.core.ConfigurationException;
import dev.clioremind.core.ExitCode;
import dev.clioremind.core.ServiceException;
import dev.clioremind.core.deadline.DeadlineSource;
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
import dev.clioremind.core.progress.Progress;
import dev.clioremind.core.progress.Work;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Stream;

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
  private final SendSettings settings;
  private final RunTime time;
  private final Clock clock;
  private final StopSignal stop;
  private final Tally tally = new Tally();
  private final LookUp lookUp;
  private final SecondLook look;
  private final LastCheck lastCheck;
  private final Volley volley;
  private final Withdrawing withdrawing;
  private final Fates fates;
  private final Progress progress;
  private final List<Claim> unknown = new ArrayList<>();
  private final List<Claim> nameless = new ArrayList<>();
  private int attempts;

  /**
   * What a run sends with.
   *
   * @param source where deadlines are read once more before their messages leave
   * @param progress who is told how many went out
   */
  public record Ports(
      AuditLog log, MessageSender sender, DeadlineSource source, Progress progress) {

    /** Without anybody who is told. */
    public Ports(AuditLog log, MessageSender sender, DeadlineSource source) {
      this(log, sender, source, Progress.untold());
    }
  }

  /**
   * Builds the dispatch of one run.
   *
   * @param random any number: tells this run's attempts from those of another that drew the same
   *     RunID in the same second
   */
  public Dispatch(RunId run, int random, Ports ports, SendSettings settings, RunTime time) {
    this(run, random, ports, settings, time, Hands::pool);
  }

  /**
   * The same with other hands.
   *
   * @param hands those that hand over a chunk of so many messages
   */
  public Dispatch(
      RunId run,
      int random,
      Ports ports,
      SendSettings settings,
      RunTime time,
      IntFunction<Hands> hands) {
    this.run = run;
    this.attempts = firstAttempt(random);
    this.log = ports.log();
    this.settings = settings;
    this.time = time;
    this.clock = time.clock();
    this.stop = time.stop();
    this.lookUp = new LookUp(log, ports.sender(), settings.takenFor(), clock, stop);
    this.look = new SecondLook(log, settings.takenFor(), time, tally);
    this.lastCheck = new LastCheck(ports.source(), settings, clock, tally);
    this.volley = new Volley(ports.sender(), time, tally, hands);
    this.withdrawing = new Withdrawing(log, ports.sender(), time, tally);
    this.fates = new Fates(log, ports.sender(), clock, tally);
    this.progress = ports.progress();
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
      List<Claim> alone = settle(claims, pending);
      List<List<Claim>> chunks = chunks(alone);
      Progress.Stretch sending = progress.begin(Work.SENDING, alone.size());
      for (int i = 0; i < chunks.size(); i++) {
        if (goesOn()) {
          List<Claim> same = lastCheck.standing(chunks.get(i), plan, pending);
          sending.advance(chunks.get(i).size() - same.size());
          pending.addAll(sendChunk(same, pending, sending));
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
          EventLog.of(log.readBack().events(), settings.takenFor())
              .waiting(clock.instant())
              .stream()
              .map(Withdrawal::whilePaused)
              .toList());
    } catch (ServiceException | ConfigurationException e) {
      tally.stop(e, "AuditLog");
    } finally {
      tally.restoreInterrupt();
    }
  }

  /**
   * A message that was taken although no answer came, or none that could be read, shows up a little
   * later. Without its id nobody could ask what became of it, or withdraw it.
   */
  private void lookUpUnknown() {
    for (Duration wait : SendSettings.LOOKS) {
      if ((unknown.isEmpty() && nameless.isEmpty()) || stop.requested().isPresent()) {
        return;
      }
      try {
        time.waiter().await(wait);
        EventLog now =
            lookUp.settle(
                Stream.concat(unknown.stream(), nameless.stream())
                    .map(claim -> new LookUp.Doubt(claim.line().subject(), claim.delivery()))
                    .toList());
        unknown.removeIf(claim -> isFound(claim, now));
        nameless.removeIf(
            claim ->
                now.nameless(claim.hash()).stream()
                    .noneMatch(a -> a.id().equals(claim.event().attempt())));
      } catch (ServiceException | ConfigurationException e) {
        tally.stop(e, "AuditLog");
        return;
      } catch (InterruptedException e) {
        tally.interrupted(stop.requested().orElse(ExitCode.INTERRUPTED));
        tally.restoreInterrupt();
        return;
      }
    }
    tellNeverFound();
  }

  private void tellNeverFound() {
    if (nameless.isEmpty()) {
      return;
    }
    try {
      List<AuditEvent> rows = NeverFound.ofThisRun(nameless, clock.instant());
      log.append(rows);
      rows.forEach(row -> tally.problem(NeverFound.problem(row)));
    } catch (ServiceException | ConfigurationException e) {
      tally.stop(e, "AuditLog");
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

  private List<List<Claim>> chunks(List<Claim> claims) {
    List<List<Claim>> chunks = new ArrayList<>();
    for (int from = 0; from < claims.size(); from += settings.chunk()) {
      chunks.add(claims.subList(from, Math.min(claims.size(), from + settings.chunk())));
    }
    return chunks;
  }

  /**
   * Writes down that a chunk goes out, together with what is still to be said of the one before,
   * and sends it.
   *
   * @return the events that say what became of it
   */
  private List<AuditEvent> sendChunk(
      List<Claim> chunk, List<AuditEvent> pending, Progress.Stretch sending) {
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
    sending.advance(chunk.size() - sure.size());
    if (sure.isEmpty()) {
      return events;
    }
    Map<Claim, Outcome> outcomes = volley.send(sure, sending);
    outcomes.forEach(
        (claim, outcome) -> {
          events.add(claim.ended(outcome, clock.instant()));
          tally.outcome(claim, ReminderOutcome.of(outcome.kind().status()), outcome.detail());
          if (outcome.kind() == Outcome.Kind.UNKNOWN) {
            unknown.add(claim);
          } else if (outcome.isNameless()) {
            nameless.add(claim);
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
        released.add(tally.released(claim, "its row was overwritten", clock.instant()));
      } else if (isSentByAnother(claim, seen.get())) {
        released.add(tally.released(claim, Reason.TAKEN.word(), clock.instant()));
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
    claims.forEach(claim -> pending.add(tally.released(claim, why, clock.instant())));
  }

  private boolean leaseHolds() {
    if (!time.lease().holds()) {
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
