package dev.clioremind.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(10)
class ExampleFileTest {
  private static final Path EXAMPLE = Path.of("config.example.properties");

  private static String text() throws IOException {
    return Files.readString(EXAMPLE, StandardCharsets.UTF_8);
  }

  /** The file as if somebody took the # from each line with a key. */
  private static List<PropertiesReader.Entry> entries() throws IOException {
    return PropertiesReader.read(text().replaceAll("(?m)^#(?=[a-z]+[.][a-z.-]+=)", ""));
  }

  @Test
  void it_has_every_key_in_the_order_of_the_table() throws IOException {
    assertThat(entries().stream().map(PropertiesReader.Entry::key))
        .containsExactlyElementsOf(Arrays.stream(ConfigKey.values()).map(ConfigKey::key).toList());
  }

  @Test
  void it_shows_every_default() throws IOException {
    assertThat(entries())
        .allSatisfy(
            entry ->
                assertThat(entry.value())
                    .as(entry.key())
                    .isEqualTo(
                        ConfigKey.named(entry.key()).flatMap(ConfigKey::defaultValue).orElse("")));
  }

  @Test
  void it_explains_every_key_as_the_table_does() throws IOException {
    String words = text().replaceAll("\n# ", " ");
    for (ConfigKey key : ConfigKey.values()) {
      assertThat(words).as(key.key()).contains(key.meaning());
      if (key.isRequired()) {
        assertThat(words).contains(key.meaning() + " Required.\n" + key.key() + "=\n");
      } else if (key.defaultValue().isEmpty()) {
        assertThat(words)
            .contains(key.meaning() + " Default: " + key.defaultText() + ".\n#" + key.key() + "=");
      }
    }
  }

  @Test
  void it_needs_only_the_lines_without_a_hash(@TempDir Path home) throws IOException {
    Map<String, String> answers =
        Map.of(
            "firm.name", "Park Law",
            "firm.time-zone", "America/New_York",
            "sheets.spreadsheet-id", "1AbC",
            "ghl.location-id", "loc1");
    String filled = text();
    for (Map.Entry<String, String> answer : answers.entrySet()) {
      filled =
          filled.replace(
              "\n" + answer.getKey() + "=\n",
              "\n" + answer.getKey() + "=" + answer.getValue() + "\n");
    }
    Files.writeString(home.resolve("config.properties"), filled, StandardCharsets.UTF_8);

    Config config =
        new ConfigLoader(new Surroundings(Map.of(), home, home))
            .load(ConfigFlags.none(), ConfigKey.requiredKeys());

    assertThat(config.firm().name()).isEqualTo("Park Law");
    assertThat(answers.keySet())
        .isEqualTo(Set.copyOf(ConfigKey.requiredKeys().stream().map(ConfigKey::key).toList()));
  }

  @Test
  void every_environment_name_means_one_thing() {
    Set<String> seen = new HashSet<>();
    for (ConfigKey key : ConfigKey.values()) {
      assertThat(seen.add(key.environmentName())).as(key.environmentName()).isTrue();
      key.environmentFileName().ifPresent(name -> assertThat(seen.add(name)).as(name).isTrue());
    }
    assertThat(seen)
        .contains("CLIO_REMIND_SEND_MAX_SENDS", "CLIO_REMIND_FIRM_TIME_ZONE")
        .contains("CLIO_REMIND_GHL_TOKEN_FILE")
        .doesNotContain("CLIO_REMIND_CONFIG", "CLIO_REMIND_FIRM_NAME_FILE");
  }
}
