package dev.clioremind.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Never twice, never silently lost, in every order of steps that the seeds come to. All seeds:
 * {@code mvn verify -Dsimulation.seeds=100000}; one: {@code -Dsimulation.first=4711
 * -Dsimulation.seeds=1}.
 */
@Timeout(3600)
class SimulationTest {

  private static final long FIRST = Long.getLong("simulation.first", 1);
  private static final int SEEDS = Integer.getInteger("simulation.seeds", 3000);
  private static final Duration PATIENCE =
      SEEDS <= 3000 ? Duration.ofSeconds(20) : Duration.ofHours(1);

  @Test
  void no_reminder_goes_out_twice_and_none_is_lost() {
    Figures all = new Figures();
    long begun = System.nanoTime();
    for (long seed = FIRST; seed < FIRST + SEEDS; seed++) {
      all.add(Simulation.play(seed, Sabotage.NONE));
      if (System.nanoTime() - begun > PATIENCE.toNanos()) {
        break;
      }
    }
    System.out.printf(
        "Simulation: %s; %.1f s%n", all, (System.nanoTime() - begun) / 1_000_000_000.0);

    assertThat(all.of(Figures.Count.ACCEPTED)).isPositive();
  }
}
