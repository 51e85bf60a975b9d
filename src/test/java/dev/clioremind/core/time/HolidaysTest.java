package dev.clioremind.core.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.core.sheet.Problem;
import dev.clioremind.core.sheet.SheetText;
import dev.clioremind.core.sheet.Table;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class HolidaysTest {

  private static final LocalDate THANKSGIVING = LocalDate.of(2026, 11, 26);
  private static final LocalDate DAY_AFTER = LocalDate.of(2026, 11, 27);
  private static final Holidays PUBLIC = new Holidays(Map.of(THANKSGIVING, "Thanksgiving"));

  @Test
  void without_a_tab_the_public_holidays_hold() {
    Holidays.Reading reading = Holidays.adjust(PUBLIC, Table.empty("Holidays"));

    assertThat(reading.holidays()).isEqualTo(PUBLIC);
    assertThat(reading.problems()).isEmpty();
  }

  @Test
  void a_row_adds_a_date_as_text_or_as_a_date_cell() {
    Holidays.Reading reading =
        adjust(
            """
            Date       | Name         | Open
            2026-11-27 | Office party |
            =46380     |              | no
            """);

    assertThat(reading.problems()).isEmpty();
    assertThat(reading.holidays().name(DAY_AFTER)).contains("Office party");
    assertThat(reading.holidays().name(LocalDate.of(2026, 12, 24))).contains("Holiday");
    assertThat(reading.holidays().contains(THANKSGIVING)).isTrue();
  }

  @Test
  void a_row_that_says_open_takes_a_holiday_away() {
    Holidays.Reading reading =
        adjust(
            """
            Open  | Date
            =TRUE | 2026-11-26
            """);

    assertThat(reading.holidays().contains(THANKSGIVING)).isFalse();
    assertThat(reading.problems()).isEmpty();
  }

  @Test
  void a_row_without_a_name_keeps_the_name_of_the_calendar() {
    assertThat(adjust("Date | Name | Open\n2026-11-26 | |").holidays().name(THANKSGIVING))
        .contains("Thanksgiving");
  }

  @Test
  void a_bad_row_is_refused_by_number_and_column_and_the_others_hold() {
    Holidays.Reading reading =
        adjust(
            """
            Date       | Name   | Open
            24 Dec     | Eve    |
                       | No day |
            2026-02-30 |        | maybe

            2026-11-27 | Closed |
            #REF!      |        | #N/A
            """);

    assertThat(reading.holidays().contains(DAY_AFTER)).isTrue();
    assertThat(reading.holidays().names()).hasSize(2);
    assertThat(reading.problems())
        .containsExactly(
            Problem.row("Holidays", 2, "Date", "'24 Dec' is not a date such as 2026-11-25"),
            Problem.row("Holidays", 3, "Date", "is empty; write a date such as 2026-11-25"),
            Problem.row("Holidays", 4, "Date", "'2026-02-30' is not a date such as 2026-11-25"),
            Problem.row("Holidays", 4, "Open", "'maybe' is neither yes nor no"),
            Problem.row("Holidays", 7, "Date", "'#REF!' is not a date such as 2026-11-25"),
            Problem.row("Holidays", 7, "Open", "#N/A is an error of the spreadsheet, not a value"));
  }

  @Test
  void of_two_rows_that_contradict_each_other_the_later_is_refused() {
    Holidays.Reading reading =
        adjust(
            """
            Date       | Open
            2026-11-27 | no
            2026-11-27 | yes
            2026-11-27 |
            """);

    assertThat(reading.holidays().contains(DAY_AFTER)).isTrue();
    assertThat(reading.problems())
        .containsExactly(
            Problem.row("Holidays", 3, "Open", "row 2 says the opposite of 2026-11-27"));
  }

  @Test
  void a_row_with_nothing_but_an_empty_tick_box_is_no_row() {
    assertThat(adjust("Date | Name | Open\n | | =FALSE").problems()).isEmpty();
  }

  private static Holidays.Reading adjust(String text) {
    return Holidays.adjust(PUBLIC, SheetText.table("Holidays", text));
  }
}
