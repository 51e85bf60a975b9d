package dev.clioremind.core.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(10)
class SendWindowTest {

  @Test
  void days_have_their_hours_and_others_are_blocked() {
    SendWindow window = SendWindow.parse("mon-WED 09:00 - 18:00; sun 12:00-24:00");

    assertThat(window.on(DayOfWeek.TUESDAY)).contains(Hours.parse("09:00-18:00"));
    assertThat(window.on(DayOfWeek.THURSDAY)).isEmpty();
    assertThat(window.on(DayOfWeek.SUNDAY)).map(Hours::toString).contains("12:00-24:00");
  }

  @Test
  void a_range_may_go_over_the_week_s_end() {
    assertThat(SendWindow.parse("SAT-MON 09:00-10:00").hours())
        .containsOnlyKeys(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY, DayOfWeek.MONDAY);
  }

  @Test
  void what_it_writes_it_reads() {
    SendWindow window = SendWindow.parse("MON-SAT 09:00-18:00, SUN 12:00-17:00");

    assertThat(SendWindow.parse(window.toString())).isEqualTo(window);
  }

  @Test
  void the_end_is_not_in_it_and_midnight_ends_the_day() {
    Hours hours = Hours.parse("09:00-18:00");
    assertThat(hours.contains(LocalTime.of(9, 0))).isTrue();
    assertThat(hours.contains(LocalTime.of(17, 59, 59))).isTrue();
    assertThat(hours.contains(LocalTime.of(18, 0))).isFalse();
    assertThat(Hours.parse("20:00-24:00").contains(LocalTime.MAX)).isTrue();
    assertThat(Hours.parse("20:00-24:00").contains(LocalTime.MIDNIGHT)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                                   | no day has hours, so nothing could ever be sent",
        "MON                                  | 'MON' is not days and hours such as MON-FRI 09:00-18:00",
        "MOO 09:00-18:00                      | 'MOO' is not a weekday; use MON TUE WED THU FRI SAT SUN",
        "MON 9-18                             | '9-18' is not hours such as 09:00-18:00",
        "MON 09:00-25:00                      | '25:00' is not a time of day",
        "MON 18:00-09:00                      | '18:00-09:00' does not end after it starts",
        "MON 09:00-00:00                      | hours can't end at 00:00; write 24:00",
        "MON-WED 09:00-10:00, TUE 11:00-12:00 | TUE has hours twice"
      })
  void what_can_t_be_read_is_said(String text, String message) {
    assertThatThrownBy(() -> SendWindow.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
