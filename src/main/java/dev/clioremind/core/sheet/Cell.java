package dev.clioremind.core.sheet;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Locale;

/**
 * One cell as the spreadsheet holds it, before anyone has given it a meaning.
 *
 * @param text what it shows: text as it stands, a number in plain decimal, a boolean as {@code
 *     TRUE} or {@code FALSE}; outer white space is kept off
 */
public record Cell(Kind kind, String text) {

  /** What the spreadsheet says the cell holds. Dates and times are numbers there. */
  public enum Kind {
    TEXT,
    NUMBER,
    BOOLEAN
  }

  /** A cell without content. */
  public static final Cell BLANK = new Cell(Kind.TEXT, "");

  /** A spreadsheet's numbers have 16 digits, 308 places to the left or to the right. */
  private static final int MOST_PLACES = 400;

  private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);
  private static final DateTimeFormatter ISO_DATE =
      DateTimeFormatter.ISO_LOCAL_DATE.withResolverStyle(ResolverStyle.STRICT);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("H:mm", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

  public Cell {
    text = text.strip();
  }

  public static Cell text(String text) {
    return new Cell(Kind.TEXT, text);
  }

  /**
   * A number; one that no spreadsheet can hold is text, for written out it would fill the memory.
   */
  public static Cell number(BigDecimal number) {
    if (Math.abs((long) number.scale()) > MOST_PLACES) {
      return text(number.toString());
    }
    return new Cell(
        Kind.NUMBER, number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString());
  }

  public static Cell bool(boolean value) {
    return new Cell(Kind.BOOLEAN, value ? "TRUE" : "FALSE");
  }

  public boolean isBlank() {
    return text.isEmpty();
  }

  /**
   * The cell as a date: a date cell (days since 30 December 1899) or ISO text.
   *
   * @throws IllegalArgumentException with a sentence for people
   */
  public LocalDate asDate() {
    try {
      if (kind == Kind.NUMBER) {
        long days = new BigDecimal(text).longValue();
        if (days < 1 || days > 200_000) {
          throw new IllegalArgumentException("%s is not a date".formatted(text));
        }
        return DAY_ZERO.plusDays(days);
      }
      return LocalDate.parse(text, ISO_DATE);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "'%s' is not a date such as 2026-11-25".formatted(text), e);
    }
  }

  /**
   * The cell as a time of day: a time cell (a fraction of a day) or {@code HH:mm} text.
   *
   * @throws IllegalArgumentException with a sentence for people
   */
  public LocalTime asTime() {
    try {
      if (kind == Kind.NUMBER) {
        BigDecimal fraction = new BigDecimal(text);
        if (fraction.signum() < 0 || fraction.compareTo(BigDecimal.ONE) >= 0) {
          throw new IllegalArgumentException("%s is not a time of day".formatted(text));
        }
        long seconds =
            fraction
                .multiply(BigDecimal.valueOf(86_400))
                .setScale(0, java.math.RoundingMode.HALF_UP)
                .longValue();
        return LocalTime.ofSecondOfDay(Math.min(seconds, 86_399));
      }
      return LocalTime.parse(text, TIME);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("'%s' is not a time such as 09:30".formatted(text), e);
    }
  }
}
