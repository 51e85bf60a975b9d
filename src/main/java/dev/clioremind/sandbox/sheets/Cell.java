package dev.clioremind.sandbox.sheets;

import java.util.List;

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

  /**
   * Text, kept as it is.
   *
   * @param runs how parts of it look, and where they lead
   */
  record Text(String text, List<Run> runs) implements Cell {

    public Text {
      runs = List.copyOf(runs);
    }

    /** Plain text. */
    public Text(String text) {
      this(text, List.of());
    }

    /** Where all of it leads; empty where it leads nowhere, or to several places. */
    String link() {
      return runs.size() == 1 && runs.get(0).start() == 0 ? runs.get(0).link() : "";
    }
  }

  /**
   * A part of a text, up to where the next begins.
   *
   * @param start in UTF-16 units
   * @param link where it leads; may be empty
   */
  record Run(int start, boolean bold, String link) {}

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
