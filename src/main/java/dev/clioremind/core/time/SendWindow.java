package dev.clioremind.core.time;

import java.time.DayOfWeek;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The hours of each weekday in which messages may arrive, in the recipient's own time. A day
 * without hours is blocked.
 */
public record SendWindow(Map<DayOfWeek, Hours> hours) {

  private static final List<String> DAYS = List.of("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN");
  private static final Pattern PART =
      Pattern.compile("([A-Za-z]{3})(?:\\s*-\\s*([A-Za-z]{3}))?\\s+(\\S.*)");

  public SendWindow {
    if (hours.isEmpty()) {
      throw new IllegalArgumentException("no day has hours, so nothing could ever be sent");
    }
    hours = Collections.unmodifiableMap(new EnumMap<>(hours));
  }

  /**
   * Reads {@code MON-SAT 09:00-18:00, SUN 12:00-17:00}.
   *
   * @throws IllegalArgumentException with a sentence for people, when it is not of that form or
   *     names a day twice
   */
  public static SendWindow parse(String text) {
    Map<DayOfWeek, Hours> hours = new EnumMap<>(DayOfWeek.class);
    for (String part : text.split("[,;]", -1)) {
      if (part.isBlank()) {
        continue;
      }
      Matcher form = PART.matcher(part.strip());
      if (!form.matches()) {
        throw new IllegalArgumentException(
            "'%s' is not days and hours such as MON-FRI 09:00-18:00".formatted(part.strip()));
      }
      DayOfWeek first = day(form.group(1));
      DayOfWeek last = form.group(2) == null ? first : day(form.group(2));
      Hours open = Hours.parse(form.group(3));
      for (DayOfWeek day = first; ; day = day.plus(1)) {
        if (hours.put(day, open) != null) {
          throw new IllegalArgumentException("%s has hours twice".formatted(name(day)));
        }
        if (day == last) {
          break;
        }
      }
    }
    return new SendWindow(hours);
  }

  private static DayOfWeek day(String text) {
    for (int i = 0; i < DAYS.size(); i++) {
      if (DAYS.get(i).equalsIgnoreCase(text)) {
        return DayOfWeek.of(i + 1);
      }
    }
    throw new IllegalArgumentException(
        "'%s' is not a weekday; use %s".formatted(text, String.join(" ", DAYS)));
  }

  private static String name(DayOfWeek day) {
    return DAYS.get(day.getValue() - 1);
  }

  /** The open hours of a weekday; empty when it is blocked. */
  public Optional<Hours> on(DayOfWeek day) {
    return Optional.ofNullable(hours.get(day));
  }

  /** As it is written in the configuration, one part per day. */
  @Override
  public String toString() {
    return String.join(
        ", ", hours.entrySet().stream().map(e -> name(e.getKey()) + " " + e.getValue()).toList());
  }
}
