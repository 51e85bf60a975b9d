package dev.clioremind;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Text that people see, kept as files below {@code src/test/resources/golden}, to be read there. A
 * change of the program that is meant is written into them by {@code mvn -q -DskipChecks test
 * -Dtest=GoldenTest,ErrorTextsTest -Dgolden.write=true}, and then read as {@code git diff} shows
 * it.
 */
public final class Golden {

  private static final Path FOLDER = Path.of("src/test/resources/golden");
  private static final boolean WRITE = Boolean.getBoolean("golden.write");

  private Golden() {}

  /** Compares a text with its file, or writes it there; what begins a colour is shown as ␛. */
  public static void check(String name, String text) {
    Path file = FOLDER.resolve(name);
    String shown = text.replace('\u001b', '␛');
    try {
      if (WRITE) {
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, shown, StandardCharsets.UTF_8);
      }
      assertThat(shown)
          .as(file.toString())
          .isEqualTo(Files.readString(file, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
