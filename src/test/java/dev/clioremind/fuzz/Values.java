package dev.clioremind.fuzz;

import dev.clioremind.fuzz.Firm.Case;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What the merge fields of somebody's message say, by DESIGN, section 4. */
final class Values {

  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private Values() {}

  /**
   * The values by field.
   *
   * @param columns the firm's own columns, by squeezed header
   * @param delivered when the message is read
   */
  static Map<String, String> of(
      Case one, String type, Map<String, String> columns, String hash, Instant delivered) {
    long left = ChronoUnit.DAYS.between(LocalDate.ofInstant(delivered, Firm.ZONE), one.date);
    Map<String, String> values = new HashMap<>();
    columns.forEach((column, text) -> values.put("rule." + column, text));
    values.put("contact.first_name", one.first());
    values.put("contact.last_name", one.last());
    values.put("contact.name", one.first() + " " + one.last());
    values.put("deadline.type", type);
    values.put("deadline.date", written("MMMM d, uuuu", one));
    values.put("deadline.day", written("EEEE", one));
    values.put(
        "deadline.time",
        one.time.isEmpty()
            ? ""
            : DateTimeFormatter.ofPattern("h:mm a", Locale.US)
                .format(java.time.LocalTime.parse(one.time)));
    values.put("deadline.days_left", Long.toString(left));
    values.put(
        "deadline.when", left == 0 ? "today" : left == 1 ? "tomorrow" : "in " + left + " days");
    values.put("matter.number", one.number());
    values.put("attorney.name", "Lee Parkhurst");
    values.put("firm.name", Firm.NAME);
    values.put("ref", ref(hash));
    return values;
  }

  private static String written(String pattern, Case one) {
    return DateTimeFormatter.ofPattern(pattern, Locale.US).format(one.date);
  }

  /** The Base32 of the first five bytes of a hash. */
  static String ref(String hash) {
    long bits = Long.parseLong(hash.substring(0, 10), 16);
    StringBuilder ref = new StringBuilder();
    for (int i = 7; i >= 0; i--) {
      ref.append(BASE32.charAt((int) (bits >> (5 * i)) & 31));
    }
    return ref.toString();
  }
}
