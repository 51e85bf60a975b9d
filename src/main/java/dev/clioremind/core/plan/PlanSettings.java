package dev.clioremind.core.plan;

import dev.clioremind.core.deadline.Markers;
import dev.clioremind.core.time.Hours;
import dev.clioremind.core.time.SendDays;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;

/**
 * What the firm has settled about its reminders, beside the rules.
 *
 * @param zone what "today" means
 * @param locale how dates are written in messages
 * @param days the hours and days on which messages may arrive
 * @param urgent the hours of any day that are used where the deadline comes before the next normal
 *     opening
 * @param schedules whether the service is asked to send at the window's next opening; else the
 *     reminder is held
 * @param catchUpDays how many days late a reminder may still go out
 * @param maxAttempts after how many refusals a reminder is given up
 * @param caseText whether clients may be told an entry's summary and location and a matter's
 *     description
 * @param matterStatuses the statuses, in lower case, of matters whose clients are reminded
 * @param alertEmpty whether finding no deadline, or no rule that matches one, is a problem
 * @param addsContacts whether a send adds a person whom the message service does not know
 */
public record PlanSettings(
    String firmName,
    ZoneId zone,
    Locale locale,
    SendDays days,
    Hours urgent,
    boolean schedules,
    int catchUpDays,
    int maxAttempts,
    boolean caseText,
    Set<String> matterStatuses,
    Markers markers,
    boolean alertEmpty,
    boolean addsContacts) {

  public PlanSettings {
    matterStatuses = Set.copyOf(matterStatuses);
  }

  /** The settings of a firm that adds its contacts itself. */
  public PlanSettings(
      String firmName,
      ZoneId zone,
      Locale locale,
      SendDays days,
      Hours urgent,
      boolean schedules,
      int catchUpDays,
      int maxAttempts,
      boolean caseText,
      Set<String> matterStatuses,
      Markers markers,
      boolean alertEmpty) {
    this(
        firmName,
        zone,
        locale,
        days,
        urgent,
        schedules,
        catchUpDays,
        maxAttempts,
        caseText,
        matterStatuses,
        markers,
        alertEmpty,
        false);
  }

  /** The same with other days, once the holidays are known. */
  public PlanSettings with(SendDays others) {
    return new PlanSettings(
        firmName,
        zone,
        locale,
        others,
        urgent,
        schedules,
        catchUpDays,
        maxAttempts,
        caseText,
        matterStatuses,
        markers,
        alertEmpty,
        addsContacts);
  }

  SendTimes sendTimes() {
    return new SendTimes(days, urgent, zone);
  }
}
