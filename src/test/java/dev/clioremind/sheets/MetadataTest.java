package dev.clioremind.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.services.sheets.v4.model.DeveloperMetadata;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetadataTest {

  private static DeveloperMetadata note(String key, String value) {
    return new DeveloperMetadata().setMetadataKey(key).setMetadataValue(value);
  }

  @Test
  void of_two_values_under_one_key_the_cautious_one_counts() {
    Metadata metadata =
        new Metadata(
            List.of(
                note("clio-remind.start-date", "2026-11-01"),
                note("clio-remind.start-date", "2026-11-05"),
                note("clio-remind.high-water", "12"),
                note("clio-remind.high-water", "7"),
                note("clio-remind.oldest-open", "2026-10-01"),
                note("clio-remind.oldest-open", "2026-09-01")));

    assertThat(metadata.startDate()).contains(LocalDate.parse("2026-11-05"));
    assertThat(metadata.highWater()).hasValue(12);
    assertThat(metadata.oldestOpen()).contains(LocalDate.parse("2026-09-01"));
  }

  @Test
  void a_note_is_made_once_and_then_replaced() {
    Metadata metadata =
        new Metadata(List.of(note("other", "x"), note("clio-remind.high-water", "?")));

    assertThat(metadata.highWater()).isEmpty();
    assertThat(metadata.note(Metadata.Key.START_DATE, "2026-11-01").getCreateDeveloperMetadata())
        .isNotNull();
    assertThat(metadata.note(Metadata.Key.START_DATE, "2026-11-02").getUpdateDeveloperMetadata())
        .isNotNull();
    assertThat(metadata.says(Metadata.Key.START_DATE, "2026-11-02")).isTrue();
    assertThat(metadata.says(Metadata.Key.HIGH_WATER, "0")).isFalse();
  }
}
