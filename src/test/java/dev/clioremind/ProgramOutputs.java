package dev.clioremind;

import dev.clioremind.Office.Result;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The outputs that the pages show, each made once, of a firm on a clock of its own. */
final class ProgramOutputs implements AutoCloseable {

  /** A Sunday evening, as README shows it: the next morning something is due. */
  private static final Instant SUNDAY = Instant.parse("2026-11-22T23:06:00Z");

  private final Path folder;
  private final List<Office> offices = new ArrayList<>();
  private final Map<String, String> made = new HashMap<>();

  ProgramOutputs(Path folder) {
    this.folder = folder;
  }

  /** The output of a name; each line is as a terminal of 80 columns shows it. */
  String named(String name) {
    if (!made.containsKey(name)) {
      made.putAll(story(name.split(" ", 2)[0]).apply(name));
    }
    String output = made.get(name);
    if (output == null) {
      throw new AssertionError("there is no output named '%s': %s".formatted(name, made.keySet()));
    }
    return output;
  }

  private Function<String, Map<String, String>> story(String first) {
    return switch (first) {
      case "demo" -> name -> demo();
      default -> name -> Map.of();
    };
  }

  /** The demo by its commands: {@code demo 1 plan}. */
  private Map<String, String> demo() {
    Result result = office(SUNDAY).runAsIs("demo");
    if (result.code() != 0) {
      throw new AssertionError(result.toString());
    }
    Map<String, String> scenes = new HashMap<>();
    String[] parts = result.out().split("(?m)^\\[exit code \\d+\\]$", -1);
    for (int i = 0; i < parts.length - 1; i++) {
      String shown = parts[i].substring(parts[i].indexOf("$ clio-remind "));
      scenes.put("demo %s %s".formatted(i + 1, shown.split("\\s", 4)[2]), shown);
    }
    return scenes;
  }

  private Office office(Instant start) {
    Office office = new Office(folder.resolve("office" + offices.size()), start);
    offices.add(office);
    return office;
  }

  @Override
  public void close() {
    offices.forEach(Office::close);
  }
}
