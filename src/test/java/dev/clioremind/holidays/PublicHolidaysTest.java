package dev.clioremind.holidays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clioremind.core.time.Holidays;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Compared with lists that were written by hand from the published calendars. */
@Timeout(30)
class PublicHolidaysTest {

  @Test
  void the_federal_holidays_of_2025() {
    assertThat(text(PublicHolidays.of("us", 2025, 2025)))
        .isEqualTo(
            """
            2025-01-01 New Year's Day
            2025-01-20 Martin Luther King, Jr. Day
            2025-02-17 Presidents Day
            2025-05-26 Memorial Day
            2025-06-19 Juneteenth
            2025-07-04 Independence Day
            2025-09-01 Labour day
            2025-10-13 Columbus Day
            2025-11-11 Veterans Day
            2025-11-27 Thanksgiving Day
            2025-12-25 Christmas
            """);
  }

  @Test
  void the_federal_holidays_of_2026_with_independence_day_observed_on_friday() {
    assertDates(
        PublicHolidays.of("us", 2026, 2026),
        "2026-01-01 2026-01-19 2026-02-16 2026-05-25 2026-06-19 2026-07-03 2026-07-04 2026-09-07"
            + " 2026-10-12 2026-11-11 2026-11-26 2026-12-25");
  }

  @Test
  void the_federal_holidays_of_2027_with_new_year_2028_observed_on_its_last_day() {
    assertDates(
        PublicHolidays.of("us", 2027, 2027),
        "2027-01-01 2027-01-18 2027-02-15 2027-05-31 2027-06-18 2027-06-19 2027-07-04 2027-07-05"
            + " 2027-09-06 2027-10-11 2027-11-11 2027-11-25 2027-12-24 2027-12-25 2027-12-31");
  }

  @Test
  void the_federal_holidays_of_2028() {
    assertDates(
        PublicHolidays.of("us", 2028, 2028),
        "2028-01-01 2028-01-17 2028-02-21 2028-05-29 2028-06-19 2028-07-04 2028-09-04 2028-10-09"
            + " 2028-11-10 2028-11-11 2028-11-23 2028-12-25");
  }

  @Test
  void a_span_of_years_is_the_sum_of_its_years() {
    Map<LocalDate, String> sum = new TreeMap<>();
    for (int year = 2024; year <= 2030; year++) {
      sum.putAll(PublicHolidays.of("us-ny", year, year).names());
    }

    assertThat(PublicHolidays.of("us-ny", 2024, 2030).names()).isEqualTo(sum);
  }

  @Test
  void an_observed_day_is_called_so() {
    assertThat(PublicHolidays.of("us", 2026, 2026).name(LocalDate.of(2026, 7, 3)))
        .contains("Independence Day (observed)");
  }

  @ParameterizedTest
  @CsvSource({
    "us-ca,2026-03-31,true",
    "us-ca,2026-11-27,true",
    "us-ca,2026-10-12,true",
    "us-ca,2026-07-03,true",
    "us-tx,2026-11-27,true",
    "us-tx,2026-12-24,false",
    "us-ny,2026-11-27,false",
    "us-ma-sc,2026-03-17,true",
    "us-ma,2026-03-17,false",
    "ca,2026-05-18,true",
    "ca,2026-09-30,true",
    "ca,2026-10-12,true",
    "ca,2026-11-11,true",
    "ca,2026-12-26,true",
    "ca,2026-08-03,false",
    "ca-on,2026-02-16,true",
    "ca-on,2026-05-18,true",
    "ca-on,2026-08-03,true",
    "ca-on,2026-12-28,true",
    "ca-on,2027-12-27,true",
    "ca-on,2027-12-28,true",
    "ca-on,2028-01-03,true",
    "ca-on,2028-07-03,true",
    "ca-on,2022-12-26,true",
    "ca-on,2022-12-27,true",
    "ca-on,2023-01-02,true",
    "gb-eng,2026-04-06,true",
    "gb-eng,2026-05-04,true",
    "gb-eng,2026-05-25,true",
    "gb-eng,2026-08-31,true",
    "gb-eng,2026-12-28,true",
    "gb-eng,2027-12-27,true",
    "gb-eng,2027-12-28,true",
    "gb-sct,2026-11-30,true",
    "gb-sct,2026-04-06,false",
    "au-nsw,2026-01-26,true",
    "au-nsw,2026-04-27,true",
    "au-nsw,2026-06-08,true",
    "au-nsw,2026-10-05,true",
    "au-nsw,2026-12-28,true",
    "au-vic,2026-11-03,true",
  })
  void other_calendars(String code, LocalDate date, boolean holiday) {
    assertThat(PublicHolidays.of(code, date.getYear(), date.getYear()).contains(date))
        .isEqualTo(holiday);
  }

  @ParameterizedTest
  @CsvSource({"us-ca,2030-11-29", "us-md,2030-11-29", "us-wa,2030-11-29", "us-fl,2024-11-29"})
  void the_day_after_thanksgiving_is_the_friday_after_it_in_every_year(
      String code, LocalDate friday) {
    Holidays holidays = PublicHolidays.of(code, friday.getYear(), friday.getYear());

    assertThat(holidays.contains(friday)).isTrue();
    assertThat(holidays.contains(friday.minusWeeks(1))).as("the fourth Friday").isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"us-tx,2026-04-03", "us-mo,2026-05-08", "us-ks,2026-12-24"})
  void an_observance_is_no_holiday(String codeAndDate) {
    LocalDate date = LocalDate.parse(codeAndDate.substring(6));

    assertThat(PublicHolidays.of(codeAndDate.substring(0, 5), 2026, 2026).contains(date)).isFalse();
  }

  @Test
  void none_is_a_calendar_without_days() {
    assertThat(PublicHolidays.of("none", 2020, 2030)).isEqualTo(Holidays.none());
    assertThat(PublicHolidays.of(" NONE ", 2020, 2030)).isEqualTo(Holidays.none());
  }

  @ParameterizedTest
  @ValueSource(strings = {"us", "US-CA", " ca-on ", "gb-eng", "au-nsw", "none", "us-ma-sc", "de"})
  void known(String code) {
    assertThat(PublicHolidays.isKnown(code)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-", "us-", "us-xx", "us-ca-xx", "usa", "uk", "../us", "us ca", "us_ca"})
  void not_known(String code) {
    assertThat(PublicHolidays.isKnown(code)).isFalse();
    assertThatThrownBy(() -> PublicHolidays.of(code, 2026, 2026))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "usa    | 'usa' is not a holiday calendar; did you mean us?",
        "us-caa | 'us-caa' is not a holiday calendar; did you mean us-ca?",
        "us_ca  | 'us_ca' is not a holiday calendar; did you mean us-ca?",
        "US CA  | 'US CA' is not a holiday calendar; did you mean us-ca?",
        "ca-onn | 'ca-onn' is not a holiday calendar; did you mean ca-on?",
        "us-tex | 'us-tex' is not a holiday calendar; did you mean us-tx?",
        "Texas  | 'Texas' is not a holiday calendar; use a code such as us, us-ca or gb-eng, or none",
        "gb-england | 'gb-england' is not a holiday calendar; use gb or one of gb-eng gb-nir gb-sct gb-wls",
        "uk     | 'uk' is not a holiday calendar; did you mean gb-eng, gb-wls, gb-sct or gb-nir?",
      })
  void an_unknown_code_names_the_nearest(String code, String message) {
    assertThatThrownBy(() -> PublicHolidays.of(code, 2026, 2026)).hasMessage(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ie", "it", "IN", "fi", "LI", "vi"})
  void a_code_with_a_letter_i_is_read_whatever_the_language_of_the_machine(String code) {
    assertThat(PublicHolidays.of(code, 2026, 2026).names()).isNotEmpty();
  }

  private static void assertDates(Holidays holidays, String dates) {
    List<LocalDate> expected = Arrays.stream(dates.split(" ")).map(LocalDate::parse).toList();

    assertThat(holidays.names().keySet()).containsExactlyInAnyOrderElementsOf(expected);
  }

  private static String text(Holidays holidays) {
    return new TreeMap<>(holidays.names())
        .entrySet().stream()
            .map(day -> day.getKey() + " " + day.getValue() + "\n")
            .collect(Collectors.joining());
  }
}
