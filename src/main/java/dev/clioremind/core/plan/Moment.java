package dev.clioremind.core.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The moment for which a plan is made.
 *
 * @param now as if the run began now
 * @param clock what the clock really says, by which claims of other runs are judged
 * @param zone the firm's zone
 * @param days how many days ahead the plan looks; 0: only what is due
 * @param start the day before which no nominal date is due
 */
public record Moment(Instant now, Instant clock, ZoneId zone, int days, LocalDate start) {

  /** The firm's date. */
  public LocalDate today() {
    return now.atZone(zone).toLocalDate();
  }

  /** The last send day that the plan shows. */
  LocalDate lastDay() {
    return today().plusDays(days);
  }
}
