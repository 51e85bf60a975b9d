package dev.clioremind.core.check;

import dev.clioremind.core.time.CronExpression;
import dev.clioremind.core.time.Hours;
import dev.clioremind.core.time.SendWindow;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Whether the hours at which runs come fit the hours in which messages may arrive: in January and
 * in July, since a schedule in UTC moves by an hour against the firm's clock.
 *
 * @param cronZone the zone that the schedule is in
 * @param schedules whether GoHighLevel is asked to send at the next opening; else reminders wait
 */
record ScheduleCheck(
    CronExpression cron, ZoneId cronZone, ZoneId firm, SendWindow window, boolean schedules) {

  static final String NAME = "send-window";

  /** What a month of runs looks like on the firm's clock. */
  private record Month(
      String name, Set<LocalTime> times, int runs, int inside, Set<DayOfWeek> daysInside) {}

  List<CheckResult> run(int year) {
    List<Month> months =
        List.of(
            month("January", LocalDate.of(year, 1, 1)), month("July", LocalDate.of(year, 7, 1)));
    if (months.stream().allMatch(month -> month.runs() == 0)) {
      return List.of(
          CheckResult.failure(
              NAME, "The schedule '%s' never comes.".formatted(cron), "Correct the schedule."));
    }
    List<CheckResult> results = new ArrayList<>();
    for (Month month : months) {
      if (month.runs() > 0 && month.inside() == 0) {
        results.add(allOutside(month));
      } else if (month.inside() < month.runs()) {
        results.add(
            CheckResult.warning(
                NAME,
                "In %s some runs come outside the hours of send.window: %s (%s)."
                    .formatted(month.name(), told(month), firm),
                schedules
                    ? "Nothing must be done: what they find due is handed to GoHighLevel for the next opening."
                    : "Nothing must be done if a run inside the hours comes the same day."));
      }
    }
    Set<DayOfWeek> without = EnumSet.noneOf(DayOfWeek.class);
    without.addAll(window.hours().keySet());
    months.forEach(month -> without.removeAll(month.daysInside()));
    if (results.isEmpty() && !without.isEmpty()) {
      results.add(
          CheckResult.warning(
              NAME,
              "No run comes within the hours of %s: what is due then goes out with the next run, or"
                      .formatted(names(without))
                  + " not at all if its deadline comes first.",
              "Let runs come on each day that has hours in send.window."));
    }
    if (results.isEmpty()) {
      results.add(
          CheckResult.ok(
              NAME,
              "Runs come within the hours of send.window: in January at %s, in July at %s (%s)."
                  .formatted(told(months.get(0)), told(months.get(1)), firm)));
    }
    return results;
  }

  private CheckResult allOutside(Month month) {
    String what =
        "In %s every run comes outside the hours of send.window: %s (%s)."
            .formatted(month.name(), told(month), firm);
    return schedules
        ? CheckResult.warning(
            NAME,
            what,
            "Let runs come inside the hours; as it is, GoHighLevel sends everything at the next"
                + " opening.")
        : CheckResult.failure(
            NAME,
            what,
            "Let runs come inside the hours, or set send.outside-window=schedule: as it is, nothing"
                + " is ever sent.");
  }

  private Month month(String name, LocalDate first) {
    Set<LocalTime> times = new TreeSet<>();
    Set<DayOfWeek> daysInside = EnumSet.noneOf(DayOfWeek.class);
    int runs = 0;
    int inside = 0;
    for (LocalDate day = first; day.getMonth() == first.getMonth(); day = day.plusDays(1)) {
      for (LocalTime time : cron.times(day)) {
        ZonedDateTime there = ZonedDateTime.of(day, time, cronZone).withZoneSameInstant(firm);
        boolean open = isOpen(there);
        runs++;
        inside += open ? 1 : 0;
        times.add(there.toLocalTime());
        if (open) {
          daysInside.add(there.getDayOfWeek());
        }
      }
    }
    return new Month(name, times, runs, inside, daysInside);
  }

  private boolean isOpen(ZonedDateTime there) {
    return window
        .on(there.getDayOfWeek())
        .filter((Hours hours) -> hours.contains(there.toLocalTime()))
        .isPresent();
  }

  private static String told(Month month) {
    List<LocalTime> times = List.copyOf(month.times());
    if (times.isEmpty()) {
      return "no hour at all";
    }
    return times.size() <= 6
        ? times.stream().map(LocalTime::toString).collect(Collectors.joining(", "))
        : "%s to %s".formatted(times.get(0), times.get(times.size() - 1));
  }

  private static String names(Set<DayOfWeek> days) {
    return days.stream()
        .map(day -> day.getDisplayName(TextStyle.FULL, Locale.ENGLISH))
        .collect(Collectors.joining(", "));
  }
}
