package dev.clioremind.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.docs.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * A YAML document, looked at by paths.
 *
 * @param name where it stands
 * @param text as it is written
 */
record Workflow(String name, String text, Map<?, ?> root) {

  /** All workflow files. */
  static List<Workflow> files() {
    try (Stream<Path> found = Files.list(Path.of(".github", "workflows"))) {
      List<Workflow> all = new ArrayList<>();
      for (Path path : found.sorted().toList()) {
        all.add(of(path.getFileName().toString(), Files.readString(path, StandardCharsets.UTF_8)));
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Workflow file(String name) {
    return files().stream().filter(w -> w.name().equals(name)).findFirst().orElseThrow();
  }

  /** All YAML that the pages show. */
  static List<Workflow> ofPages() {
    return Page.all().stream()
        .flatMap(
            page ->
                page.blocks().stream()
                    .filter(block -> block.language().equals("yaml"))
                    .map(block -> of(page.file() + " line " + block.line(), block.text())))
        .toList();
  }

  private static Workflow of(String name, String text) {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    Object document = new Yaml(new SafeConstructor(options)).load(text);
    assertThat(document).as(name).isInstanceOf(Map.class);
    return new Workflow(name, text, (Map<?, ?>) document);
  }

  /** What the keys lead to; a bare {@code on} is the boolean true to YAML 1.1. */
  Optional<Object> at(Object... path) {
    Object here = root;
    for (Object key : path) {
      if (!(here instanceof Map<?, ?> map)) {
        return Optional.empty();
      }
      Object next = map.get(key);
      here = next == null && key.equals("on") ? map.get(true) : next;
    }
    return Optional.ofNullable(here);
  }

  /** The same, where there must be something. */
  Object need(Object... path) {
    return at(path).orElseThrow(() -> new AssertionError(name + " lacks " + List.of(path)));
  }

  /** Each job, by its name. */
  Map<?, ?> jobs() {
    return (Map<?, ?>) need("jobs");
  }

  /** Every step of every job. */
  List<Map<?, ?>> steps() {
    List<Map<?, ?>> steps = new ArrayList<>();
    for (Object job : jobs().values()) {
      Object listed = Objects.requireNonNull(((Map<?, ?>) job).get("steps"));
      for (Object step : (Collection<?>) listed) {
        steps.add((Map<?, ?>) step);
      }
    }
    return steps;
  }
}
