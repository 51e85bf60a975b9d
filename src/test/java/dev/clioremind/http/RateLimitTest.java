package dev.clioremind.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The limiter, walked through hours of virtual time. */
@Timeout(20)
class RateLimitTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Instant SENT = Instant.parse("2026-11-22T15:00:00Z");
  private static final String SENT_HEADER = "Sun, 22 Nov 2026 15:00:00 GMT";

  private final VirtualTime time = new VirtualTime();

  @Test
  void ten_thousand_calls_keep_the_limit_and_lose_next_to_nothing() throws Exception {
    RateLimit limit = new RateLimit(50, MINUTE, RateHeaders.none(), time);
    Duration begun = time.now();
    List<Duration> sent = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      sent.add(pass(limit));
    }
    assertNeverMoreThan(50, MINUTE, sent);
    Duration bound = MINUTE.multipliedBy(10_000 / 50 - 1);
    Duration took = time.now().minus(begun);
    assertThat(took).isBetween(bound, bound.multipliedBy(105).dividedBy(100));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void calls_at_random_moments_keep_the_limit(long seed) throws Exception {
    var random = new Random(seed);
    RateLimit limit = new RateLimit(50, MINUTE, RateHeaders.none(), time);
    List<Duration> sent = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      time.advance(Duration.ofMillis(random.nextInt(2_400)));
      sent.add(pass(limit));
    }
    assertNeverMoreThan(50, MINUTE, sent);
  }

  @Test
  void the_first_burst_is_not_slowed() {
    RateLimit limit = new RateLimit(100, Duration.ofSeconds(10), RateHeaders.none(), time);
    for (int i = 0; i < 100; i++) {
      assertThat(limit.admit()).isZero();
    }
    assertThat(limit.admit()).isEqualTo(Duration.ofMillis(10_200));
  }

  @Test
  void asking_without_being_let_through_does_not_count() {
    RateLimit limit = new RateLimit(1, MINUTE, RateHeaders.none(), time);
    limit.admit();
    for (int i = 0; i < 100; i++) {
      assertThat(limit.admit()).isPositive();
    }
    time.advance(Duration.ofSeconds(62));
    assertThat(limit.admit()).isZero();
  }

  @Test
  void threads_share_one_limit() throws Exception {
    RateLimit limit = new RateLimit(50, MINUTE, RateHeaders.none(), time);
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try {
      Callable<Integer> asks =
          () -> {
            int through = 0;
            for (int i = 0; i < 100; i++) {
              through += limit.admit().isZero() ? 1 : 0;
            }
            return through;
          };
      int through = 0;
      for (var each : pool.invokeAll(List.of(asks, asks, asks, asks, asks, asks, asks, asks))) {
        through += each.get();
      }
      assertThat(through).isEqualTo(50);
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void a_pause_holds_everybody_and_a_shorter_one_does_not_end_it() {
    RateLimit limit = new RateLimit(50, MINUTE, RateHeaders.none(), time);
    limit.pause(Duration.ofSeconds(30));
    limit.pause(Duration.ofSeconds(5));
    assertThat(limit.admit()).isEqualTo(Duration.ofSeconds(30));
    time.advance(Duration.ofSeconds(30));
    assertThat(limit.admit()).isZero();
  }

  @Test
  void the_capacity_rises_and_falls_to_what_the_service_says() {
    RateLimit limit = clio();
    limit.learn(answer("X-RateLimit-Limit", "300", "X-RateLimit-Remaining", "300"));
    assertThat(burst(limit)).isEqualTo(300);
    limit.learn(answer("X-RateLimit-Limit", "20", "X-RateLimit-Remaining", "0"));
    time.advance(Duration.ofSeconds(62));
    assertThat(burst(limit)).isEqualTo(20);
  }

  @Test
  void what_others_used_of_the_same_token_counts_until_the_window_renews() {
    RateLimit limit = clio();
    limit.admit();
    limit.learn(
        answer(
            "X-RateLimit-Limit", "50",
            "X-RateLimit-Remaining", "9",
            "X-RateLimit-Reset", String.valueOf(SENT.getEpochSecond() + 15)));
    assertThat(burst(limit)).isEqualTo(9);
    assertThat(limit.admit()).isEqualTo(Duration.ofSeconds(15));
    time.advance(Duration.ofSeconds(15));
    assertThat(burst(limit)).isEqualTo(40);
  }

  @Test
  void our_own_calls_are_not_counted_twice() {
    RateLimit limit = clio();
    for (int i = 0; i < 10; i++) {
      limit.admit();
      limit.learn(
          answer("X-RateLimit-Limit", "50", "X-RateLimit-Remaining", String.valueOf(49 - i)));
    }
    assertThat(burst(limit)).isEqualTo(40);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-1, 5",
    "many, 5",
    "'', 5",
    "99999999999999999999, 5",
    "2000000, 5",
    "\u0661\u0662, 5"
  })
  void a_limit_that_makes_no_sense_is_ignored(String capacity, String remaining) {
    RateLimit limit = clio();
    limit.learn(answer("X-RateLimit-Limit", capacity, "X-RateLimit-Remaining", remaining));
    assertThat(burst(limit)).isEqualTo(50);
  }

  @ParameterizedTest
  @CsvSource({"-1", "soon", "99999999999999999999", "1"})
  void a_reset_that_makes_no_sense_holds_nobody_longer_than_a_window(String reset) {
    RateLimit limit = clio();
    limit.learn(
        answer(
            "X-RateLimit-Limit", "50", "X-RateLimit-Remaining", "0", "X-RateLimit-Reset", reset));
    assertThat(limit.admit()).isLessThanOrEqualTo(MINUTE);
    time.advance(Duration.ofSeconds(62));
    assertThat(burst(limit)).isEqualTo(50);
  }

  @Test
  void the_interval_form_sets_window_and_capacity() {
    RateLimit limit =
        new RateLimit(
            100, Duration.ofSeconds(10), RateHeaders.withInterval(Duration.ofSeconds(10)), time);
    limit.learn(
        answer(
            "X-RateLimit-Max", "7",
            "X-RateLimit-Remaining", "5",
            "X-RateLimit-Interval-Milliseconds", "2000"));
    assertThat(limit.window()).isEqualTo(Duration.ofSeconds(2));
    assertThat(burst(limit)).isEqualTo(5);
    assertThat(limit.admit()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void the_interval_form_falls_back_on_the_documented_window() {
    RateLimit limit =
        new RateLimit(100, MINUTE, RateHeaders.withInterval(Duration.ofSeconds(10)), time);
    limit.learn(answer("X-RateLimit-Max", "100", "X-RateLimit-Interval-Milliseconds", "86400000"));
    assertThat(limit.window()).as("a day is not an interval to wait for").isEqualTo(MINUTE);
    limit.learn(answer("X-RateLimit-Max", "100", "X-RateLimit-Interval-Milliseconds", "x"));
    assertThat(limit.window()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void a_limit_of_nothing_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RateLimit(0, MINUTE, RateHeaders.none(), time));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RateLimit(1, Duration.ZERO, RateHeaders.none(), time));
  }

  private RateLimit clio() {
    return new RateLimit(50, MINUTE, RateHeaders.withReset(MINUTE), time);
  }

  private Duration pass(RateLimit limit) {
    for (Duration wait = limit.admit(); !wait.isZero(); wait = limit.admit()) {
      time.sleep(wait);
    }
    return time.now();
  }

  private static int burst(RateLimit limit) {
    int through = 0;
    while (limit.admit().isZero()) {
      through++;
    }
    return through;
  }

  private static void assertNeverMoreThan(int capacity, Duration window, List<Duration> sent) {
    for (int i = capacity; i < sent.size(); i++) {
      assertThat(sent.get(i).minus(sent.get(i - capacity))).isGreaterThan(window);
    }
  }

  private static HttpAnswer answer(String... headers) {
    var map = new TreeMap<String, List<String>>(Map.of("Date", List.of(SENT_HEADER)));
    for (int i = 0; i < headers.length; i += 2) {
      map.put(headers[i], List.of(headers[i + 1]));
    }
    return new HttpAnswer(200, map, "{}");
  }
}
