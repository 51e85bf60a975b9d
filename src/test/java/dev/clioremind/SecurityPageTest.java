package dev.clioremind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.docs.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;

/** Each defence that the page on security claims is held by tests, which it names. */
@Timeout(60)
class SecurityPageTest {

  private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w*(?:Test|IT))\\.(\\w+)`");
  private static final List<String> PARTS =
      List.of("**Wanted:**", "**Defence:**", "**Remains:**", "**Tests:**");
  private static final Path TESTS = Path.of("src/test/java");

  private final Page page = Page.named("security");

  /** Each threat with its text. */
  private Map<String, String> threats() {
    Map<String, String> threats = new LinkedHashMap<>();
    boolean inside = false;
    String threat = "";
    for (String line : page.lines()) {
      if (line.startsWith("## ")) {
        inside = line.equals("## Threats");
        threat = "";
      } else if (inside && line.startsWith("### ")) {
        threat = line.substring(4);
      }
      if (!threat.isEmpty()) {
        threats.merge(threat, line, (before, more) -> before + "\n" + more);
      }
    }
    return threats;
  }

  @Test
  void every_threat_says_what_is_wanted_what_stands_against_it_what_remains_and_its_tests() {
    assertThat(threats())
        .hasSizeGreaterThan(10)
        .allSatisfy(
            (threat, text) -> {
              assertThat(text).as(threat).contains(PARTS);
              assertThat(PARTS.stream().map(text::indexOf)).as(threat).isSorted();
              String tests = text.substring(text.indexOf("**Tests:**"));
              assertThat(NAMED.matcher(tests).results()).as(threat).isNotEmpty();
            });
  }

  @Test
  void every_test_that_the_page_names_is_one() throws IOException {
    Map<String, List<String>> classes = testClasses();
    List<String> missing = new ArrayList<>();
    List<MatchResult> named = NAMED.matcher(page.text()).results().toList();
    for (MatchResult name : named) {
      if (classes.getOrDefault(name.group(1), List.of()).stream()
          .noneMatch(type -> isTest(type, name.group(2)))) {
        missing.add(name.group());
      }
    }
    assertThat(missing).isEmpty();
    assertThat(named).hasSizeGreaterThan(50);
    System.out.println(
        "Security page: %s threats, %s tests named".formatted(threats().size(), named.size()));
  }

  private static Map<String, List<String>> testClasses() throws IOException {
    Map<String, List<String>> classes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(TESTS)) {
      files
          .map(file -> TESTS.relativize(file).toString())
          .filter(file -> file.endsWith(".java"))
          .map(file -> file.substring(0, file.length() - 5).replace('/', '.').replace('\\', '.'))
          .forEach(
              type ->
                  classes
                      .computeIfAbsent(
                          type.substring(type.lastIndexOf('.') + 1), name -> new ArrayList<>())
                      .add(type));
    }
    return classes;
  }

  private static boolean isTest(String type, String method) {
    try {
      return Arrays.stream(Class.forName(type).getDeclaredMethods())
          .filter(candidate -> candidate.getName().equals(method))
          .anyMatch(
              candidate ->
                  candidate.isAnnotationPresent(Test.class)
                      || candidate.isAnnotationPresent(ParameterizedTest.class));
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }
}
