package dev.clioremind.core.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sweeps compare with an oracle that knows dates only as days since 1970. */
@Timeout(60)
class SendDaysTest {

  private static final SendWindow USUAL = SendWindow.parse("MON-SAT 09:00-18:00, SUN 12:00-17:00");
  private static final SendWindow OFFICE = SendWindow.parse("MON-FRI 09:00-17:00");
  private static final SendWindow TUESDAYS = SendWindow.parse("TUE 09:00-17:00");
  private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2030, 12, 31);

  /** Fixed days of every year, a Christmas closure of twelve days, and a leap day. */
  private static final Holidays MANY = many();

  @Test
  void a_day_has_the_hours_of_its_weekday() {
    SendDays days = new SendDays(USUAL, Holidays.none(), false);

    assertThat(days.hours(LocalDate.of(2026, 11, 21))).contains(Hours.parse("09:00-18:00"));
    assertThat(days.hours(LocalDate.of(2026, 11, 22))).contains(Hours.parse("12:00-17:00"));
    assertThat(new SendDays(OFFICE, Holidays.none(), false).hours(LocalDate.of(2026, 11, 22)))
        .isEmpty();
  }

  @Test
  void a_holiday_is_blocked_unless_messages_may_arrive_on_holidays() {
    LocalDate holiday = LocalDate.of(2026, 11, 26);
    Holidays thanksgiving = new Holidays(Map.of(holiday, "Thanksgiving"));

    assertThat(new SendDays(USUAL, thanksgiving, false).hours(holiday)).isEmpty();
    assertThat(new SendDays(USUAL, thanksgiving, true).hours(holiday)).isPresent();
  }

  @Test
  void a_saturday_with_hours_is_no_business_day() {
    SendDays days = new SendDays(USUAL, Holidays.none(), true);

    assertThat(days.isBusinessDay(LocalDate.of(2026, 11, 20))).isTrue();
    assertThat(days.isBusinessDay(LocalDate.of(2026, 11, 21))).isFalse();
    assertThat(days.isBusinessDay(LocalDate.of(2026, 11, 22))).isFalse();
  }

  @Test
  void a_holiday_is_no_business_day_even_where_messages_may_arrive() {
    LocalDate holiday = LocalDate.of(2026, 11, 26);
    SendDays days = new SendDays(USUAL, new Holidays(Map.of(holiday, "Thanksgiving")), true);

    assertThat(days.isBusinessDay(holiday)).isFalse();
  }

  @Test
  void a_weekday_without_hours_is_a_business_day_all_the_same() {
    assertThat(new SendDays(TUESDAYS, Holidays.none(), false).isBusinessDay(FIRST)).isTrue();
  }

  @Test
  void business_days_are_counted_back_over_a_weekend_and_a_holiday() {
    Holidays thanksgiving = new Holidays(Map.of(LocalDate.of(2026, 11, 26), "Thanksgiving"));
    SendDays days = new SendDays(USUAL, thanksgiving, false);
    LocalDate monday = LocalDate.of(2026, 11, 30);

    assertThat(days.minusBusinessDays(monday, 1)).isEqualTo(LocalDate.of(2026, 11, 27));
    assertThat(days.minusBusinessDays(monday, 2)).isEqualTo(LocalDate.of(2026, 11, 25));
    assertThat(days.minusBusinessDays(monday.minusDays(1), 1))
        .as("a deadline on a Sunday counts from its own date")
        .isEqualTo(LocalDate.of(2026, 11, 27));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  void no_business_days_are_refused(int n) {
    SendDays days = new SendDays(USUAL, Holidays.none(), false);

    assertThatThrownBy(() -> days.minusBusinessDays(FIRST, n))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void every_day_of_seven_years_is_a_business_day_or_not_as_the_oracle_says() {
    SendDays days = new SendDays(USUAL, MANY, false);
    Set<Long> holidays = epochDays(MANY);

    FIRST
        .datesUntil(LAST.plusDays(1))
        .forEach(
            date ->
                assertThat(days.isBusinessDay(date))
                    .as("%s", date)
                    .isEqualTo(oracleWorks(date.toEpochDay(), holidays)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 10, 22, 60, 366})
  void business_days_counted_back_from_every_day_of_seven_years_agree_with_the_oracle(int n) {
    SendDays days = new SendDays(TUESDAYS, MANY, true);
    Set<Long> holidays = epochDays(MANY);

    FIRST
        .datesUntil(LAST.plusDays(1))
        .forEach(
            from -> {
              LocalDate counted = days.minusBusinessDays(from, n);
              assertThat(oracleWorks(counted.toEpochDay(), holidays)).as("%s", from).isTrue();
              int between = 0;
              for (long day = counted.toEpochDay(); day < from.toEpochDay(); day++) {
                between += oracleWorks(day, holidays) ? 1 : 0;
              }
              assertThat(between).as("%s", from).isEqualTo(n);
            });
  }

  @Test
  void every_day_of_seven_years_moves_to_the_nearest_day_with_hours_and_never_later() {
    for (SendWindow window : new SendWindow[] {USUAL, OFFICE, TUESDAYS}) {
      for (boolean onHolidays : new boolean[] {true, false}) {
        SendDays days = new SendDays(window, MANY, onHolidays);
        FIRST
            .datesUntil(LAST.plusDays(1))
            .forEach(
                nominal -> {
                  LocalDate moved = days.moveEarlier(nominal);
                  assertThat(moved).as("%s", nominal).isBeforeOrEqualTo(nominal);
                  assertThat(oracleOpen(window, moved, onHolidays)).as("%s", nominal).isTrue();
                  moved
                      .plusDays(1)
                      .datesUntil(nominal.plusDays(1))
                      .forEach(
                          passed ->
                              assertThat(oracleOpen(window, passed, onHolidays))
                                  .as("%s over %s", nominal, passed)
                                  .isFalse());
                });
      }
    }
  }

  @Test
  void a_closure_of_many_weeks_is_moved_over() {
    Map<LocalDate, String> closed = new HashMap<>();
    FIRST.datesUntil(FIRST.plusDays(400)).forEach(date -> closed.put(date, "Closed"));
    SendDays days = new SendDays(TUESDAYS, new Holidays(closed), false);

    assertThat(days.moveEarlier(FIRST.plusDays(399))).isEqualTo(LocalDate.of(2023, 12, 26));
  }

  /** 1 January 1970 was a Thursday. */
  private static boolean oracleWorks(long epochDay, Set<Long> holidays) {
    long sinceMonday = Math.floorMod(epochDay + 3, 7);
    return sinceMonday < 5 && !holidays.contains(epochDay);
  }

  private static boolean oracleOpen(SendWindow window, LocalDate date, boolean onHolidays) {
    DayOfWeek weekday = DayOfWeek.of(Math.floorMod(date.toEpochDay() + 3, 7) + 1);
    return window.hours().containsKey(weekday) && (onHolidays || !MANY.names().containsKey(date));
  }

  private static Set<Long> epochDays(Holidays holidays) {
    return holidays.names().keySet().stream()
        .map(LocalDate::toEpochDay)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Holidays many() {
    Map<LocalDate, String> names = new HashMap<>();
    for (int year = 2021; year <= 2031; year++) {
      names.put(LocalDate.of(year, 1, 1), "New Year");
      names.put(LocalDate.of(year, 7, 3), "Observed");
      names.put(LocalDate.of(year, 7, 4), "Independence Day");
      LocalDate closed = LocalDate.of(year, 12, 21);
      closed.datesUntil(closed.plusDays(12)).forEach(date -> names.put(date, "Closed"));
    }
    names.put(LocalDate.of(2024, 2, 29), "Leap day");
    names.put(LocalDate.of(2028, 2, 29), "Leap day");
    return new Holidays(names);
  }
}
