package dev.clioremind.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.Survives;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Never twice, never silently lost, in every order of steps that the seeds come to. In full: {@code
 * -Dsimulation.seeds=100000}; one seed again: {@code -Dsimulation.first=4711 -Dsimulation.seeds=1}.
 */
@Timeout(7200)
class SimulationTest {

  private static final int FEW = 3000;
  private static final long FIRST = Long.getLong("simulation.first", 1);
  private static final int SEEDS = Integer.getInteger("simulation.seeds", FEW);

  /** A busy machine plays fewer seeds, unless it was asked for more. */
  private static final Duration PATIENCE =
      SEEDS > FEW ? Duration.ofHours(1) : Duration.ofSeconds(20);

  @Test
  @Survives({"36", "39", "41b", "42"})
  void no_reminder_goes_out_twice_and_none_is_lost() throws Exception {
    Figures all = new Figures();
    AtomicLong next = new AtomicLong(FIRST);
    long begun = System.nanoTime();
    int players = Runtime.getRuntime().availableProcessors();
    ExecutorService threads = Executors.newFixedThreadPool(players);
    try {
      List<Future<Figures>> parts = new ArrayList<>();
      for (int i = 0; i < players; i++) {
        parts.add(threads.submit(() -> play(next, begun)));
      }
      for (Future<Figures> part : parts) {
        all.add(part.get());
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Violation violation) {
        throw violation;
      }
      throw e;
    } finally {
      next.set(Long.MAX_VALUE / 2);
      threads.shutdown();
    }
    System.out.printf(
        Locale.ROOT, "Simulation: %s; in %.1f s%n", all, (System.nanoTime() - begun) / 1e9);

    assertThat(all.of(Figures.Count.SEEDS)).isPositive();
    assertThat(all.of(Figures.Count.ACCEPTED)).isPositive();
  }

  private static Figures play(AtomicLong next, long begun) {
    Figures figures = new Figures();
    long seed = next.getAndIncrement();
    while (seed < FIRST + SEEDS && System.nanoTime() - begun < PATIENCE.toNanos()) {
      figures.add(Simulation.play(seed, Sabotage.NONE));
      seed = next.getAndIncrement();
    }
    return figures;
  }

  /** A protection that nobody would miss protects nothing. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void every_sabotage_is_caught(Sabotage sabotage) {
    OptionalLong caught =
        LongStream.rangeClosed(1, FEW).filter(seed -> isCaught(seed, sabotage)).findFirst();
    System.out.printf(Locale.ROOT, "Simulation: %s caught by seed %s%n", sabotage, caught);

    assertThat(caught).isPresent();
    assertThat(isCaught(caught.getAsLong(), Sabotage.NONE)).isFalse();
  }

  private static boolean isCaught(long seed, Sabotage sabotage) {
    try {
      Simulation.play(seed, sabotage);
      return false;
    } catch (Violation e) {
      return true;
    }
  }

  @Test
  void a_seed_replays_to_the_last_row() {
    List<String> once = LongStream.rangeClosed(1, 50).mapToObj(Simulation::story).toList();
    List<String> again = LongStream.rangeClosed(1, 50).mapToObj(Simulation::story).toList();

    assertThat(once).isEqualTo(again).anyMatch(story -> story.contains(".success "));
  }

  @Test
  void a_seed_that_fails_is_named_and_shows_its_log() {
    long seed =
        LongStream.rangeClosed(1, FEW)
            .filter(s -> isCaught(s, Sabotage.ONLY_LIVE_CLAIMS))
            .findFirst()
            .orElseThrow();

    assertThat(failure(seed))
        .startsWith("seed " + seed + ": ")
        .contains("twice")
        .contains(".sending ")
        .isEqualTo(failure(seed));
  }

  private static String failure(long seed) {
    try {
      Simulation.play(seed, Sabotage.ONLY_LIVE_CLAIMS);
      return "";
    } catch (Violation e) {
      return String.valueOf(e.getMessage());
    }
  }
}
