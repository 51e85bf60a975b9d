package dev.clioremind.core.time;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The hours of a schedule as cron and GitHub Actions write them: minute, hour, day of the month,
 * month, day of the week; each {@code *}, a number, a range, a step or a list of those, months and
 * days also by their first three letters. Where both days are restricted, either suffices.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/crontab.5.html">crontab(5)</a>
 */
public final class CronExpression {

  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final List<String> DAYS = List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");
  private static final Map<String, String> NICKNAMES =
      Map.of(
          "@hourly", "0 * * * *",
          "@daily", "0 0 * * *",
          "@midnight", "0 0 * * *",
          "@weekly", "0 0 * * 0",
          "@monthly", "0 0 1 * *",
          "@yearly", "0 0 1 1 *",
          "@annually", "0 0 1 1 *");

  private final String written;
  private final BitSet minutes;
  private final BitSet hours;
  private final BitSet daysOfMonth;
  private final BitSet months;
  private final BitSet daysOfWeek;
  private final boolean eitherDay;

  private CronExpression(String written, List<String> fields) {
    this.written = written;
    this.minutes = field("minute", fields.get(0), 0, 59, List.of());
    this.hours = field("hour", fields.get(1), 0, 23, List.of());
    this.daysOfMonth = field("day of the month", fields.get(2), 1, 31, List.of());
    this.months = field("month", fields.get(3), 1, 12, MONTHS);
    this.daysOfWeek = field("day of the week", fields.get(4), 0, 7, DAYS);
    if (daysOfWeek.get(7)) {
      daysOfWeek.set(0); // both are Sunday
    }
    this.eitherDay = !fields.get(2).startsWith("*") && !fields.get(4).startsWith("*");
  }

  /**
   * Reads the five fields.
   *
   * @throws IllegalArgumentException with a sentence for people
   */
  public static CronExpression parse(String text) {
    String written = text.strip();
    String meant = NICKNAMES.getOrDefault(written.toLowerCase(Locale.ROOT), written);
    List<String> fields = List.of(meant.split("\\s+", -1));
    if (fields.size() != 5) {
      throw new IllegalArgumentException(
          "'%s' has %s fields and not the five of a schedule such as 10 9 * * 1-6"
              .formatted(written, meant.isEmpty() ? 0 : fields.size()));
    }
    return new CronExpression(written, fields);
  }

  /** The times of day at which it comes on a date, in their order; none where it does not. */
  public List<LocalTime> times(LocalDate date) {
    List<LocalTime> times = new ArrayList<>();
    if (months.get(date.getMonthValue()) && isDay(date)) {
      hours.stream()
          .forEach(
              hour -> minutes.stream().forEach(minute -> times.add(LocalTime.of(hour, minute))));
    }
    return times;
  }

  private boolean isDay(LocalDate date) {
    boolean byMonth = daysOfMonth.get(date.getDayOfMonth());
    boolean byWeek = daysOfWeek.get(date.getDayOfWeek().getValue() % 7);
    return eitherDay ? byMonth || byWeek : byMonth && byWeek;
  }

  private static BitSet field(String name, String text, int first, int last, List<String> words) {
    BitSet set = new BitSet(last + 1);
    for (String part : text.split(",", -1)) {
      String[] step = part.split("/", -1);
      int every = step.length == 2 ? number(name, step[1], 1, last, List.of()) : 1;
      if (step.length > 2) {
        throw wrong(name, part);
      }
      int from = first;
      int to = last;
      if (!step[0].equals("*")) {
        String[] ends = step[0].split("-", -1);
        if (ends.length > 2) {
          throw wrong(name, part);
        }
        from = number(name, ends[0], first, last, words);
        // 5/15 means from 5 on, to the end.
        to =
            ends.length == 2
                ? number(name, ends[1], first, last, words)
                : step.length == 2 ? last : from;
        if (to < from) {
          throw wrong(name, part);
        }
      }
      for (int i = from; i <= to; i += every) {
        set.set(i);
      }
    }
    return set;
  }

  private static int number(String name, String text, int first, int last, List<String> words) {
    int word = words.indexOf(text.toLowerCase(Locale.ROOT));
    if (word >= 0) {
      return word + first;
    }
    if (!text.matches("[0-9]{1,2}")) {
      throw wrong(name, text);
    }
    int number = Integer.parseInt(text);
    if (number < first || number > last) {
      throw wrong(name, text);
    }
    return number;
  }

  private static IllegalArgumentException wrong(String name, String part) {
    return new IllegalArgumentException("'%s' is not a %s of a schedule".formatted(part, name));
  }

  /** As it was written. */
  @Override
  public String toString() {
    return written;
  }
}
