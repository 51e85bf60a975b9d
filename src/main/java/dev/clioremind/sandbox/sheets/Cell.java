package dev.clioremind.sandbox.sheets;

/** What one cell holds. */
public sealed interface Cell {

  /** Whether nothing stands in the cell. */
  default boolean isBlank() {
    return this instanceof Blank;
  }

  /** No content. */
  record Blank() implements Cell {
    static final Blank CELL = new Blank();
  }

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
    GENERAL(false),
    PERCENT(false),
    CURRENCY(false),
    ISO_DATE(true),
    MONTH_FIRST_DATE(true),
    DAY_FIRST_DATE(true),
    ISO_DATE_TIME(true),
    TIME(true);

    private final boolean dateOrTime;

    NumberFormat(boolean dateOrTime) {
      this.dateOrTime = dateOrTime;
    }

    boolean isDateOrTime() {
      return dateOrTime;
    }
  }
}
