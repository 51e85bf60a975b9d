package dev.clioremind.sandbox.clio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 10, unit = TimeUnit.SECONDS)
class ClioRecurrenceTest {
  private static final LocalDate LAST = LocalDate.of(2026, 12, 31);

  private static ClioEntry series(String rule) {
    return ClioEntry.timed(
            1, "Series", ZonedDateTime.of(2026, 10, 29, 9, 0, 0, 0, ZoneId.of("America/New_York")))
        .repeating(rule);
  }

  private static String days(ClioEntry entry) {
    return ClioRecurrence.until(entry, LAST).stream()
        .map(occurrence -> occurrence.day().toString().substring(5))
        .collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "FREQ=DAILY;COUNT=3 | 10-29 10-30 10-31",
        "FREQ=DAILY;INTERVAL=30 | 10-29 11-28 12-28",
        "FREQ=WEEKLY;UNTIL=20261112T235959Z | 10-29 11-05 11-12",
        "FREQ=WEEKLY;INTERVAL=2;COUNT=3 | 10-29 11-12 11-26",
        "FREQ=WEEKLY;BYDAY=TU,TH;COUNT=4 | 10-29 11-03 11-05 11-10",
        "FREQ=MONTHLY | 10-29 11-29 12-29",
        "FREQ=YEARLY | 10-29",
      })
  void a_rule_gives_its_days(String rule, String days) {
    assertThat(days(series(rule))).isEqualTo(days);
  }

  @Test
  void a_month_without_the_day_is_left_out() {
    ClioEntry entry =
        ClioEntry.allDay(1, "Rent", LocalDate.of(2026, 8, 31), ZoneId.of("America/New_York"))
            .repeating("FREQ=MONTHLY");
    assertThat(days(entry)).isEqualTo("08-31 10-31 12-31");
  }

  @Test
  void an_exception_is_left_out_and_still_counted() {
    assertThat(days(series("FREQ=DAILY;COUNT=3").except(LocalDate.of(2026, 10, 30))))
        .isEqualTo("10-29 10-31");
  }

  @Test
  void the_time_of_day_is_kept_when_the_clocks_change() {
    assertThat(ClioRecurrence.until(series("FREQ=WEEKLY;COUNT=2"), LAST))
        .extracting(occurrence -> occurrence.startsAt().toString())
        .containsExactly("2026-10-29T13:00:00Z", "2026-11-05T14:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"FREQ=HOURLY", "FREQ=MONTHLY;BYDAY=2TU", "FREQ=DAILY;BYSETPOS=1"})
  void a_rule_that_is_not_played_is_a_mistake_in_the_test(String rule) {
    ClioEntry entry = series(rule);
    assertThatThrownBy(() -> days(entry)).isInstanceOf(IllegalArgumentException.class);
  }
}
