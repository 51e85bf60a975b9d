package dev.clioremind.sandbox.sheets;

/** What one cell holds. */
public sealed interface Cell {

  /** The cell without content. */
  Cell BLANK = new Blank();

  /** Whether nothing stands in the cell. */
  default boolean isBlank() {
    return this instanceof Blank;
  }

  /** No content. */
  record Blank() implements Cell {}

  /** Text, kept as it is. */
  record Text(String text) implements Cell {}

  /** A number; a date or time is one too, days since 1899-12-30, shown by its format. */
  record Numeric(double value, NumberFormat format) implements Cell {}

  /** A boolean. */
  record Truth(boolean value) implements Cell {}

  /** An error value such as {@code #REF!}. */
  record Fault(String code) implements Cell {}

  /**
   * A formula with the value it had when it was entered; the stand-in does not recalculate.
   *
   * @param source with its equals sign
   */
  record Formula(String source, Cell result) implements Cell {}

  /** How a number is shown. */
  enum NumberFormat {
    GENERAL,
    PERCENT,
    CURRENCY,
    ISO_DATE,
    MONTH_FIRST_DATE,
    DAY_FIRST_DATE,
    ISO_DATE_TIME,
    TIME;

    boolean isDateOrTime() {
      return ordinal() >= ISO_DATE.ordinal();
    }
  }
}
