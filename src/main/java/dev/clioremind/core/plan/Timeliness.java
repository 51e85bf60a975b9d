package dev.clioremind.core.plan;

import dev.clioremind.core.log.EventLog;
import java.time.LocalDate;

/** Whether a reminder's day has gone by, and whether there was ever a run that missed it. */
record Timeliness(EventLog log, Moment moment, PlanSettings settings) {

  /** Whether its send day lies further back than a missed reminder is caught up. */
  boolean isPast(Occasion occasion) {
    return occasion.sendDay().isBefore(moment.today().minusDays(settings.catchUpDays()));
  }

  /**
   * Whether its day has gone by because the deadline was entered on that day or later. One that a
   * run has tried was due, so it was missed whenever it was entered.
   *
   * @param hash the event hash of the reminder
   */
  boolean isLateEntry(Occasion occasion, String hash) {
    LocalDate entered = occasion.deadline().created().atZone(moment.zone()).toLocalDate();
    return isPast(occasion)
        && !entered.isBefore(occasion.nominalDate())
        && log.attempts(hash).isEmpty();
  }
}
