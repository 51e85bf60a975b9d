package dev.clioremind.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class ThreadSleeperTest {

  @Test
  void it_never_returns_early() throws InterruptedException {
    MonotonicClock clock = MonotonicClock.system();
    Duration begun = clock.now();
    new ThreadSleeper().sleep(Duration.ofNanos(20_500_000));
    assertThat(clock.now().minus(begun)).isGreaterThanOrEqualTo(Duration.ofNanos(20_500_000));
  }

  @Test
  void nothing_to_wait_for_takes_no_time() throws InterruptedException {
    new ThreadSleeper().sleep(Duration.ZERO);
    new ThreadSleeper().sleep(Duration.ofDays(-1));
  }
}
