package dev.clioremind.clio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.Survives;
import dev.clioremind.core.deadline.Due;
import dev.clioremind.core.sheet.Problem;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The day and time that a client is told, through a year with its changes of summer time. */
@Timeout(20)
class EntryDatesTest {
  private static final ClioJson JSON = new ClioJson();
  private static final LocalDate FIRST = LocalDate.of(2018, 9, 1);
  private static final LocalDate LAST = LocalDate.of(2019, 10, 31);

  private final List<Problem> problems = new ArrayList<>();

  /** São Paulo's summer time began at midnight in 2018: that day has no 00:00. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "America/New_York",
        "America/Los_Angeles",
        "America/Phoenix",
        "Pacific/Honolulu",
        "Europe/London",
        "Australia/Sydney",
        "America/Sao_Paulo"
      })
  void a_timed_entry_has_the_wall_clock_time_of_its_zone_on_every_day(ZoneId zone) {
    for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
      for (LocalTime time :
          List.of(LocalTime.of(0, 30), LocalTime.of(9, 0), LocalTime.of(23, 30))) {
        ZonedDateTime meant = day.atTime(time).atZone(zone);
        String utc = meant.toInstant().toString();
        assertThat(due(ZoneId.of("Asia/Tokyo"), Rows.entry("1", utc, zoneOf(zone))))
            .isEqualTo(Optional.of(new Due.At(meant)));
        String offset = meant.toOffsetDateTime().toString();
        assertThat(due(zone, Rows.entry("1", offset))).isEqualTo(Optional.of(new Due.At(meant)));
      }
    }
    assertThat(problems).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "America/New_York",
        "America/Los_Angeles",
        "America/Phoenix",
        "Pacific/Honolulu",
        "Europe/London",
        "Australia/Sydney",
        "America/Sao_Paulo"
      })
  @Survives("53a")
  void an_all_day_entry_is_its_own_day_however_its_start_is_written(ZoneId zone) {
    List<UnaryOperator<OffsetDateTime>> writings =
        List.of(UnaryOperator.identity(), start -> start.withOffsetSameInstant(ZoneOffset.UTC));
    for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
      OffsetDateTime midnight = day.atStartOfDay(zone).toOffsetDateTime();
      for (UnaryOperator<OffsetDateTime> writing : writings) {
        String start = writing.apply(midnight).toString();
        String row = Rows.entry("1", start, Rows.member("all_day", "true"));
        String dated = Rows.day("1", day.toString(), Rows.member("start_at", Rows.text(start)));
        assertThat(due(zone, row)).as(start).isEqualTo(Optional.of(new Due.OnDate(day)));
        assertThat(due(zone, dated)).as(start).isEqualTo(Optional.of(new Due.OnDate(day)));
      }
      String utcDay = Rows.entry("1", day + "T00:00:00Z", Rows.member("all_day", "true"));
      assertThat(due(zone, utcDay)).isEqualTo(Optional.of(new Due.OnDate(day)));
    }
    assertThat(problems).isEmpty();
  }

  /** Nine in the morning of which day? In Sydney it is the next one already. */
  @Test
  void an_all_day_entry_whose_day_is_not_certain_is_told_not_guessed() {
    String row = Rows.entry("1", "2026-12-01T15:00:00Z", Rows.member("all_day", "true"));

    assertThat(due(ZoneId.of("America/New_York"), row)).isEmpty();
    assertThat(problems).extracting(Problem::where).containsExactly("entry-1");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-08T06:59:00Z, 2026-03-08T01:59-05:00",
    "2026-03-08T07:00:00Z, 2026-03-08T03:00-04:00",
    "2026-11-01T05:30:00Z, 2026-11-01T01:30-04:00",
    "2026-11-01T06:30:00Z, 2026-11-01T01:30-05:00"
  })
  void the_hours_around_a_change_of_summer_time_are_told_with_their_offset(
      String start, String told) {
    assertThat(due(ZoneId.of("America/New_York"), Rows.entry("1", start)))
        .map(Due::told)
        .contains(told);
  }

  @ParameterizedTest
  @CsvSource({"2026-12-01T17:30:00Z", "2026-12-01T09:30:00-08:00", "2026-12-02T02:30:00.000+09:00"})
  void a_start_is_read_with_any_offset(String start) {
    assertThat(due(ZoneId.of("America/Los_Angeles"), Rows.entry("1", start)))
        .map(Due::told)
        .contains("2026-12-01T09:30-08:00");
  }

  private static String zoneOf(ZoneId zone) {
    return Rows.member("start_at_time_zone", Rows.text(zone.getId()));
  }

  private Optional<Due> due(ZoneId firm, String row) {
    Wire.Entry entry = JSON.single("{\"data\":" + row + "}", Wire.Entry.class).orElseThrow();
    return new EntryMapping(firm).deadline(entry, problems::add).map(deadline -> deadline.due());
  }
}
