package dev.clioremind;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The outputs that the pages show, by name: each story is told once, when a page first asks. */
final class ProgramOutputs {

  private final Path folder;
  private final Map<String, String> made = new HashMap<>();

  /**
   * @param folder where the stories' firms keep their files
   */
  ProgramOutputs(Path folder) {
    this.folder = folder;
  }

  /** The whole output of a name, the first word of which is its story. */
  String named(String name) {
    String story = name.split(" ", 2)[0];
    if (story.equals("source")) {
      return source(name.substring(story.length() + 1));
    }
    if (made.keySet().stream().noneMatch(known -> known.startsWith(story + " "))) {
      told(story).forEach((of, output) -> made.put(story + " " + of, output));
    }
    String output = made.get(name);
    if (output == null) {
      throw new AssertionError(
          "no output is named '%s', but %s"
              .formatted(name, made.keySet().stream().sorted().toList()));
    }
    return output;
  }

  /** The code of a test. */
  private static String source(String file) {
    try {
      return Files.readString(
          Path.of("src/test/java/dev/clioremind", file + ".java"), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, String> told(String story) {
    try (Stories stories = new Stories(folder.resolve(story))) {
      return switch (story) {
        case "demo" -> stories.demo();
        case "template", "message" -> stories.texts(story);
        case "set-up" -> stories.setUp();
        case "day" -> stories.day();
        case "doubt" -> stories.doubt();
        case "lost" -> stories.lostRows();
        case "exit" -> stories.exitCodes();
        case "recipe" -> Cookbook.plans(folder.resolve(story));
        default -> throw new AssertionError("no story is called " + story);
      };
    }
  }
}
