package dev.clioremind.fuzz;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A tab as DESIGN, section 4, has it read: headers by name in any order, case and spacing ignored.
 *
 * @param isSound whether every header that must be there is there once
 * @param rows by header in lower case, spacing as single blanks where it must be; {@code #} is the
 *     row's number, {@code #n:header} marks a number
 */
record TableAsDesigned(boolean isBlank, boolean isSound, List<Map<String, String>> rows) {

  /** Before a header's key where its cell holds a number. */
  static final String NUMBER = "#n:";

  private static final Pattern ERROR =
      Pattern.compile(
          "#(REF!|N/A|VALUE!|NAME\\?|DIV/0!|NUM!|NULL!|ERROR!|SPILL!|CALC!)|Loading\\.\\.\\.");
  private static final int LONGEST_NUMBER = 400;
  private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);

  static TableAsDesigned of(Map<String, JsonArray> tabs, String title, List<String> required) {
    JsonArray cells = tabs.getOrDefault(title, new JsonArray());
    int top = 0;
    while (top < cells.size() && texts(cells.get(top)).stream().allMatch(String::isEmpty)) {
      top++;
    }
    if (top == cells.size()) {
      return new TableAsDesigned(true, true, List.of());
    }
    Map<String, String> names = new HashMap<>();
    required.forEach(name -> names.put(squeezed(name), name.toLowerCase(Locale.ROOT)));
    List<String> keys = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    boolean sound = true;
    for (String header : texts(cells.get(top))) {
      String key = squeezed(header);
      sound &= key.isEmpty() || seen.add(key);
      keys.add(names.getOrDefault(key, key));
    }
    sound &= seen.containsAll(names.keySet());
    List<Map<String, String>> rows = new ArrayList<>();
    for (int i = top + 1; i < cells.size(); i++) {
      Map<String, String> row = row(keys, cells.get(i));
      if (!row.isEmpty()) {
        row.put("#", Integer.toString(i + 1));
        rows.add(row);
      }
    }
    return new TableAsDesigned(false, sound, rows);
  }

  /** Empty for a row in which nothing was written: a tick box alone is nothing. */
  private static Map<String, String> row(List<String> keys, JsonElement cells) {
    Map<String, String> row = new HashMap<>();
    boolean written = false;
    List<String> texts = texts(cells);
    for (int x = 0; x < Math.min(keys.size(), texts.size()); x++) {
      if (!keys.get(x).isEmpty() && !texts.get(x).isEmpty()) {
        JsonPrimitive cell = ((JsonArray) cells).get(x).getAsJsonPrimitive();
        row.put(keys.get(x), texts.get(x));
        written |= !cell.isBoolean();
        if (cell.isNumber()) {
          row.put(NUMBER + keys.get(x), texts.get(x));
        }
      }
    }
    return written ? row : new HashMap<>();
  }

  private static List<String> texts(JsonElement row) {
    return row instanceof JsonArray cells
        ? cells.asList().stream().map(TableAsDesigned::text).toList()
        : List.of();
  }

  /** What a cell shows. */
  static String text(JsonElement cell) {
    if (!(cell instanceof JsonPrimitive value)) {
      return "";
    }
    if (value.isBoolean()) {
      return value.getAsBoolean() ? "TRUE" : "FALSE";
    }
    return value.isNumber() ? plain(value.getAsString()) : value.getAsString().strip();
  }

  private static String plain(String number) {
    try {
      BigDecimal exact = new BigDecimal(number);
      return Math.abs((long) exact.scale()) > LONGEST_NUMBER
          ? exact.toString()
          : exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
    } catch (NumberFormatException e) {
      return number; // Google's own client refuses it
    }
  }

  static String squeezed(String header) {
    return header.replaceAll("[\\s\\p{Z}\\p{Cf}]+", "").toLowerCase(Locale.ROOT);
  }

  /** Whether a formula went wrong there. */
  static boolean isError(String text) {
    return ERROR.matcher(text).matches();
  }

  /** A date as a person types it, or as Sheets counts the days. */
  static Optional<LocalDate> date(String text) {
    try {
      return text.matches("[0-9]{1,6}(\\.[0-9]+)?")
          ? Optional.of(DAY_ZERO.plusDays(new BigDecimal(text).longValue()))
          : Optional.of(LocalDate.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
