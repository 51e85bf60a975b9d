package dev.clioremind.core.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clioremind.core.sheet.SheetText;
import dev.clioremind.core.time.Holidays;
import dev.clioremind.core.time.SendDays;
import dev.clioremind.core.time.SendWindow;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class DaysOutTest {

  private static final SendDays SEND_DAYS =
      new SendDays(
          SendWindow.parse("MON-SAT 09:00-18:00"),
          new Holidays(Map.of(LocalDate.of(2026, 11, 26), "Thanksgiving")),
          false);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3         | 3",
        "=3        | 3",
        "=3.0      | 3",
        "03        | 3",
        "000       | 0",
        "0         | 0",
        "=0        | 0",
        "366       | 366",
        "3b        | 3b",
        "3B        | 3b",
        "3 b       | 3b",
        "007b      | 7b",
        "7, 3, 1   | 7 3 1",
        "7,3,1     | 7 3 1",
        "7; 3b ;1  | 7 3b 1",
        "3, 3b     | 3 3b",
        "1, 3, 7   | 1 3 7",
      })
  void what_can_be_read(String cell, String expected) {
    assertThat(String.join(" ", parse(cell).stream().map(DaysOut::toString).toList()))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "three days | 'three days' is not a number of days",
        "3d         | '3d' is not a number of days",
        "-3         | '-3' is not a number of days",
        "=-3        | '-3' is not a number of days",
        "+3         | '+3' is not a number of days",
        "=2.5       | '2.5' is not a whole number of days; write a list as 7; 3",
        "=TRUE      | 'TRUE' is not a number of days",
        "#REF!      | #REF! is an error of the spreadsheet, not a value",
        "0b         | 0b has no meaning; write 0 for the same day",
        "00b        | 0b has no meaning; write 0 for the same day",
        "=46350     | '46350' is more than 366 days; is the cell formatted as a date?",
        "367        | '367' is more than 366 days; is the cell formatted as a date?",
        "99999999999999999999 | '99999999999999999999' is more than 366 days; is the cell formatted as a date?",
        "3, 03      | 3 stands in the list twice",
        "7, , 1     | a number of days is missing; write 3, 3b or 7, 3, 1",
        "7, 3,      | a number of days is missing; write 3, 3b or 7, 3, 1",
        "7, three   | 'three' is not a number of days",
        "7 3 1      | '7 3 1' is not a number of days",
        "٣          | '٣' is not a number of days",
      })
  void what_is_refused(String cell, String why) {
    assertThatThrownBy(() -> parse(cell))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(why);
  }

  @Test
  void no_break_spaces_from_a_web_page_do_not_count() {
    assertThat(parse("7,\u00a03\u00a0")).containsExactly(days(7), days(3));
  }

  @Test
  void a_long_text_is_not_quoted_at_length() {
    assertThatThrownBy(() -> parse("x".repeat(10_000)))
        .hasMessage("'%s…' is not a number of days", "x".repeat(40));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 367})
  void a_number_out_of_range_makes_no_days_out(int days) {
    assertThatThrownBy(() -> new DaysOut(days, false)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void calendar_days_run_over_weekends_and_holidays() {
    assertThat(days(3).nominalDate(LocalDate.of(2026, 11, 30), SEND_DAYS))
        .isEqualTo(LocalDate.of(2026, 11, 27));
    assertThat(days(4).nominalDate(LocalDate.of(2026, 11, 30), SEND_DAYS))
        .as("a blocked day stays the nominal date")
        .isEqualTo(LocalDate.of(2026, 11, 26));
    assertThat(days(0).nominalDate(LocalDate.of(2026, 11, 29), SEND_DAYS))
        .isEqualTo(LocalDate.of(2026, 11, 29));
  }

  @Test
  void business_days_leave_weekends_and_holidays_out() {
    assertThat(new DaysOut(3, true).nominalDate(LocalDate.of(2026, 11, 30), SEND_DAYS))
        .isEqualTo(LocalDate.of(2026, 11, 24));
  }

  @Test
  void nominal_dates_of_every_day_of_seven_years_agree_with_the_oracle() {
    for (LocalDate deadline = LocalDate.of(2024, 1, 1);
        deadline.getYear() < 2031;
        deadline = deadline.plusDays(1)) {
      for (int n : new int[] {0, 1, 2, 3, 7, 14, 30, 31, 365, 366}) {
        assertThat(days(n).nominalDate(deadline, SEND_DAYS).toEpochDay())
            .isEqualTo(deadline.toEpochDay() - n);
        if (n > 0) {
          assertThat(new DaysOut(n, true).nominalDate(deadline, SEND_DAYS))
              .isEqualTo(oracle(deadline, n));
        }
      }
    }
  }

  /** Steps back day by day, knowing weekends as remainders of seven. */
  private static LocalDate oracle(LocalDate deadline, int n) {
    long thanksgiving = LocalDate.of(2026, 11, 26).toEpochDay();
    long day = deadline.toEpochDay();
    int counted = 0;
    while (counted < n) {
      day--;
      long remainder = Math.floorMod(day, 7);
      // Epoch day 0 was a Thursday, so 2 and 3 are Saturday and Sunday.
      if (remainder != 2 && remainder != 3 && day != thanksgiving) {
        counted++;
      }
    }
    return LocalDate.ofEpochDay(day);
  }

  private static List<DaysOut> parse(String cell) {
    return DaysOut.parse(SheetText.cell(cell));
  }

  private static DaysOut days(int days) {
    return new DaysOut(days, false);
  }
}
