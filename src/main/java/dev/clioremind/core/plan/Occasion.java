package dev.clioremind.core.plan;

import dev.clioremind.core.deadline.Deadline;
import dev.clioremind.core.rule.Rule;
import java.time.LocalDate;

/**
 * A deadline that a rule matches by its type: what may become a reminder, before it is known to
 * whom.
 *
 * @param type the deadline type, as the firm names it
 * @param nominalDate the deadline date minus DaysOut; part of the identity, never changed by
 *     windows or holidays
 * @param sendDay the nominal date, or the nearest earlier day on which messages may go out
 */
public record Occasion(
    Deadline deadline, String type, Rule rule, LocalDate nominalDate, LocalDate sendDay) {

  /** The event hash where the client is addressed, or nobody is known to be. */
  public String clientHash() {
    return Identity.eventHash(deadline.id(), rule.ruleId(), nominalDate);
  }
}
