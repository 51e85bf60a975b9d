package dev.clioremind.core.rule;

import dev.clioremind.core.sheet.Cell;
import dev.clioremind.core.sheet.Excerpt;
import dev.clioremind.core.sheet.SheetError;
import dev.clioremind.core.time.SendDays;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long before its deadline a reminder goes out.
 *
 * @param days 0 to 366; at least 1 where business days are meant
 * @param business whether weekends and holidays are left out of the count
 */
public record DaysOut(int days, boolean business) {

  private static final int MOST = 366;
  private static final Pattern FORM = Pattern.compile("(\\d+)\\s*([bB]?)");
  private static final Pattern DECIMAL = Pattern.compile("\\d+\\.\\d+");

  public DaysOut {
    if (days < 0 || days > MOST) {
      throw new IllegalArgumentException("days are counted from 0 to " + MOST);
    }
    if (business && days == 0) {
      throw new IllegalArgumentException("0b has no meaning; write 0 for the same day");
    }
  }

  /**
   * Reads {@code 3}, {@code 3b} or a list such as {@code 7, 3, 1}.
   *
   * @throws IllegalArgumentException with a sentence for people
   */
  public static List<DaysOut> parse(Cell cell) {
    Optional<String> error = SheetError.in(cell);
    if (error.isPresent()) {
      throw new IllegalArgumentException(error.get());
    }
    List<DaysOut> list = new ArrayList<>();
    for (String element : elements(cell)) {
      DaysOut one = parse(element);
      if (list.contains(one)) {
        throw new IllegalArgumentException("%s stands in the list twice".formatted(one));
      }
      list.add(one);
    }
    return List.copyOf(list);
  }

  /** Those elements of a cell that can be read, for a cell that can't be read as a whole. */
  static List<DaysOut> readable(Cell cell) {
    List<DaysOut> list = new ArrayList<>();
    for (String element : elements(cell)) {
      try {
        list.add(parse(element));
      } catch (IllegalArgumentException e) {
        // It tells nothing, and the reading of the whole cell has said so.
      }
    }
    return List.copyOf(list);
  }

  private static List<String> elements(Cell cell) {
    // Text pasted from a web page brings no-break spaces along.
    return List.of(cell.text().replace('\u00a0', ' ').split("[,;]", -1));
  }

  private static DaysOut parse(String element) {
    String text = element.strip();
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      if (DECIMAL.matcher(text).matches()) {
        throw new IllegalArgumentException(
            "%s is not a whole number of days; write a list as 7; 3".formatted(Excerpt.of(text)));
      }
      throw new IllegalArgumentException(
          text.isEmpty()
              ? "a number of days is missing; write 3, 3b or 7, 3, 1"
              : "%s is not a number of days".formatted(Excerpt.of(text)));
    }
    String digits = form.group(1).replaceFirst("^0+(?=\\d)", "");
    if (digits.length() > 3 || Integer.parseInt(digits) > MOST) {
      throw new IllegalArgumentException(
          "%s is more than %s days; is the cell formatted as a date?"
              .formatted(Excerpt.of(digits), MOST));
    }
    return new DaysOut(Integer.parseInt(digits), !form.group(2).isEmpty());
  }

  /** The date that lies so many days before a deadline; windows and blocked days do not count. */
  public LocalDate nominalDate(LocalDate deadlineDate, SendDays sendDays) {
    return business ? sendDays.minusBusinessDays(deadlineDate, days) : deadlineDate.minusDays(days);
  }

  /** As RuleIDs and fingerprints have it: {@code 3} or {@code 3b}. */
  @Override
  public String toString() {
    return business ? days + "b" : Integer.toString(days);
  }
}
