package dev.clioremind.sandbox.sheets;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import dev.clioremind.sandbox.sheets.Cell.NumberFormat;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How a cell's content is given out: the two render options of a read. */
record CellView(Values values, Dates dates) {

  static final LocalDate EPOCH = LocalDate.of(1899, 12, 30);

  private static final long SECONDS_OF_DAY = 86_400;
  private static final double LARGEST_EXACT = 1e15;

  /** The {@code valueRenderOption}. */
  enum Values {
    FORMATTED_VALUE,
    UNFORMATTED_VALUE,
    FORMULA
  }

  /** The {@code dateTimeRenderOption}. */
  enum Dates {
    SERIAL_NUMBER,
    FORMATTED_STRING
  }

  /** The JSON value of a cell; a blank between others is an empty string. */
  JsonElement json(Cell cell) {
    if (cell instanceof Cell.Formula formula) {
      return values == Values.FORMULA
          ? new JsonPrimitive(formula.source())
          : json(formula.result());
    }
    if (values == Values.FORMATTED_VALUE) {
      return new JsonPrimitive(shown(cell));
    }
    if (cell instanceof Cell.Truth truth) {
      return new JsonPrimitive(truth.value());
    }
    if (cell instanceof Cell.Numeric number
        && !(number.format().isDateOrTime() && dates == Dates.FORMATTED_STRING)) {
      return number(number.value());
    }
    return new JsonPrimitive(shown(cell));
  }

  /** The text a person sees in the cell. */
  static String shown(Cell cell) {
    if (cell instanceof Cell.Text text) {
      return text.text();
    }
    if (cell instanceof Cell.Truth truth) {
      return truth.value() ? "TRUE" : "FALSE";
    }
    if (cell instanceof Cell.Fault fault) {
      return fault.code();
    }
    if (cell instanceof Cell.Formula formula) {
      return shown(formula.result());
    }
    if (cell instanceof Cell.Numeric number) {
      return shown(number.value(), number.format());
    }
    return "";
  }

  private static String shown(double value, NumberFormat format) {
    return switch (format) {
      case GENERAL -> general(value);
      case PERCENT -> general(value * 100) + "%";
      case CURRENCY ->
          "$" + BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP).toPlainString();
      case ISO_DATE -> date(value, "yyyy-MM-dd");
      case MONTH_FIRST_DATE -> date(value, "M/d/yyyy");
      case DAY_FIRST_DATE -> date(value, "dd/MM/yyyy");
      case ISO_DATE_TIME -> date(value, "yyyy-MM-dd H:mm:ss");
      case TIME -> date(value, "H:mm:ss");
    };
  }

  private static String general(double value) {
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(15)).stripTrailingZeros();
    return Math.abs(value) < LARGEST_EXACT ? rounded.toPlainString() : rounded.toString();
  }

  private static String date(double serial, String pattern) {
    long seconds = Math.round(serial * SECONDS_OF_DAY);
    LocalDateTime when =
        EPOCH
            .plusDays(Math.floorDiv(seconds, SECONDS_OF_DAY))
            .atTime(LocalTime.ofSecondOfDay(Math.floorMod(seconds, SECONDS_OF_DAY)));
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(when);
  }

  private static JsonPrimitive number(double value) {
    return value == Math.rint(value) && Math.abs(value) < LARGEST_EXACT
        ? new JsonPrimitive((long) value)
        : new JsonPrimitive(value);
  }
}
