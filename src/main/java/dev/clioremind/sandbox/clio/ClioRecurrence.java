package dev.clioremind.sandbox.clio;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Expands the part of RFC 5545's rules that calendars offer by themselves: {@code FREQ} of DAILY,
 * WEEKLY, MONTHLY or YEARLY with {@code INTERVAL}, {@code COUNT} or {@code UNTIL}, and {@code
 * BYDAY} of plain week days. The first occurrence is the entry's own start.
 */
final class ClioRecurrence {
  private static final int MOST_PERIODS = 20_000;
  private static final Set<String> KNOWN =
      Set.of("FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "WKST");

  private ClioRecurrence() {}

  /** The occurrences that start up to and on this day; one for an entry that does not repeat. */
  static List<ClioOccurrence> until(ClioEntry entry, LocalDate lastDay) {
    if (entry.recurrenceRule().isEmpty()) {
      return List.of(new ClioOccurrence(entry, 0, entry.start()));
    }
    Map<String, String> rule = parts(entry.recurrenceRule());
    int interval = Integer.parseInt(rule.getOrDefault("INTERVAL", "1"));
    int count = Integer.parseInt(rule.getOrDefault("COUNT", Integer.toString(MOST_PERIODS)));
    LocalDate end = rule.containsKey("UNTIL") ? day(rule.getOrDefault("UNTIL", "")) : lastDay;
    var occurrences = new ArrayList<ClioOccurrence>();
    int number = 0;
    for (int period = 0; period < MOST_PERIODS; period++) {
      for (LocalDateTime start : starts(entry.start(), rule, (long) period * interval)) {
        boolean tooLate = start.toLocalDate().isAfter(end) || start.toLocalDate().isAfter(lastDay);
        if (tooLate || number >= count) {
          return occurrences;
        }
        if (!entry.exceptions().contains(start.toLocalDate())) {
          occurrences.add(new ClioOccurrence(entry, number, start));
        }
        number++;
      }
    }
    return occurrences;
  }

  /** The starts within one period of the rule; none where a month lacks the day. */
  private static List<LocalDateTime> starts(
      LocalDateTime first, Map<String, String> rule, long periods) {
    String frequency = rule.getOrDefault("FREQ", "");
    return switch (frequency) {
      case "DAILY" -> List.of(first.plusDays(periods));
      case "WEEKLY" -> weekly(first, rule.getOrDefault("BYDAY", ""), periods);
      case "MONTHLY" -> sameDayOfMonth(first, first.plusMonths(periods));
      case "YEARLY" -> sameDayOfMonth(first, first.plusYears(periods));
      default -> throw new IllegalArgumentException("FREQ=" + frequency + " is not played here");
    };
  }

  private static List<LocalDateTime> weekly(LocalDateTime first, String weekDays, long weeks) {
    if (weekDays.isEmpty()) {
      return List.of(first.plusWeeks(weeks));
    }
    LocalDateTime monday =
        first.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).plusWeeks(weeks);
    return Stream.of(weekDays.split(",", -1))
        .map(ClioRecurrence::weekDay)
        .sorted()
        .map(weekDay -> monday.plusDays(weekDay.getValue() - 1L))
        .filter(start -> !start.isBefore(first))
        .toList();
  }

  private static List<LocalDateTime> sameDayOfMonth(LocalDateTime first, LocalDateTime start) {
    return start.getDayOfMonth() == first.getDayOfMonth() ? List.of(start) : List.of();
  }

  private static DayOfWeek weekDay(String twoLetters) {
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day.name().startsWith(twoLetters)) {
        return day;
      }
    }
    throw new IllegalArgumentException("BYDAY=" + twoLetters + " is not played here");
  }

  private static LocalDate day(String until) {
    return LocalDate.parse(until.substring(0, 8), DateTimeFormatter.BASIC_ISO_DATE);
  }

  private static Map<String, String> parts(String rule) {
    Map<String, String> parts =
        Stream.of(rule.split(";", -1))
            .map(part -> part.split("=", 2))
            .collect(
                Collectors.toMap(
                    pair -> pair[0], pair -> pair[1], (one, other) -> other, LinkedHashMap::new));
    boolean daysOfWeek = !parts.containsKey("BYDAY") || rule.contains("FREQ=WEEKLY");
    if (!KNOWN.containsAll(parts.keySet()) || !daysOfWeek) {
      throw new IllegalArgumentException(rule + " is not played here");
    }
    return parts;
  }
}
