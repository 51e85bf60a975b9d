package dev.clioremind.holidays;

import static java.time.temporal.TemporalAdjusters.dayOfWeekInMonth;
import static java.time.temporal.TemporalAdjusters.previous;

import de.focus_shift.jollyday.core.Holiday;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What jollyday's calendars lack or have wrong, where the law is plain. */
final class Corrections {

  /** All are the Friday after Thanksgiving. jollyday has the fourth Friday of November. */
  private static final Set<String> AFTER_THANKSGIVING =
      Set.of(
          "DAY_AFTER_THANKSGIVING", "AMERICAN_INDIAN_HERITAGE_DAY", "NATIVE_AMERICAN_HERITAGE_DAY");

  private Corrections() {}

  /** The date of a holiday that jollyday knows. */
  static LocalDate actualDate(Holiday holiday) {
    LocalDate date = holiday.getActualDate();
    return AFTER_THANKSGIVING.contains(holiday.getPropertiesKey())
        ? nth(4, DayOfWeek.THURSDAY, Month.NOVEMBER, date.getYear()).plusDays(1)
        : date;
  }

  /** The holidays of a calendar that jollyday does not know. */
  static Map<LocalDate, String> missing(String calendar, int year) {
    if (calendar.equals("us") || calendar.startsWith("us-")) {
      return unitedStates(year);
    }
    return switch (calendar) {
      case "ca" -> canada(year);
      case "ca-on" -> ontario(year);
      default -> Map.of();
    };
  }

  /** A federal holiday everywhere (5 U.S.C. 6103), which jollyday leaves to the states. */
  private static Map<LocalDate, String> unitedStates(int year) {
    return Map.of(nth(2, DayOfWeek.MONDAY, Month.OCTOBER, year), "Columbus Day");
  }

  /** The general holidays of section 166 of the Canada Labour Code. */
  private static Map<LocalDate, String> canada(int year) {
    return Map.of(
        LocalDate.of(year, Month.MAY, 25).with(previous(DayOfWeek.MONDAY)), "Victoria Day",
        LocalDate.of(year, Month.SEPTEMBER, 30), "National Day for Truth and Reconciliation",
        nth(2, DayOfWeek.MONDAY, Month.OCTOBER, year), "Thanksgiving",
        LocalDate.of(year, Month.NOVEMBER, 11), "Remembrance Day",
        LocalDate.of(year, Month.DECEMBER, 26), "Boxing Day");
  }

  /**
   * The weekdays that stand in for holidays on a weekend, by rule 1.03 of Ontario's Rules of Civil
   * Procedure.
   */
  private static Map<LocalDate, String> ontario(int year) {
    Map<LocalDate, String> days = new HashMap<>();
    observedOnMonday(days, LocalDate.of(year, Month.JANUARY, 1), "New Year's Day");
    observedOnMonday(days, LocalDate.of(year, Month.JULY, 1), "Canada Day");
    observedOnMonday(days, LocalDate.of(year, Month.NOVEMBER, 11), "Remembrance Day");
    LocalDate christmas = LocalDate.of(year, Month.DECEMBER, 25);
    switch (christmas.getDayOfWeek()) {
      case FRIDAY -> days.put(christmas.plusDays(3), "Boxing Day (observed)");
      case SATURDAY -> {
        days.put(christmas.plusDays(2), "Christmas (observed)");
        days.put(christmas.plusDays(3), "Boxing Day (observed)");
      }
      case SUNDAY -> {
        days.put(christmas.plusDays(1), "Boxing Day (observed)");
        days.put(christmas.plusDays(2), "Christmas (observed)");
      }
      default -> {}
    }
    return days;
  }

  private static void observedOnMonday(Map<LocalDate, String> days, LocalDate date, String name) {
    if (date.getDayOfWeek() == DayOfWeek.SATURDAY) {
      days.put(date.plusDays(2), name + " (observed)");
    } else if (date.getDayOfWeek() == DayOfWeek.SUNDAY) {
      days.put(date.plusDays(1), name + " (observed)");
    }
  }

  private static LocalDate nth(int ordinal, DayOfWeek day, Month month, int year) {
    return LocalDate.of(year, month, 1).with(dayOfWeekInMonth(ordinal, day));
  }
}
