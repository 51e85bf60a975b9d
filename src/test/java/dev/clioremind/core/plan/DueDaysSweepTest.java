package dev.clioremind.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.core.deadline.Deadline;
import dev.clioremind.core.deadline.DeadlineId;
import dev.clioremind.core.deadline.DeadlineTypes;
import dev.clioremind.core.deadline.Due;
import dev.clioremind.core.deadline.Labels;
import dev.clioremind.core.deadline.Markers;
import dev.clioremind.core.log.EventLog;
import dev.clioremind.core.people.Party;
import dev.clioremind.core.rule.Rules;
import dev.clioremind.core.sheet.SheetText;
import dev.clioremind.core.sheet.Table;
import dev.clioremind.core.time.Holidays;
import dev.clioremind.core.time.Hours;
import dev.clioremind.core.time.SendDays;
import dev.clioremind.core.time.SendWindow;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On which firm days a reminder is due, for every day of seven years as today. */
@Timeout(60)
class DueDaysSweepTest {

  private static final LocalDate FIRST = LocalDate.parse("2024-01-01");
  private static final LocalDate LAST = LocalDate.parse("2030-12-31");
  private static final SendWindow WINDOW = SendWindow.parse("MON-FRI 09:00-18:00");
  private static final SendDays DAYS = new SendDays(WINDOW, Holidays.none(), false);
  private static final DeadlineTypes TYPES = DeadlineTypes.read(Table.empty("DeadlineTypes"));
  private static final Rules RULES =
      Rules.read(
          SheetText.table(
              "ReminderRules",
              """
              Deadline Type | DaysOut | Channel | TemplateID
              Court Date    | 3, 2b   | SMS     | ghl_sms_1
              """),
          WINDOW);

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
  void a_reminder_is_due_on_exactly_the_right_days(String zoneId) {
    ZoneId zone = ZoneId.of(zoneId);
    PlanSettings settings = settings(zone);
    EventLog log = EventLog.of(List.of(), PlanScene.TAKEN_FOR);
    for (LocalDate today = FIRST; !today.isAfter(LAST); today = today.plusDays(1)) {
      List<Deadline> deadlines = deadlines(today);
      // The first minute of the firm's day, its last, and one between.
      Instant first = today.atStartOfDay(zone).toInstant();
      Instant last = today.plusDays(1).atStartOfDay(zone).toInstant().minusSeconds(1);
      Instant between = first.plus(Duration.ofMinutes(37L * today.getDayOfMonth()));
      for (Instant now : List.of(first, between, last)) {
        Moment moment = new Moment(now, now, zone, 0, LocalDate.EPOCH);
        Timeliness timeliness = new Timeliness(log, moment, settings);
        Set<String> due =
            Agenda.of(deadlines, TYPES, RULES, DAYS, moment).shownBy(moment).stream()
                .flatMap(item -> item.occasions().stream())
                .filter(o -> Agenda.isShown(o, moment) && !timeliness.isPast(o))
                .map(o -> o.rule().daysOut() + " of " + o.deadline().due().date())
                .collect(Collectors.toSet());
        if (!due.equals(expected(today))) {
          assertThat(due).as("%s in %s", now, zone).isEqualTo(expected(today));
        }
      }
    }
  }

  private static List<Deadline> deadlines(LocalDate today) {
    List<Deadline> deadlines = new ArrayList<>();
    for (LocalDate date = today.minusDays(1); date.isBefore(today.plusDays(9)); ) {
      deadlines.add(
          PlanScene.deadline(
              DeadlineId.entry("1"), Labels.entry("Court Date", "", false), date.toString()));
      date = date.plusDays(1);
    }
    return deadlines;
  }

  /** The rule in other words: three days, or two weekdays, before; on a weekend the Friday. */
  private static Set<String> expected(LocalDate today) {
    Set<String> due = new HashSet<>();
    for (int ahead = 0; ahead < 9; ahead++) {
      LocalDate date = today.plusDays(ahead);
      addIfDue(due, "3", date, friday(date.minusDays(3)), today);
      LocalDate weekday = date;
      for (int counted = 0; counted < 2; ) {
        weekday = weekday.minusDays(1);
        counted += isWeekend(weekday) ? 0 : 1;
      }
      addIfDue(due, "2b", date, weekday, today);
    }
    return due;
  }

  private static void addIfDue(
      Set<String> due, String rule, LocalDate date, LocalDate sendDay, LocalDate today) {
    if (!sendDay.isAfter(today) && !sendDay.plusDays(4).isBefore(today)) {
      due.add(rule + " of " + date);
    }
  }

  private static LocalDate friday(LocalDate day) {
    return switch (day.getDayOfWeek()) {
      case SATURDAY -> day.minusDays(1);
      case SUNDAY -> day.minusDays(2);
      default -> day;
    };
  }

  private static boolean isWeekend(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
  }

  private static PlanSettings settings(ZoneId zone) {
    return new PlanSettings(
        "Example Law",
        zone,
        Locale.US,
        DAYS,
        Hours.parse("08:00-21:00"),
        true,
        4,
        3,
        false,
        Set.of("open"),
        new Markers(List.of()),
        false);
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
  void when_and_days_left_are_right_at_every_hour_around_midnight(String zoneId) {
    ZoneId zone = ZoneId.of(zoneId);
    FieldValues fields = new FieldValues(settings(PlanScene.NEW_YORK), Map.of());
    Map<Long, String> words = Map.of(0L, "today", 1L, "tomorrow", 2L, "in 2 days", 3L, "in 3 days");
    for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
      Deadline deadline =
          new Deadline(
              DeadlineId.entry("1"),
              new Due.At(day.atTime(9, 0).atZone(zone)),
              PlanScene.deadline(DeadlineId.entry("1"), Labels.entry("", "", false), "2026-11-26")
                  .matter(),
              Labels.entry("Court Date", "", false),
              "",
              "",
              "",
              new Party.Nobody(),
              Instant.EPOCH);
      Reminder reminder =
          Reminder.of(
              new Occasion(deadline, "Court Date", RULES.all().get(0), day, day),
              PlanScene.matter("77001", "open", new Party.Nobody()),
              PlanScene.CLIENT);
      // Which midnight lies between is all that counts, however long the day is.
      Instant midnight = day.minusDays(day.getDayOfMonth() % 3).atStartOfDay(zone).toInstant();
      long after = day.getDayOfMonth() % 3;
      for (int hour = -1; hour <= 0; hour++) {
        Instant delivered = midnight.plus(Duration.ofHours(hour)).plusSeconds(hour < 0 ? 3599 : 0);
        long left = hour < 0 ? after + 1 : after;
        var values =
            fields.of(
                reminder, PlanScene.person(PlanScene.CLIENT, "Ann", "Lee", "", ""), delivered);
        if (!values.value("deadline.when").equals(Optional.ofNullable(words.get(left)))
            || !values.value("deadline.days_left").equals(Optional.of("" + left))) {
          assertThat(values.value("deadline.when"))
              .as("%s for %s in %s", delivered, day, zone)
              .contains(words.getOrDefault(left, ""));
          assertThat(values.value("deadline.days_left")).contains("" + left);
        }
      }
    }
  }

  @Test
  void through_the_whole_plan_each_day_s_reminder_goes_out_on_its_day() {
    LocalDate year = LocalDate.parse("2028-01-01");
    for (LocalDate today = year; today.getYear() == 2028; today = today.plusDays(1)) {
      PlanScene scene = new PlanScene().now(today + "T17:30:00Z");
      LocalDate sendDay = today;
      scene.entry("1", "Court Date", sendDay.plusDays(3).toString());
      scene.entry("2", "Court Date", sendDay.plusDays(4).toString());

      assertThat(scene.lines()).as("on %s", today).containsExactly("entry-1 SMS-3d send");
    }
  }
}
