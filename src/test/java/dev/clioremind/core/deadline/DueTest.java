package dev.clioremind.core.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class DueTest {

  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  @Test
  void a_plain_date_lies_ahead_until_the_firm_s_midnight() {
    Due due = new Due.OnDate(LocalDate.parse("2026-11-25"));

    assertThat(due.liesAhead(Instant.parse("2026-11-26T04:59:59Z"), NEW_YORK)).isTrue();
    assertThat(due.liesAhead(Instant.parse("2026-11-26T05:00:00Z"), NEW_YORK)).isFalse();
    assertThat(due.liesAhead(Instant.parse("2026-11-26T05:00:00Z"), ZoneId.of("Pacific/Honolulu")))
        .isTrue();
  }

  @Test
  void a_day_whose_midnight_the_clocks_skip_begins_all_the_same() {
    // São Paulo's clocks went from 00:00 to 01:00 on 4 November 2018.
    Due due = new Due.OnDate(LocalDate.parse("2018-11-03"));
    ZoneId saoPaulo = ZoneId.of("America/Sao_Paulo");

    assertThat(due.liesAhead(Instant.parse("2018-11-04T02:59:59Z"), saoPaulo)).isTrue();
    assertThat(due.liesAhead(Instant.parse("2018-11-04T03:00:00Z"), saoPaulo)).isFalse();
  }

  @Test
  void a_moment_lies_ahead_by_itself_wherever_the_firm_is() {
    Due due = new Due.At(ZonedDateTime.parse("2026-11-25T09:00:59-05:00[America/New_York]"));

    assertThat(due.liesAhead(Instant.parse("2026-11-25T13:59:59Z"), ZoneId.of("Asia/Kolkata")))
        .isTrue();
    assertThat(due.liesAhead(Instant.parse("2026-11-25T14:00:00Z"), ZoneId.of("Asia/Kolkata")))
        .isFalse();
  }

  @Test
  void it_is_written_down_alike_whatever_the_machine_speaks() {
    Locale machine = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG"));
      Due at = new Due.At(ZonedDateTime.parse("2026-11-25T09:05:00-05:00[America/New_York]"));

      assertThat(at.told()).isEqualTo("2026-11-25T09:05-05:00");
      assertThat(at.timeOrDash()).isEqualTo("09:05");
      assertThat(new Due.OnDate(LocalDate.parse("2026-11-25")).told()).isEqualTo("2026-11-25");
      assertThat(new Due.OnDate(LocalDate.parse("2026-11-25")).timeOrDash()).isEqualTo("-");
    } finally {
      Locale.setDefault(machine);
    }
  }

  @Test
  void a_deadline_s_id_names_its_kind_and_its_occurrence() {
    DeadlineId occurrence = DeadlineId.entry("77").on(LocalDate.parse("2026-11-25"));

    assertThat(occurrence.value()).isEqualTo("entry-77@2026-11-25");
    assertThat(occurrence.clioId()).isEqualTo("77");
    assertThat(DeadlineId.task("77")).isNotEqualTo(DeadlineId.entry("77"));
    assertThat(DeadlineId.task("77").isTask()).isTrue();
    for (String wrong : new String[] {"", "77", "entry-", "note-7", "entry-7|8", "entry-7 8"}) {
      assertThatThrownBy(() -> new DeadlineId(wrong)).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
