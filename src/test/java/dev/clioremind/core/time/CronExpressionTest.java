package dev.clioremind.core.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(5)
class CronExpressionTest {

  private static String times(String cron, String date) {
    return CronExpression.parse(cron).times(LocalDate.parse(date)).stream()
        .map(Object::toString)
        .collect(Collectors.joining(" "));
  }

  // 2026-11-22 is a Sunday.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "10 9 * * *        | 2026-11-22 | 09:10",
        "10 9,13,17 * * 1-6| 2026-11-23 | 09:10 13:10 17:10",
        "10 9,13,17 * * 1-6| 2026-11-22 | ''",
        "0 9 * * sun       | 2026-11-22 | 09:00",
        "0 9 * * 7         | 2026-11-22 | 09:00",
        "0 9 * * MON-Fri   | 2026-11-27 | 09:00",
        "0 9 * * 5-7       | 2026-11-22 | 09:00",
        "*/30 8-9 * * *    | 2026-11-22 | 08:00 08:30 09:00 09:30",
        "5/20 8 * * *      | 2026-11-22 | 08:05 08:25 08:45",
        "0 0-23/12 * * *   | 2026-11-22 | 00:00 12:00",
        "0 9 22 * *        | 2026-11-22 | 09:00",
        "0 9 23 * *        | 2026-11-22 | ''",
        "0 9 1 * sun       | 2026-11-22 | 09:00",
        "0 9 * nov *       | 2026-11-22 | 09:00",
        "0 9 * jan-Oct *   | 2026-11-22 | ''",
        "@daily            | 2026-11-22 | 00:00",
        "0 9 31 2 *        | 2026-02-28 | ''"
      })
  void it_comes_at_these_hours(String cron, String date, String expected) {
    assertThat(times(cron, date)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "* * * *",
        "* * * * * *",
        "60 9 * * *",
        "0 24 * * *",
        "0 9 0 * *",
        "0 9 * 13 *",
        "0 9 * * 8",
        "0 9 * * someday",
        "0 17-9 * * *",
        "0 9/0 * * *",
        "0 1-2-3 * * *",
        "0 1/2/3 * * *",
        "0 -1 * * *",
        "0 9, * * *",
        "@reboot"
      })
  void what_is_no_schedule_is_refused_in_words(String text) {
    assertThatThrownBy(() -> CronExpression.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .satisfies(
            message -> assertThat(List.of("schedule")).allMatch(word -> message.contains(word)));
  }
}
