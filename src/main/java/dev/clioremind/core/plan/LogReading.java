package dev.clioremind.core.plan;

import dev.clioremind.core.deadline.MatterLink;
import dev.clioremind.core.log.EventLog;
import dev.clioremind.core.people.MatterId;
import java.util.Optional;

/** What the log says of a reminder, in the plan's words. */
final class LogReading {

  private LogReading() {}

  /** Why a settled reminder is not sent. */
  static Reason reasonForDone(EventLog log, String hash) {
    return log.isSettledUnsent(hash) ? Reason.ALREADY_REPORTED : Reason.ALREADY_SENT;
  }

  /**
   * Whether a reminder that the log does not settle may have been sent all the same: it was due
   * when a person accepted that rows were lost, and nothing was written about it since. Judged by
   * the send day, which may come before the nominal date, and by rows since then alone: those from
   * before do not tell what became of it later.
   */
  static boolean mayHaveLost(EventLog log, Reminder reminder, Moment moment) {
    Occasion occasion = reminder.occasion();
    return log.accepted()
            .filter(at -> !occasion.sendDay().isAfter(at.atZone(moment.zone()).toLocalDate()))
            .filter(at -> occasion.deadline().created().isBefore(at))
            .isPresent()
        && !log.wasTriedSinceAccepted(reminder.hash(), reminder.fingerprint());
  }

  static Optional<MatterId> matterOf(Occasion occasion) {
    return occasion.deadline().matter() instanceof MatterLink.Linked linked
        ? Optional.of(linked.matter())
        : Optional.empty();
  }
}
