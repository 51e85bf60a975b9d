package dev.clioremind.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.Survives;
import dev.clioremind.core.deadline.Due;
import dev.clioremind.core.plan.SendTimes.When;
import dev.clioremind.core.time.Holidays;
import dev.clioremind.core.time.Hours;
import dev.clioremind.core.time.SendDays;
import dev.clioremind.core.time.SendWindow;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every hour of seven years in eight zones: leap days, year ends, both changes of the clocks. What
 * is allowed is judged by a second, slower reading of the rules.
 */
@Timeout(60)
class SendTimesSweepTest {

  private static final LocalDate FIRST = LocalDate.parse("2024-01-01");
  private static final LocalDate LAST = LocalDate.parse("2030-12-31");
  private static final ZoneId FIRM = PlanScene.NEW_YORK;
  private static final Hours URGENT = Hours.parse("08:00-21:00");
  private static final SendDays DAYS =
      new SendDays(SendWindow.parse("MON-FRI 09:00-18:00, SUN 12:00-17:00"), holidays(), false);
  private static final SendTimes TIMES = new SendTimes(DAYS, URGENT, FIRM);

  private static Holidays holidays() {
    Map<LocalDate, String> names = new HashMap<>();
    for (int year = 2023; year <= 2031; year++) {
      for (String day : List.of("-01-01", "-07-04", "-11-11", "-12-24", "-12-25", "-12-26")) {
        names.put(LocalDate.parse(year + day), "Holiday");
      }
    }
    return new Holidays(names);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "America/New_York",
        "America/Los_Angeles",
        "America/Phoenix",
        "Pacific/Honolulu",
        "Europe/London",
        "Australia/Sydney",
        "America/Sao_Paulo",
        "Asia/Kolkata"
      })
  void every_moment_that_is_chosen_is_an_allowed_one(String zoneId) {
    ZoneId zone = ZoneId.of(zoneId);
    for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
      LocalDate sendDay = DAYS.moveEarlier(day);
      Optional<LocalTime> sendAt =
          day.getDayOfMonth() % 3 == 0 ? Optional.of(LocalTime.of(16, 30)) : Optional.empty();
      List<Due> dues =
          List.of(
              new Due.OnDate(day),
              new Due.OnDate(day.plusDays(3)),
              new Due.At(day.plusDays(1).atTime(8, 30).atZone(zone)));
      Instant midnight = day.atStartOfDay(FIRM).toInstant();
      for (int half = day.getDayOfMonth() % 2; half < 50; half += 2) {
        Instant now = midnight.plus(Duration.ofMinutes(30L * half));
        for (Due due : dues) {
          if (due.liesAhead(now, FIRM)) {
            check(TIMES.when(now, sendDay, sendAt, zone, due), now, sendDay, zone, due);
          }
        }
      }
    }
  }

  private static void check(When when, Instant now, LocalDate sendDay, ZoneId zone, Due due) {
    Instant opens = sendDay.atStartOfDay(zone).toInstant();
    Instant earliest = now.isAfter(opens) ? now : opens;
    if (when instanceof When.TooLate) {
      if (anyOpen(earliest, zone, due, true)) {
        throw new AssertionError("not too late at " + now + " in " + zone + " for " + due);
      }
      return;
    }
    Instant at = when instanceof When.Later later ? later.at() : now;
    boolean good =
        !at.isBefore(earliest)
            && due.liesAhead(at, FIRM)
            && (when instanceof When.Now || at.isAfter(now))
            && (isOpen(at, zone) || (isUrgent(at, zone) && !anyOpen(earliest, zone, due, false)));
    if (!good) {
      throw new AssertionError(when + " at " + now + " in " + zone + " for " + due);
    }
    // What is open now and wished for no later goes out now.
    if (when instanceof When.Later && isOpen(now, zone) && now.isAfter(opens)) {
      LocalTime wished = at.atZone(zone).toLocalTime();
      assertThat(at.atZone(zone).toLocalDate()).isEqualTo(sendDay);
      assertThat(wished).isEqualTo(LocalTime.of(16, 30));
    }
  }

  private static boolean isOpen(Instant at, ZoneId zone) {
    ZonedDateTime local = at.atZone(zone);
    return DAYS.hours(local.toLocalDate())
        .filter(hours -> hours.contains(local.toLocalTime()))
        .isPresent();
  }

  private static boolean isUrgent(Instant at, ZoneId zone) {
    return URGENT.contains(at.atZone(zone).toLocalTime());
  }

  /** Looks at every quarter of an hour; urgent hours count for two days. */
  private static boolean anyOpen(Instant from, ZoneId zone, Due due, boolean urgentToo) {
    for (Instant at = from; due.liesAhead(at, FIRM); at = nextQuarter(at)) {
      if (isOpen(at, zone) || (urgentToo && isUrgent(at, zone))) {
        return true;
      }
    }
    return false;
  }

  private static Instant nextQuarter(Instant at) {
    return Instant.ofEpochSecond((at.getEpochSecond() / 900 + 1) * 900);
  }

  @Test
  @Survives("48a")
  void clocks_that_go_forward_over_the_opening_move_it() {
    SendDays nights = new SendDays(SendWindow.parse("MON-SUN 02:30-05:00"), none(), false);
    SendTimes times = new SendTimes(nights, URGENT, FIRM);

    When when =
        times.when(
            Instant.parse("2026-03-08T05:30:00Z"),
            LocalDate.parse("2026-03-08"),
            Optional.empty(),
            FIRM,
            new Due.OnDate(LocalDate.parse("2026-03-20")));

    assertThat(when).isEqualTo(new When.Later(Instant.parse("2026-03-08T07:30:00Z")));
  }

  @Test
  @Survives("48a")
  void hours_that_the_clocks_skip_altogether_are_no_opening() {
    SendDays nights = new SendDays(SendWindow.parse("MON-SUN 02:00-02:45"), none(), false);
    SendTimes times = new SendTimes(nights, URGENT, FIRM);

    When when =
        times.when(
            Instant.parse("2026-03-08T05:30:00Z"),
            LocalDate.parse("2026-03-08"),
            Optional.empty(),
            FIRM,
            new Due.OnDate(LocalDate.parse("2026-03-20")));

    assertThat(when).isEqualTo(new When.Later(Instant.parse("2026-03-09T06:00:00Z")));
  }

  @Test
  @Survives("48b")
  void clocks_that_go_back_over_the_opening_open_once() {
    SendDays nights = new SendDays(SendWindow.parse("MON-SUN 01:30-05:00"), none(), false);
    SendTimes times = new SendTimes(nights, URGENT, FIRM);

    When when =
        times.when(
            Instant.parse("2026-11-01T04:30:00Z"),
            LocalDate.parse("2026-11-01"),
            Optional.empty(),
            FIRM,
            new Due.OnDate(LocalDate.parse("2026-11-20")));

    assertThat(when).isEqualTo(new When.Later(Instant.parse("2026-11-01T05:30:00Z")));
  }

  @Test
  void a_window_to_the_end_of_the_day_is_open_at_its_last_minute() {
    SendDays always = new SendDays(SendWindow.parse("MON-SUN 00:00-24:00"), none(), false);
    SendTimes times = new SendTimes(always, URGENT, FIRM);

    assertThat(
            times.when(
                Instant.parse("2026-11-24T04:59:00Z"),
                LocalDate.parse("2026-11-23"),
                Optional.empty(),
                FIRM,
                new Due.OnDate(LocalDate.parse("2026-11-26"))))
        .isEqualTo(new When.Now());
  }

  private static Holidays none() {
    return Holidays.none();
  }
}
