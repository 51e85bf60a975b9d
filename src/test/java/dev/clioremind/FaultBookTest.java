package dev.clioremind;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.platform.commons.annotation.Testable;

/** The book of faults to survive: each has a test that runs, and no test names another. */
@Timeout(60)
class FaultBookTest {

  private static final int FAULTS = 60;
  private static final Pattern LINE = Pattern.compile("(\\d+)([a-z]?) +(.+)");
  private static final Path TABLE = Path.of("target", "faults.md");

  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
          .importPackages("dev.clioremind");

  /** What is to be survived, by its number, in the order of the book. */
  private static final Map<String, String> BOOK = new LinkedHashMap<>();

  /** The tests that prove it, by the same numbers. */
  private static final Map<String, List<String>> TESTS = new LinkedHashMap<>();

  @BeforeAll
  static void readTheBookAndTheTests() throws IOException {
    try (InputStream in = FaultBookTest.class.getResourceAsStream("faults.txt")) {
      assertThat(in).isNotNull();
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(LINE::matcher)
          .filter(Matcher::matches)
          .forEach(line -> BOOK.put(line.group(1) + line.group(2), line.group(3)));
    }
    proofs()
        .forEach(
            method -> {
              for (String number : method.getAnnotationOfType(Survives.class).value()) {
                TESTS.computeIfAbsent(number, n -> new ArrayList<>()).add(named(method));
              }
            });
  }

  private static Stream<JavaMethod> proofs() {
    return ALL.stream()
        .flatMap(type -> type.getMethods().stream())
        .filter(method -> method.isAnnotatedWith(Survives.class));
  }

  private static String named(JavaMethod method) {
    return method.getOwner().getName().replace("dev.clioremind.", "") + "." + method.getName();
  }

  @Test
  void the_book_names_all_of_them_in_their_order() {
    assertThat(BOOK.keySet().stream().map(number -> number.replaceAll("[a-z]", "")).distinct())
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, FAULTS).mapToObj(Integer::toString).toList());
  }

  @Test
  void each_fault_has_a_test() throws IOException {
    Files.createDirectories(TABLE.getParent());
    Files.writeString(TABLE, table(), StandardCharsets.UTF_8);

    TreeSet<String> bare = new TreeSet<>(BOOK.keySet());
    bare.removeAll(TESTS.keySet());
    assertThat(bare).as("faults without a test").isEmpty();
  }

  @Test
  void each_test_names_faults_of_the_book() {
    assertThat(BOOK.keySet()).containsAll(TESTS.keySet());
  }

  @Test
  void each_of_them_is_a_test_that_the_build_runs() {
    assertThat(proofs()).isNotEmpty().allSatisfy(FaultBookTest::isRun);
  }

  private static void isRun(JavaMethod method) {
    assertThat(method.isAnnotatedWith(Testable.class) || method.isMetaAnnotatedWith(Testable.class))
        .as("it is a test")
        .isTrue();
    assertIsSwitchedOn(method);
    Optional<JavaClass> type = Optional.of(method.getOwner());
    while (type.isPresent()) {
      assertIsSwitchedOn(type.get());
      assertThat(type.get().getModifiers()).doesNotContain(JavaModifier.ABSTRACT);
      type = type.get().getEnclosingClass();
    }
    // The names by which the build finds its tests: the classes first, then the processes.
    assertThat(method.getOwner().getName().replaceFirst("\\$.*", "")).matches(".*(Test|IT)");
  }

  /** The build runs on Linux, where the tests that need it are on. */
  private static void assertIsSwitchedOn(HasAnnotations<?> tested) {
    assertThat(tested.getAnnotations())
        .extracting(annotation -> annotation.getRawType().getSimpleName())
        .noneMatch(name -> name.matches("(Disabled|Enabled).*") && !name.endsWith("OnOs"));
  }

  /** The book with its tests, for people. */
  private static String table() {
    return BOOK.entrySet().stream()
        .map(
            entry ->
                "| %s | %s | %s |"
                    .formatted(
                        entry.getKey(),
                        entry.getValue(),
                        TESTS.getOrDefault(entry.getKey(), List.of()).stream()
                            .sorted()
                            .map(test -> "`" + test + "`")
                            .collect(joining(", "))))
        .collect(joining("\n", "| | Fault | Survived by |\n|---|---|---|\n", "\n"));
  }
}
