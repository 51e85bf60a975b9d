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

  static Optional<MatterId> matterOf(Occasion occasion) {
    return occasion.deadline().matter() instanceof MatterLink.Linked linked
        ? Optional.of(linked.matter())
        : Optional.empty();
  }
}
