package dev.clioremind.sandbox.sheets;

import java.util.Arrays;
import java.util.Locale;

/** Reads the choices that a request names by enumeration words. */
final class Options {

  private Options() {}

  /** The {@code valueInputOption}. */
  enum Input {
    RAW,
    USER_ENTERED
  }

  /** The {@code insertDataOption}. */
  enum Insert {
    OVERWRITE,
    INSERT_ROWS
  }

  /** The {@code majorDimension}, and the {@code dimension} of structural requests. */
  enum Dimension {
    ROWS,
    COLUMNS
  }

  /**
   * The input option, which has no default.
   *
   * @throws SheetsError 400 where it is missing
   */
  static Input input(String word) {
    if (word.isEmpty() || word.equals("INPUT_VALUE_OPTION_UNSPECIFIED")) {
      throw SheetsError.badRequest("'valueInputOption' is required but not specified");
    }
    return choice("valueInputOption", Input.class, word, Input.RAW);
  }

  static CellView view(String values, String dates) {
    return new CellView(
        choice("valueRenderOption", CellView.Values.class, values, CellView.Values.FORMATTED_VALUE),
        choice("dateTimeRenderOption", CellView.Dates.class, dates, CellView.Dates.SERIAL_NUMBER));
  }

  static Dimension dimension(String word) {
    String named = word.equals("DIMENSION_UNSPECIFIED") ? "" : word;
    return choice("majorDimension", Dimension.class, named, Dimension.ROWS);
  }

  /**
   * One of an enumeration's words; an empty one is the default.
   *
   * @throws SheetsError 400 for another word
   */
  static <E extends Enum<E>> E choice(String name, Class<E> type, String word, E otherwise) {
    if (word.isEmpty()) {
      return otherwise;
    }
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> constant.name().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                SheetsError.badRequest(
                    "Invalid value at '%s' (type.googleapis.com/google.apps.sheets.v4.%s), \"%s\""
                        .formatted(
                            name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT),
                            name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1),
                            word)));
  }
}
