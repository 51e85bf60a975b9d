package dev.clioremind.report;

import dev.clioremind.core.deadline.Due;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * Dates and times in words. Moments are told in the look's zone; deadlines as the client is told
 * them, with the zone named where it is another.
 */
final class Times {

  private static final int NEAR = 300;

  private final Look look;
  private final LocalDate today;
  private final DateTimeFormatter shortDay;
  private final DateTimeFormatter shortDayWithYear;
  private final DateTimeFormatter dayAndMonth;
  private final DateTimeFormatter longDay;
  private final DateTimeFormatter fullDay;
  private final DateTimeFormatter time;

  /**
   * Words for a report.
   *
   * @param today what "in 3 days" counts from
   */
  Times(Look look, LocalDate today) {
    this.look = look;
    this.today = today;
    Locale locale = look.locale();
    String dayAndMonth = monthFirst(locale) ? "MMM d" : "d MMM";
    String monthAndDay = "EEE " + dayAndMonth;
    this.dayAndMonth = DateTimeFormatter.ofPattern(dayAndMonth, locale);
    this.longDay = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale);
    this.shortDay = DateTimeFormatter.ofPattern(monthAndDay, locale);
    this.shortDayWithYear = DateTimeFormatter.ofPattern(monthAndDay + " uuuu", locale);
    this.fullDay = DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(locale);
    this.time = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(locale);
  }

  private static boolean monthFirst(Locale locale) {
    String pattern =
        DateTimeFormatterBuilder.getLocalizedDateTimePattern(
                FormatStyle.MEDIUM, null, IsoChronology.INSTANCE, locale)
            .replaceAll("'[^']*'", "");
    return pattern.indexOf('M') < pattern.indexOf('d');
  }

  /** {@code Wed Nov 25}, or {@code Wed 25 Nov}; with the year where it is far away. */
  String day(LocalDate date) {
    boolean near = Math.abs(ChronoUnit.DAYS.between(today, date)) < NEAR;
    return plain((near ? shortDay : shortDayWithYear).format(date));
  }

  /** {@code Wed}. */
  String weekday(LocalDate date) {
    return date.getDayOfWeek().getDisplayName(TextStyle.SHORT_STANDALONE, look.locale());
  }

  /** {@code Nov 25}, or {@code 25 Nov}. */
  String dayAndMonth(LocalDate date) {
    return plain(dayAndMonth.format(date));
  }

  /** {@code Nov 22 to Nov 28}; with the year where it is another than today's. */
  String days(LocalDate first, LocalDate last) {
    String year = last.getYear() == today.getYear() ? "" : ", " + last.getYear();
    return "%s to %s%s".formatted(dayAndMonth(first), dayAndMonth(last), year);
  }

  /** {@code November 25, 2026}. */
  String longDay(LocalDate date) {
    return plain(longDay.format(date));
  }

  /** {@code Wednesday, November 25, 2026}. */
  String fullDay(LocalDate date) {
    return plain(fullDay.format(date));
  }

  /** {@code today}, {@code in 3 days}, {@code 2 days ago}. */
  String distance(LocalDate date) {
    long days = ChronoUnit.DAYS.between(today, date);
    if (days == 0) {
      return "today";
    }
    if (Math.abs(days) == 1) {
      return days > 0 ? "tomorrow" : "yesterday";
    }
    return days > 0 ? "in %s days".formatted(days) : "%s days ago".formatted(-days);
  }

  /** {@code Wed Nov 25 9:00 AM, in 3 days}; the words alone where the log's date is none. */
  String withDistance(String words, String logged) {
    try {
      return words
          + ", "
          + distance(LocalDate.parse(logged.substring(0, Math.min(10, logged.length()))));
    } catch (DateTimeException e) {
      return words;
    }
  }

  /** {@code Wednesday, November 25, 2026, 9:00 AM}. */
  String moment(Instant moment) {
    ZonedDateTime local = moment.atZone(look.zone());
    return fullDay(local.toLocalDate()) + ", " + time(local.toLocalTime());
  }

  /** {@link #moment} with the zone's abbreviation. */
  String momentWithZone(Instant moment) {
    return moment(moment) + " " + zone(moment.atZone(look.zone()));
  }

  /** {@code Wednesday, November 25, 2026, 9:00 AM (in 3 days)}. */
  String momentAhead(Instant moment) {
    return "%s (%s)".formatted(moment(moment), distance(moment.atZone(look.zone()).toLocalDate()));
  }

  /** {@code Wed 2026-11-25 09:00:05}, as a log writes it. */
  String stamp(Instant moment) {
    ZonedDateTime local = moment.atZone(look.zone());
    return stamp(local.toLocalDate())
        + DateTimeFormatter.ofPattern(" HH:mm:ss", Locale.ROOT).format(local);
  }

  /** {@code Wed 2026-11-25}. */
  String stamp(LocalDate date) {
    return plain(DateTimeFormatter.ofPattern("EEE", look.locale()).format(date)) + " " + date;
  }

  /** {@code Wed Nov 25 9:00 AM}. */
  String shortMoment(Instant moment) {
    ZonedDateTime local = moment.atZone(look.zone());
    return day(local.toLocalDate()) + " " + time(local.toLocalTime());
  }

  /** A deadline: {@code Wed Nov 25 9:00 AM}, {@code Wed Nov 25 9:00 AM PST}, {@code Wed Nov 25}. */
  String due(Due due) {
    if (!(due instanceof Due.At at)) {
      return day(due.date());
    }
    ZonedDateTime told = at.moment();
    boolean sameClock = told.getOffset().equals(look.zone().getRules().getOffset(told.toInstant()));
    return day(told.toLocalDate())
        + " "
        + time(told.toLocalTime())
        + (sameClock ? "" : " " + zone(told));
  }

  /** A deadline as the log notes it; what is no date stays as it is. */
  String told(String logged) {
    try {
      return logged.length() > 10
          ? toldMoment(OffsetDateTime.parse(logged))
          : day(LocalDate.parse(logged));
    } catch (DateTimeException e) {
      return logged;
    }
  }

  /** How far away a deadline is that the log notes; empty for what is no date. */
  String toldDistance(String logged) {
    try {
      return distance(
          logged.length() > 10
              ? OffsetDateTime.parse(logged).toLocalDate()
              : LocalDate.parse(logged));
    } catch (DateTimeException e) {
      return "";
    }
  }

  private String toldMoment(OffsetDateTime told) {
    boolean sameClock = told.getOffset().equals(look.zone().getRules().getOffset(told.toInstant()));
    return day(told.toLocalDate())
        + " "
        + time(told.toLocalTime())
        + (sameClock ? "" : " (UTC" + told.getOffset() + ")");
  }

  private String time(LocalTime time) {
    return plain(this.time.format(time));
  }

  /** In American English, where zones have the names that people know: {@code EST}. */
  private static String zone(ZonedDateTime moment) {
    return DateTimeFormatter.ofPattern("zzz", Locale.US).format(moment);
  }

  /** Newer JDKs put narrow no-break spaces into times, which terminals and searches trip over. */
  private static String plain(String text) {
    return text.replace('\u202f', ' ').replace('\u00a0', ' ');
  }
}
