package dev.clioremind.core.time;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hours of one day, start inclusive, end exclusive, never over midnight.
 *
 * @param end midnight stands for the end of the day (24:00)
 */
public record Hours(LocalTime start, LocalTime end) {

  private static final Pattern FORM = Pattern.compile("(\\d\\d:\\d\\d)\\s*-\\s*(\\d\\d:\\d\\d)");
  private static final DateTimeFormatter HH_MM = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  public Hours {
    if (!end.equals(LocalTime.MIDNIGHT) && !end.isAfter(start)) {
      throw new IllegalArgumentException(
          "'%s-%s' does not end after it starts".formatted(start, end));
    }
  }

  /**
   * Reads {@code 09:00-18:00}.
   *
   * @throws IllegalArgumentException with a sentence for people, when it is not of that form
   */
  public static Hours parse(String text) {
    Matcher parts = FORM.matcher(text.strip());
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "'%s' is not hours such as 09:00-18:00".formatted(text.strip()));
    }
    return new Hours(time(parts.group(1), false), time(parts.group(2), true));
  }

  private static LocalTime time(String text, boolean endOfDay) {
    if (endOfDay && text.equals("24:00")) {
      return LocalTime.MIDNIGHT;
    }
    try {
      LocalTime time = LocalTime.parse(text);
      if (endOfDay && time.equals(LocalTime.MIDNIGHT)) {
        throw new IllegalArgumentException("hours can't end at 00:00; write 24:00");
      }
      return time;
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("'%s' is not a time of day".formatted(text), e);
    }
  }

  /** Whether these hours are open at a time of day. */
  public boolean contains(LocalTime time) {
    return !time.isBefore(start) && (end.equals(LocalTime.MIDNIGHT) || time.isBefore(end));
  }

  /** As it is written in the configuration. */
  @Override
  public String toString() {
    return HH_MM.format(start)
        + "-"
        + (end.equals(LocalTime.MIDNIGHT) ? "24:00" : HH_MM.format(end));
  }
}
