package dev.clioremind.core.setup;

import java.util.List;

/**
 * One column of a tab.
 *
 * @param note what a person should know of it; pops up over the header
 * @param choices the words of its drop-down; none for a column without one
 * @param onlyChoices whether another word is refused, or only warned of
 * @param plainText whether what is typed stays text: {@code 3-1} is no date, {@code 007} no number
 */
public record ColumnPlan(
    String header, String note, List<String> choices, boolean onlyChoices, boolean plainText) {

  public ColumnPlan {
    choices = List.copyOf(choices);
  }

  static ColumnPlan text(String header, String note) {
    return new ColumnPlan(header, note, List.of(), false, true);
  }

  /** As Sheets likes it: a date that is typed becomes one. */
  static ColumnPlan free(String header, String note) {
    return new ColumnPlan(header, note, List.of(), false, false);
  }

  static ColumnPlan oneOf(String header, String note, List<String> choices) {
    return new ColumnPlan(header, note, choices, true, true);
  }

  static ColumnPlan suggesting(String header, String note, List<String> choices) {
    return new ColumnPlan(header, note, choices, false, true);
  }
}
