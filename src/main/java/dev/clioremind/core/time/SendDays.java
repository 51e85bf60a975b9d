package dev.clioremind.core.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The days on which messages may arrive, and the days on which the firm works. The two differ: a
 * Saturday may have hours and is no business day.
 *
 * @param window the hours of each weekday
 * @param holidays the firm's holidays, the observed days included
 * @param onHolidays whether messages may arrive on holidays too
 */
public record SendDays(SendWindow window, Holidays holidays, boolean onHolidays) {

  /** The hours in which messages may arrive on a date; empty when the day is blocked. */
  public Optional<Hours> hours(LocalDate date) {
    if (!onHolidays && holidays.contains(date)) {
      return Optional.empty();
    }
    return window.on(date.getDayOfWeek());
  }

  /** The day itself or, when it is blocked, the nearest earlier one that is not. */
  public LocalDate moveEarlier(LocalDate nominal) {
    LocalDate day = nominal;
    // Ends: the window has a weekday with hours, and there are only so many holidays.
    while (hours(day).isEmpty()) {
      day = day.minusDays(1);
    }
    return day;
  }

  /** Whether it is a weekday and no holiday, whatever the window says. */
  public boolean isBusinessDay(LocalDate date) {
    return date.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0 && !holidays.contains(date);
  }

  /**
   * The business day that lies so many business days before a date, which itself does not count.
   *
   * @param n 1 or more
   */
  public LocalDate minusBusinessDays(LocalDate from, int n) {
    if (n < 1) {
      throw new IllegalArgumentException("business days are counted from 1");
    }
    LocalDate day = from;
    for (int left = n; left > 0; ) {
      day = day.minusDays(1);
      if (isBusinessDay(day)) {
        left--;
      }
    }
    return day;
  }
}
