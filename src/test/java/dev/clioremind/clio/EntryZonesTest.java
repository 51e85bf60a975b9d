package dev.clioremind.clio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(10)
class EntryZonesTest {

  @Test
  void each_name_of_rails_is_a_zone_of_this_java() {
    assertThat(EntryZones.railsNames())
        .hasSizeGreaterThan(140)
        .allSatisfy(name -> assertThat(EntryZones.zone(name)).as(name).isPresent());
  }

  @ParameterizedTest
  @CsvSource({
    "Pacific Time (US & Canada), America/Los_Angeles",
    "(GMT-08:00) Pacific Time (US & Canada), America/Los_Angeles",
    "Eastern Time (US & Canada), America/New_York",
    "Indiana (East), America/Indiana/Indianapolis",
    "Arizona, America/Phoenix",
    "London, Europe/London",
    "America/Halifax, America/Halifax",
    "' Europe/Paris ', Europe/Paris"
  })
  void both_kinds_of_names_are_read(String name, ZoneId zone) {
    assertThat(EntryZones.zone(name)).contains(zone);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Pacific", "Olympus Mons", "pacific time (us & canada)"})
  void any_other_text_is_no_zone(String name) {
    assertThat(EntryZones.zone(name)).isEmpty();
  }
}
