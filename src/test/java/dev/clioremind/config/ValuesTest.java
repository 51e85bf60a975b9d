package dev.clioremind.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(10)
class ValuesTest {

  @ParameterizedTest
  @CsvSource({
    "America/NewYork, America/New_York",
    "america/new_york, America/New_York",
    "New York, America/New_York",
    "Chicago, America/Chicago",
    "EST, America/New_York",
    "Eastern Time (US & Canada), America/New_York",
    "PST, America/Los_Angeles",
    "GMT, Europe/London",
    "Europe/Londn, Europe/London",
  })
  void a_zone_that_is_none_names_the_nearest(String text, String nearest) {
    assertThatThrownBy(() -> Values.zone(text))
        .hasMessageEndingWith("; did you mean " + nearest + "?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-05:00", "UTC+5", "GMT-5", "Z", "nowhere at all"})
  void an_offset_is_not_a_zone(String text) {
    assertThatThrownBy(() -> Values.zone(text)).hasMessageContaining("IANA name of a time zone");
  }

  @Test
  void a_zone_is_taken_by_its_iana_name() {
    assertThat(Values.zone("Pacific/Kiritimati")).isEqualTo(ZoneId.of("Pacific/Kiritimati"));
    assertThat(Values.zone("UTC")).isEqualTo(ZoneId.of("UTC"));
  }

  @Test
  void words_are_read_in_any_case_under_any_locale() {
    assertThat(Values.words(ClioSource.class).apply("Calendar, TASKS,"))
        .containsExactly(ClioSource.CALENDAR, ClioSource.TASKS);
    assertThat(Values.word(MatterStatus.class).apply("PENDING")).isEqualTo(MatterStatus.PENDING);
    assertThat(Values.region("in")).isEqualTo("IN");
    assertThat(Values.yesOrNo("FALSE")).isFalse();
  }

  @Test
  void a_word_that_is_none_names_all_and_the_nearest() {
    assertThatThrownBy(() -> Values.words(MatterStatus.class).apply("open,pendng"))
        .hasMessage("'pendng' is not one of open, pending, closed; did you mean pending?");
    assertThatThrownBy(() -> Values.words(MatterStatus.class).apply(" , "))
        .hasMessage("names nothing");
  }

  @Test
  void a_number_says_its_limits() {
    assertThatThrownBy(() -> Values.number(0, 30).apply("four"))
        .hasMessage("'four' is not a whole number; write only digits, from 0 to 30");
    assertThatThrownBy(() -> Values.number(0, 30).apply("31"))
        .hasMessage("31 is out of range; it must be from 0 to 30");
    assertThatThrownBy(() -> Values.number(0, 30).apply("99999999999999999999"))
        .hasMessageContaining("is not a whole number");
    assertThatThrownBy(() -> Values.number(0, 30).apply("\u0663"))
        .hasMessageContaining("is not a whole number");
  }

  @Test
  void a_country_is_an_iso_code() {
    assertThatThrownBy(() -> Values.region("UK"))
        .hasMessage(
            "'UK' is not a country's code of two letters, such as US; the United Kingdom is GB");
  }

  @Test
  void a_locale_is_a_language_with_a_country() {
    assertThat(Values.locale("en_US")).isEqualTo(Locale.US);
    assertThat(Values.locale("fr-CA")).isEqualTo(Locale.CANADA_FRENCH);
    assertThatThrownBy(() -> Values.locale("english"))
        .hasMessage("'english' is not a language with a country, such as en-US");
    assertThatThrownBy(() -> Values.locale("zz-QQ")).hasMessageContaining("is not a language");
  }

  @Test
  void a_holiday_calendar_is_a_code_or_none() {
    assertThat(Values.holidays("GB-ENG")).contains("gb-eng");
    assertThat(Values.holidays("None")).isEmpty();
    assertThatThrownBy(() -> Values.holidays("California")).hasMessageContaining("us-ca");
  }

  @Test
  void a_token_that_was_put_where_an_id_belongs_is_not_shown() {
    assertThatThrownBy(() -> Values.ghlId("pit-1234")).message().doesNotContain("1234");
    assertThatThrownBy(() -> Values.ghlId("https://x/1234")).message().doesNotContain("1234");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1AbC_d-9",
        "https://docs.google.com/spreadsheets/d/1AbC_d-9/edit#gid=0",
        "https://docs.google.com/spreadsheets/d/1AbC_d-9",
        "https://docs.google.com/spreadsheets/u/0/d/1AbC_d-9/edit?usp=sharing",
        "docs.google.com/spreadsheets/d/1AbC_d-9/",
        "http://127.0.0.1:8080/spreadsheets/d/1AbC_d-9/edit"
      })
  void a_spreadsheet_is_named_by_its_id_or_its_address(String text) {
    assertThat(SpreadsheetAddress.id(text)).isEqualTo("1AbC_d-9");
  }

  @Test
  void an_address_that_is_no_spreadsheets_is_refused() {
    assertThatThrownBy(() -> SpreadsheetAddress.id("https://docs.google.com/document/d/1A/edit"))
        .hasMessageContaining("is neither a spreadsheet's id nor its address");
    assertThatThrownBy(
            () -> SpreadsheetAddress.id("https://docs.google.com/spreadsheets/d/e/2PACX-1/pubhtml"))
        .hasMessageContaining("published copy");
  }

  @Test
  void foreign_text_in_a_sentence_can_neither_steer_a_terminal_nor_grow() {
    assertThat(Shown.quoted("a\u001B[31m\n\u202Eb")).isEqualTo("'a?[31m??b'");
    assertThat(Shown.quoted("x".repeat(100))).hasSize(63).endsWith("…'");
  }
}
