package dev.clioremind.core.sheet;

import java.util.Locale;
import java.util.Optional;

/** The answer of a cell to a question of yes or no, as people write it. */
public enum YesNo {
  YES,
  NO;

  /**
   * Reads a cell; empty when it is blank.
   *
   * @throws IllegalArgumentException with a sentence for people, when it is neither
   */
  public static Optional<YesNo> of(Cell cell) {
    return switch (cell.text().toLowerCase(Locale.ROOT)) {
      case "" -> Optional.empty();
      case "yes", "true", "x", "1" -> Optional.of(YES);
      case "no", "false", "0" -> Optional.of(NO);
      default ->
          throw new IllegalArgumentException(
              "%s is neither yes nor no".formatted(Excerpt.of(cell.text())));
    };
  }
}
