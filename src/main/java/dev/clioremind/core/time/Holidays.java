package dev.clioremind.core.time;

import dev.clioremind.core.sheet.Problem;
import dev.clioremind.core.sheet.Row;
import dev.clioremind.core.sheet.SheetError;
import dev.clioremind.core.sheet.Table;
import dev.clioremind.core.sheet.YesNo;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The days on which the firm does not work though they are no weekend.
 *
 * @param names what each is called
 */
public record Holidays(Map<LocalDate, String> names) {

  private static final String DATE = "Date";
  private static final String NAME = "Name";
  private static final String OPEN = "Open";

  public Holidays {
    names = Map.copyOf(names);
  }

  /** No holiday at all. */
  public static Holidays none() {
    return new Holidays(Map.of());
  }

  public boolean contains(LocalDate date) {
    return names.containsKey(date);
  }

  /** What the holiday is called; empty when the date is none. */
  public Optional<String> name(LocalDate date) {
    return Optional.ofNullable(names.get(date));
  }

  /**
   * What became of the public holidays after the firm's own list was applied.
   *
   * @param problems the rows that were refused
   */
  public record Reading(Holidays holidays, List<Problem> problems) {

    public Reading {
      problems = List.copyOf(problems);
    }
  }

  /**
   * Applies the firm's own list: a row adds a date, or removes it where {@code Open} says yes. A
   * row that can't be read, or contradicts an earlier one, is refused and the others hold.
   *
   * @param tab the tab {@code Holidays}: {@code Date | Name | Open}
   */
  public static Reading adjust(Holidays publicHolidays, Table tab) {
    Map<LocalDate, String> names = new HashMap<>(publicHolidays.names);
    Map<LocalDate, Row> seen = new HashMap<>();
    List<Problem> problems = new ArrayList<>();
    for (Row row : tab.rows()) {
      if (row.isBlank()) {
        continue;
      }
      Optional<LocalDate> date = date(tab, row, problems);
      Optional<Boolean> open = open(tab, row, problems);
      if (date.isEmpty() || open.isEmpty()) {
        continue;
      }
      LocalDate day = date.get();
      Row earlier = seen.putIfAbsent(day, row);
      if (earlier != null) {
        if (isOpen(earlier) != open.get()) {
          problems.add(
              Problem.row(
                  tab.tab(),
                  row.number(),
                  OPEN,
                  "row %s says the opposite of %s".formatted(earlier.number(), day)));
        }
        continue;
      }
      if (open.get()) {
        names.remove(day);
      } else {
        String name = row.text(NAME);
        names.put(day, name.isEmpty() ? names.getOrDefault(day, "Holiday") : name);
      }
    }
    return new Reading(new Holidays(names), problems);
  }

  private static Optional<LocalDate> date(Table tab, Row row, List<Problem> problems) {
    try {
      if (row.cell(DATE).isBlank()) {
        throw new IllegalArgumentException("is empty; write a date such as 2026-11-25");
      }
      return Optional.of(row.cell(DATE).asDate());
    } catch (IllegalArgumentException e) {
      problems.add(Problem.row(tab.tab(), row.number(), DATE, String.valueOf(e.getMessage())));
      return Optional.empty();
    }
  }

  private static Optional<Boolean> open(Table tab, Row row, List<Problem> problems) {
    Optional<String> error = SheetError.in(row.cell(OPEN));
    try {
      if (error.isPresent()) {
        throw new IllegalArgumentException(error.get());
      }
      return Optional.of(isOpen(row));
    } catch (IllegalArgumentException e) {
      problems.add(Problem.row(tab.tab(), row.number(), OPEN, String.valueOf(e.getMessage())));
      return Optional.empty();
    }
  }

  private static boolean isOpen(Row row) {
    return YesNo.of(row.cell(OPEN)).filter(answer -> answer == YesNo.YES).isPresent();
  }
}
