package dev.clioremind.sandbox.sheets;

import dev.clioremind.sandbox.sheets.Cell.NumberFormat;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Sheets makes of text that is typed into a cell, or written as {@code USER_ENTERED}: numbers,
 * dates, booleans and formulas come out of text that looks like them.
 *
 * @param monthFirst whether {@code 3/4/2026} is the fourth of March, as in {@code en_US}
 */
record UserEntry(boolean monthFirst) {

  private static final Pattern NUMBER =
      Pattern.compile(
          "([+-]?)(\\$?)((?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,3})?(%?)");
  private static final Pattern ISO =
      Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})(?: +(\\S.*))?");
  private static final Pattern SLASHED =
      Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4}|\\d{2})(?: +(\\S.*))?");
  private static final Pattern WORDED =
      Pattern.compile("(?:(\\d{1,2}) +)?([A-Za-z]{3,9})\\.?(?: +(\\d{1,2}),?)? +(\\d{4})");
  private static final Pattern TIME =
      Pattern.compile("(\\d{1,2}):(\\d{2})(?::(\\d{2}))?(?: *([AaPp])[Mm])?");
  private static final Set<String> ERRORS =
      Set.of("#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#ERROR!");
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  /** The rules of a spreadsheet's locale, such as {@code en_US}. */
  static UserEntry in(String locale) {
    return new UserEntry(locale.equals("en_US") || locale.isEmpty());
  }

  /** The cell that typing gives; a formula sees the values the tab has now. */
  Cell parse(String typed, Tab tab) {
    if (typed.startsWith("'")) {
      return new Cell.Text(typed.substring(1));
    }
    if (typed.startsWith("=") && typed.length() > 1) {
      return new Cell.Formula(typed, Formula.evaluate(typed, tab));
    }
    String text = typed.strip();
    if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
      return new Cell.Truth(text.equalsIgnoreCase("true"));
    }
    if (ERRORS.contains(text)) {
      return new Cell.Fault(text);
    }
    return number(text)
        .or(() -> date(text))
        .or(() -> time(text).map(part -> new Cell.Numeric(part, NumberFormat.TIME)))
        .map(Cell.class::cast)
        .orElseGet(() -> typed.isEmpty() ? Cell.Blank.CELL : new Cell.Text(typed));
  }

  private static Optional<Cell.Numeric> number(String text) {
    Matcher match = NUMBER.matcher(text);
    if (!match.matches()) {
      return Optional.empty();
    }
    String exponent = text(match, 4);
    BigDecimal value = new BigDecimal(match.group(3).replace(",", "") + exponent);
    boolean percent = !match.group(5).isEmpty();
    double signed = (match.group(1).equals("-") ? value.negate() : value).doubleValue();
    NumberFormat format =
        percent
            ? NumberFormat.PERCENT
            : match.group(2).isEmpty() ? NumberFormat.GENERAL : NumberFormat.CURRENCY;
    return Optional.of(new Cell.Numeric(percent ? signed / 100 : signed, format));
  }

  private Optional<Cell.Numeric> date(String text) {
    try {
      Matcher iso = ISO.matcher(text);
      if (iso.matches()) {
        LocalDate day = LocalDate.of(part(iso, 1), part(iso, 2), part(iso, 3));
        return dated(day, text(iso, 4), NumberFormat.ISO_DATE);
      }
      Matcher slashed = SLASHED.matcher(text);
      if (slashed.matches()) {
        int year = part(slashed, 3) < 100 ? 2000 + part(slashed, 3) : part(slashed, 3);
        LocalDate day =
            LocalDate.of(
                year, part(slashed, monthFirst ? 1 : 2), part(slashed, monthFirst ? 2 : 1));
        return dated(
            day,
            text(slashed, 4),
            monthFirst ? NumberFormat.MONTH_FIRST_DATE : NumberFormat.DAY_FIRST_DATE);
      }
      Matcher worded = WORDED.matcher(text);
      if (worded.matches() && (worded.group(1) == null) != (worded.group(3) == null)) {
        int month = MONTHS.indexOf(worded.group(2).substring(0, 3).toLowerCase(Locale.ROOT)) + 1;
        LocalDate day =
            LocalDate.of(part(worded, 4), month, part(worded, worded.group(1) == null ? 3 : 1));
        return dated(day, "", NumberFormat.MONTH_FIRST_DATE);
      }
    } catch (DateTimeException e) {
      return Optional.empty(); // 31 June stays text
    }
    return Optional.empty();
  }

  private static Optional<Cell.Numeric> dated(LocalDate day, String time, NumberFormat format) {
    double days = ChronoUnit.DAYS.between(CellView.EPOCH, day);
    return time.isEmpty()
        ? Optional.of(new Cell.Numeric(days, format))
        : time(time).map(part -> new Cell.Numeric(days + part, NumberFormat.ISO_DATE_TIME));
  }

  private static Optional<Double> time(String text) {
    Matcher match = TIME.matcher(text);
    if (!match.matches()) {
      return Optional.empty();
    }
    int hour = part(match, 1);
    if (match.group(4) != null) {
      hour = hour % 12 + (match.group(4).equalsIgnoreCase("p") ? 12 : 0);
    }
    int second = match.group(3) == null ? 0 : part(match, 3);
    try {
      return Optional.of(LocalTime.of(hour, part(match, 2), second).toSecondOfDay() / 86_400.0);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static String text(Matcher match, int group) {
    String found = match.group(group);
    return found == null ? "" : found;
  }

  private static int part(Matcher match, int group) {
    return Integer.parseInt(match.group(group));
  }
}
