package dev.clioremind.core.sheet;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The errors that a formula shows in place of a value, such as {@code #REF!}. They come as plain
 * text and would otherwise be taken for it.
 */
public final class SheetError {

  private static final Pattern FORM =
      Pattern.compile(
          "#(REF!|N/A|VALUE!|NAME\\?|DIV/0!|NUM!|NULL!|ERROR!|SPILL!|CALC!)|Loading\\.\\.\\.");

  private SheetError() {}

  /** What is wrong with the cell, as a sentence for people; empty when it holds no error. */
  public static Optional<String> in(Cell cell) {
    return FORM.matcher(cell.text()).matches()
        ? Optional.of("%s is an error of the spreadsheet, not a value".formatted(cell.text()))
        : Optional.empty();
  }
}
