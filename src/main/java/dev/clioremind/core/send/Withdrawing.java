package dev.clioremind.core.send;

import dev.clioremind.core.ExitCode;
import dev.clioremind.core.log.Attempt;
import dev.clioremind.core.log.AuditEvent;
import dev.clioremind.core.log.AuditLog;
import dev.clioremind.core.log.Status;
import dev.clioremind.core.plan.AfterSent;
import dev.clioremind.core.plan.Decision;
import dev.clioremind.core.plan.Plan;
import dev.clioremind.core.plan.PlannedReminder;
import dev.clioremind.core.plan.PlannedReminder.Hold;
import dev.clioremind.core.plan.PlannedReminder.Skip;
import dev.clioremind.core.plan.Reason;
import dev.clioremind.core.plan.Withdrawal;
import dev.clioremind.core.send.WithdrawalOutcome.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Takes back messages that wait at the service and no longer hold. Written ahead like a message: a
 * {@code cancelled} row that says "unconfirmed" is in the log before the service is asked, so that
 * a run that dies in between leaves a doubt and never a message that everybody believes to be
 * waiting. The row that confirms it has the same EventID, and outweighs it. Nothing is sent here.
 */
final class Withdrawing {

  /** One that is this close to its time may be on its way out. */
  private static final Duration ON_ITS_WAY = Duration.ofMinutes(1);

  private static final String DOUBT =
      "a message about it was to be withdrawn first, and may still go out";

  private final AuditLog log;
  private final MessageSender sender;
  private final RunTime time;
  private final Clock clock;
  private final Tally tally;
  private boolean refused;

  Withdrawing(AuditLog log, MessageSender sender, RunTime time, Tally tally) {
    this.log = log;
    this.sender = sender;
    this.time = time;
    this.clock = time.clock();
    this.tally = tally;
  }

  /**
   * Withdraws what a plan wants withdrawn.
   *
   * @return the plan in which what depends on a withdrawal that was not confirmed waits
   * @throws dev.clioremind.core.ServiceException when the log can't be written; what was withdrawn
   *     by then is in doubt until the next run
   */
  Plan perform(Plan plan) {
    List<WithdrawalOutcome> done = perform(plan.withdrawals());
    if (done.isEmpty()) {
      return plan;
    }
    List<AfterSent> told = new ArrayList<>();
    done.stream()
        .filter(outcome -> outcome.kind() == Kind.LEFT)
        .forEach(outcome -> outcome.withdrawal().ifItLeft().ifPresent(told::add));
    return plan.withReminders(
            plan.reminders().stream().map(line -> afterwards(line, done)).toList())
        .withAfterSent(told);
  }

  private static PlannedReminder afterwards(PlannedReminder line, List<WithdrawalOutcome> done) {
    if (line.decision() != Decision.SEND && line.decision() != Decision.SCHEDULE) {
      return line;
    }
    for (WithdrawalOutcome outcome : done) {
      Withdrawal withdrawal = outcome.withdrawal();
      if (outcome.kind() == Kind.UNCONFIRMED && withdrawal.concerns(line.subject())) {
        return new Hold(line.subject(), line.channel(), Reason.IN_DOUBT, DOUBT);
      }
      if (outcome.kind() == Kind.LEFT && withdrawal.isOf(line.subject())) {
        return new Skip(line.subject(), line.channel(), Reason.ALREADY_SENT, "it had left already");
      }
    }
    return line;
  }

  /** Withdraws these, and tells the tally what became of each. */
  List<WithdrawalOutcome> perform(List<Withdrawal> withdrawals) {
    if (withdrawals.isEmpty() || isOver()) {
      return List.of();
    }
    Map<Withdrawal, Standing> before = new LinkedHashMap<>();
    withdrawals.forEach(w -> before.put(w, isOver() ? Standing.UNKNOWN : standing(w)));
    append(before.entrySet().stream().flatMap(e -> begun(e.getKey(), e.getValue())).toList());
    Map<Withdrawal, WithdrawalOutcome> outcomes = new LinkedHashMap<>();
    before.forEach((w, standing) -> outcomes.put(w, found(w, standing, false, "not tried")));
    askAll(outcomes, before);
    append(outcomes.values().stream().flatMap(o -> settled(o).stream()).toList());
    outcomes.values().forEach(tally::withdrawal);
    return List.copyOf(outcomes.values());
  }

  private Standing standing(Withdrawal withdrawal) {
    String id = withdrawal.scheduled().messageId();
    return id.equals(AuditEvent.NOTHING) ? Standing.UNKNOWN : sender.standing(id);
  }

  /** The row that is written ahead, unless the log has it, or there is nothing left to withdraw. */
  private Stream<AuditEvent> begun(Withdrawal withdrawal, Standing standing) {
    boolean seen = standing == Standing.WAITS;
    if (standing == Standing.LEFT
        || standing == Standing.CANCELLED
        || (withdrawal.begun() && (withdrawal.seen() || !seen))) {
      return Stream.of();
    }
    String details = Attempt.UNCONFIRMED + ": " + withdrawal.why().word();
    return Stream.of(
        row(withdrawal, Status.CANCELLED, seen ? details + Attempt.SEEN_WAITING : details));
  }

  /** What a first look leaves open is looked at again, for the service shows changes late. */
  private void askAll(
      Map<Withdrawal, WithdrawalOutcome> outcomes, Map<Withdrawal, Standing> before) {
    ask(outcomes, before);
    for (Duration wait : SendSettings.LOOKS) {
      if (outcomes.values().stream().noneMatch(Withdrawing::isOpen) || isOver()) {
        return;
      }
      try {
        time.waiter().await(wait);
      } catch (InterruptedException e) {
        tally.interrupted(time.stop().requested().orElse(ExitCode.INTERRUPTED));
        return;
      }
      ask(outcomes, before);
    }
  }

  private void ask(Map<Withdrawal, WithdrawalOutcome> outcomes, Map<Withdrawal, Standing> before) {
    for (Map.Entry<Withdrawal, WithdrawalOutcome> entry : outcomes.entrySet()) {
      if (isOpen(entry.getValue())) {
        if (isOver()) {
          return;
        }
        entry.setValue(ask(entry.getKey(), before.get(entry.getKey()) == Standing.WAITS));
      }
    }
  }

  private static boolean isOpen(WithdrawalOutcome outcome) {
    return outcome.kind() == Kind.UNCONFIRMED;
  }

  private boolean isOver() {
    time.stop().requested().ifPresent(code -> tally.stop(code, "interrupted"));
    if (!time.lease().holds()) {
      tally.stop(ExitCode.TRY_AGAIN, Reason.LEASE_OVER.word());
    }
    return time.stop().requested().isPresent() || !time.lease().holds() || refused;
  }

  private WithdrawalOutcome ask(Withdrawal withdrawal, boolean seenNow) {
    String id = withdrawal.scheduled().messageId();
    if (id.equals(AuditEvent.NOTHING)) {
      return new WithdrawalOutcome(
          withdrawal, Kind.UNCONFIRMED, "GoHighLevel gave no id by which it could be withdrawn");
    }
    Withdrawn said = sender.withdraw(id);
    switch (said.after()) {
      case GO_ON, CLOSE_CHANNEL -> {}
      case STOP_UNAVAILABLE -> refused(ExitCode.TRY_AGAIN, said);
      case STOP_SIGN_IN -> refused(ExitCode.SIGN_IN, said);
    }
    return said.confirmed()
        ? new WithdrawalOutcome(withdrawal, Kind.WITHDRAWN, "")
        : found(withdrawal, standing(withdrawal), seenNow || withdrawal.seen(), said.detail());
  }

  /**
   * What the message itself tells.
   *
   * @param seen whether it was seen waiting before
   */
  private WithdrawalOutcome found(
      Withdrawal withdrawal, Standing standing, boolean seen, String detail) {
    return switch (standing) {
      case LEFT -> new WithdrawalOutcome(withdrawal, Kind.LEFT, "");
      case CANCELLED -> new WithdrawalOutcome(withdrawal, Kind.WITHDRAWN, "");
      case NOT_THERE ->
          seen && hasNotLeft(withdrawal)
              ? new WithdrawalOutcome(withdrawal, Kind.WITHDRAWN, "it is not there any more")
              : new WithdrawalOutcome(withdrawal, Kind.UNCONFIRMED, detail);
      case WAITS, UNKNOWN -> new WithdrawalOutcome(withdrawal, Kind.UNCONFIRMED, detail);
    };
  }

  /**
   * Whether a message can't have left yet. One that was seen waiting, and is gone before its time,
   * was withdrawn: by a run that died before it could say so, or by a person.
   */
  private boolean hasNotLeft(Withdrawal withdrawal) {
    Instant now = clock.instant();
    return withdrawal.at().filter(at -> now.plus(ON_ITS_WAY).isBefore(at)).isPresent();
  }

  private void refused(ExitCode code, Withdrawn said) {
    refused = true;
    tally.stop(code, said.detail());
  }

  private Optional<AuditEvent> settled(WithdrawalOutcome outcome) {
    return switch (outcome.kind()) {
      case WITHDRAWN ->
          Optional.of(
              row(outcome.withdrawal(), Status.CANCELLED, outcome.withdrawal().why().word()));
      case LEFT ->
          Optional.of(
              row(outcome.withdrawal(), Status.SUCCESS, "left before it could be withdrawn"));
      case UNCONFIRMED -> Optional.empty();
    };
  }

  private AuditEvent row(Withdrawal withdrawal, Status status, String details) {
    return withdrawal.scheduled().next(status, clock.instant(), details, "");
  }

  private void append(List<AuditEvent> rows) {
    if (!rows.isEmpty()) {
      log.append(rows);
    }
  }
}
