package dev.clioremind.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Damaged input never ends in a stack trace, a hang, a leak, or a message that the clean input, or
 * what the damaged one says by DESIGN, does not ask for. More: {@code mvn test -Pfuzz
 * -Dfuzz.cases=200000}, or {@code -Dfuzz.minutes=60}, also {@code -Dfuzz.only=PROGRAM}; one seed
 * again: {@code mvn test -Dtest=FuzzTest -Dfuzz.first=4711 -Dfuzz.cases=1}.
 */
@Timeout(value = 1, unit = TimeUnit.DAYS)
@DisabledOnOs(OS.WINDOWS)
class FuzzTest {

  private static final long FIRST = Long.getLong("fuzz.first", 1);

  /** 0: no limit. */
  private static final long CASES = Long.getLong("fuzz.cases", 20_000);

  /** One target alone, or all. */
  private static final Set<Target> ONLY =
      Optional.ofNullable(System.getProperty("fuzz.only"))
          .map(Target::valueOf)
          .map(Set::of)
          .orElse(Set.of(Target.values()));

  private static final Duration TIME = Duration.ofMinutes(Long.getLong("fuzz.minutes", 0));

  /** So many cases meet every target, the rare ones too. */
  private static final int ENOUGH = 5_000;

  /** How far a sabotage is looked for. */
  private static final int FAR = 20_000;

  @TempDir private Path folder = Path.of(".");

  @Test
  void damaged_input_is_refused_or_does_what_it_says() {
    Figures figures = new Figures();
    long begun = System.nanoTime();
    long seed = FIRST;
    try (Fuzz fuzz = new Fuzz(folder)) {
      while ((CASES == 0 || figures.cases() < CASES)
          && (TIME.isZero() || System.nanoTime() - begun < TIME.toNanos())) {
        if (!ONLY.contains(Target.of(seed))) {
          seed++;
          continue;
        }
        Duration before = processorTime();
        Verdict verdict = fuzz.play(seed, Sabotage.NONE);
        figures.add(Target.of(seed), verdict, processorTime().minus(before));
        seed++;
      }
    }
    System.out.printf(
        Locale.ROOT,
        "Fuzzing: seeds %d to %d in %.0f s%n%s",
        FIRST,
        seed - 1,
        (System.nanoTime() - begun) / 1e9,
        figures);

    assertThat(figures.cases()).isPositive();
    if (figures.cases() >= ENOUGH && ONLY.size() > 1) {
      // Whatever answers to a send, the run goes on.
      assertThat(figures.coveredTargets()).isGreaterThanOrEqualTo(Target.values().length - 1);
    }
  }

  /** Of all threads, the compiler's and the sandbox's too. */
  private static Duration processorTime() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
        ? Duration.ofNanos(system.getProcessCpuTime())
        : Duration.ZERO;
  }

  /** A protection that nobody would miss protects nothing. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void every_sabotage_is_caught(Sabotage sabotage) {
    try (Fuzz fuzz = new Fuzz(folder)) {
      OptionalLong caught = caught(fuzz, sabotage);
      System.out.printf(Locale.ROOT, "Fuzzing: %s caught by seed %s%n", sabotage, caught);

      assertThat(caught).isPresent();
      assertThat(failure(fuzz, caught.getAsLong(), Sabotage.NONE)).isEmpty();
    }
  }

  private static OptionalLong caught(Fuzz fuzz, Sabotage sabotage) {
    return LongStream.rangeClosed(1, FAR)
        .filter(seed -> sabotage.targets().contains(Target.of(seed)))
        .filter(seed -> !failure(fuzz, seed, sabotage).isEmpty())
        .findFirst();
  }

  /** What is said of a case; empty where nothing is wrong. */
  private static String failure(Fuzz fuzz, long seed, Sabotage sabotage) {
    try {
      fuzz.play(seed, sabotage);
      return "";
    } catch (Violation e) {
      return String.valueOf(e.getMessage());
    }
  }

  @Test
  void a_seed_damages_the_same_each_time() {
    try (Fuzz fuzz = new Fuzz(folder)) {
      List<String> once = LongStream.rangeClosed(1, 300).mapToObj(fuzz::story).toList();
      List<String> again = LongStream.rangeClosed(1, 300).mapToObj(fuzz::story).toList();

      assertThat(once).isEqualTo(again).anyMatch(story -> story.contains("became"));
    }
  }

  @Test
  void a_case_that_fails_is_named_by_its_seed_and_by_what_was_damaged() {
    try (Fuzz fuzz = new Fuzz(folder)) {
      long seed = caught(fuzz, Sabotage.ANY_DAYS).orElseThrow();

      assertThat(failure(fuzz, seed, Sabotage.ANY_DAYS))
          .startsWith("seed " + seed + ", RULE_ROWS: row ")
          .contains("Damaged: ReminderRules: ")
          .contains("-Dfuzz.first=" + seed)
          .isEqualTo(failure(fuzz, seed, Sabotage.ANY_DAYS));
    }
  }
}
