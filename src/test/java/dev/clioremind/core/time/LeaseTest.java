package dev.clioremind.core.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class LeaseTest {

  private Instant wall = Instant.parse("2026-11-23T15:00:00Z");
  private Duration monotonic = Duration.ofHours(3);
  private final Lease lease = new Lease(new MovingClock(), () -> monotonic, Duration.ofMinutes(30));

  private final class MovingClock extends Clock {
    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Instant instant() {
      return wall;
    }
  }

  @Test
  void it_holds_until_its_length_has_passed_on_both_clocks() {
    wall = wall.plus(Duration.ofMinutes(30)).minusNanos(1);
    monotonic = monotonic.plus(Duration.ofMinutes(30)).minusNanos(1);

    assertThat(lease.holds()).isTrue();
  }

  @Test
  void a_machine_that_slept_wakes_without_it() {
    wall = wall.plus(Duration.ofMinutes(30));

    assertThat(lease.holds()).isFalse();
  }

  @Test
  void a_wall_clock_that_was_set_back_does_not_lengthen_it() {
    wall = wall.minusSeconds(1);
    assertThat(lease.holds()).isFalse();

    wall = wall.plusSeconds(1);
    monotonic = monotonic.plus(Duration.ofMinutes(30));
    assertThat(lease.holds()).isFalse();
  }
}
