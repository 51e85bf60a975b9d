package dev.clioremind.holidays;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameter;
import de.focus_shift.jollyday.core.ManagerParameters;
import dev.clioremind.core.Spelling;
import dev.clioremind.core.time.Holidays;
import java.time.LocalDate;
import java.time.Year;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Public and bank holidays by calendar code: {@code us}, {@code us-ca}, {@code ca-on}, {@code
 * gb-eng}, {@code au-nsw}, or {@code none}. Observances, on which people work, are left out.
 *
 * <p>A holiday that falls on a weekend counts together with the day on which it is observed. What
 * jollyday's calendars lack for the United States and Canada is added by {@link Corrections}. Days
 * that only a court keeps are for the firm's own list.
 *
 * @see <a href="https://github.com/focus-shift/jollyday">jollyday</a>
 */
public final class PublicHolidays {

  private static final String NONE = "none";

  private PublicHolidays() {}

  /** Whether there is a calendar of that code; case does not count. */
  public static boolean isKnown(String code) {
    String calendar = fold(code);
    return calendar.equals(NONE) || find(calendar).isPresent();
  }

  /**
   * The holidays of whole years, the first and the last included.
   *
   * @throws IllegalArgumentException with a sentence for people, when the code is not known
   */
  public static Holidays of(String code, int firstYear, int lastYear) {
    String calendar = fold(code);
    if (calendar.equals(NONE)) {
      return Holidays.none();
    }
    if (find(calendar).isEmpty()) {
      throw new IllegalArgumentException(
          "'%s' is not a holiday calendar; %s".formatted(code.strip(), advice(calendar)));
    }
    List<String> path = Arrays.asList(calendar.split("-", -1));
    HolidayManager manager = manager(path.get(0));
    String[] below = path.subList(1, path.size()).toArray(String[]::new);
    Map<LocalDate, String> names = new HashMap<>();
    // A holiday may be observed in the year before or after its own.
    for (int year = firstYear - 1; year <= lastYear + 1; year++) {
      for (Holiday holiday : manager.getHolidays(Year.of(year), below)) {
        if (holiday.getType() != HolidayType.OBSERVANCE) {
          String name = holiday.getDescription(Locale.ROOT);
          LocalDate actual = Corrections.actualDate(holiday);
          names.putIfAbsent(actual, name);
          holiday
              .getObservedDate()
              .ifPresent(observed -> names.putIfAbsent(observed, name + " (observed)"));
        }
      }
      Corrections.missing(calendar, year).forEach(names::putIfAbsent);
    }
    names.keySet().removeIf(date -> date.getYear() < firstYear || date.getYear() > lastYear);
    return new Holidays(names);
  }

  private static HolidayManager manager(String country) {
    Properties properties = new Properties();
    properties.setProperty(
        ManagerParameter.CONFIGURATION_SERVICE_IMPL, CalendarFiles.class.getName());
    return HolidayManager.getInstance(ManagerParameters.create(country, properties));
  }

  private static SortedSet<String> countries() {
    return HolidayManager.getSupportedCalendarCodes().stream()
        .map(PublicHolidays::fold)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Optional<CalendarHierarchy> find(String calendar) {
    String[] path = calendar.split("-", -1);
    if (!countries().contains(path[0])) {
      return Optional.empty();
    }
    Optional<CalendarHierarchy> found = Optional.of(manager(path[0]).getCalendarHierarchy());
    for (int i = 1; i < path.length; i++) {
      String part = path[i];
      found = found.flatMap(at -> Optional.ofNullable(at.getChildren().get(part)));
    }
    return found;
  }

  /** What to write instead of a code that is not known. */
  private static String advice(String unknown) {
    String calendar = unknown.replaceAll("[\\s_.]+", "-");
    String country = calendar.split("-", -1)[0];
    if (country.equals("uk")) {
      return "did you mean gb-eng, gb-wls, gb-sct or gb-nir?";
    }
    List<String> parts = parts(country);
    String nearest =
        Stream.concat(countries().stream(), parts.stream())
            .min(
                Comparator.comparingInt((String code) -> Spelling.distance(calendar, code))
                    .thenComparing(code -> !calendar.startsWith(code)))
            .orElseThrow();
    if (Spelling.distance(calendar, nearest) <= 2) {
      return "did you mean %s?".formatted(nearest);
    }
    return parts.isEmpty()
        ? "use a code such as us, us-ca or gb-eng, or none"
        : "use %s or one of %s".formatted(country, String.join(" ", parts));
  }

  /** The calendars directly below a country; none when it is not known. */
  private static List<String> parts(String country) {
    return find(country).stream()
        .flatMap(hierarchy -> hierarchy.getChildren().keySet().stream())
        .sorted()
        .map(part -> country + "-" + part)
        .toList();
  }

  private static String fold(String code) {
    return code.strip().toLowerCase(Locale.ROOT);
  }
}
