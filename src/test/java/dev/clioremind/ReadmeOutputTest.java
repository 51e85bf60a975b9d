package dev.clioremind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.docs.Page;
import dev.clioremind.docs.PastedOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the pages show as the program's output is the program's output. Where it differs, {@code mvn
 * -q -DskipChecks test -Dtest=ReadmeOutputTest -Dreadme.write=true} writes it into the pages.
 */
@Timeout(120)
class ReadmeOutputTest {

  @TempDir private static Path folder = Path.of(".");
  private static ProgramOutputs outputs = new ProgramOutputs(Path.of("."));

  @BeforeAll
  static void open() {
    outputs = new ProgramOutputs(folder);
  }

  private static Stream<Path> pages() {
    return Page.all().stream().filter(page -> !PastedOutput.named(page).isEmpty()).map(Page::file);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void a_page_shows_what_the_program_says(Path file) throws IOException {
    String renewed = PastedOutput.renewed(Page.of(file), outputs::named);
    if (Boolean.getBoolean("readme.write")) {
      Files.writeString(file, renewed, StandardCharsets.UTF_8);
    }

    assertThat(Files.readString(file, StandardCharsets.UTF_8))
        .as("%s; -Dreadme.write=true brings it up to date", file)
        .isEqualTo(renewed);
  }

  @Test
  void the_first_page_shows_output() {
    assertThat(pages()).contains(Page.README);
  }
}
