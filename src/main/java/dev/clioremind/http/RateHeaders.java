package dev.clioremind.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** How a service tells, in the headers of each answer, what its rate limit leaves. */
@FunctionalInterface
public interface RateHeaders {

  /** What the answer says; empty if it says nothing that makes sense. */
  Optional<Allowance> read(HttpAnswer answer);

  /**
   * What a service allows at present.
   *
   * @param capacity calls per window, at least 1
   * @param remaining calls left before the window renews itself, 0 to capacity
   * @param renewsWithin the time until then, zero to window
   */
  record Allowance(int capacity, Duration window, int remaining, Duration renewsWithin) {}

  /** A service that says nothing. */
  static RateHeaders none() {
    return answer -> Optional.empty();
  }

  /**
   * {@code X-RateLimit-Limit}, {@code -Remaining} and {@code -Reset}, the last in unix seconds and
   * measured against the answer's own {@code Date}. Clio, <a
   * href="https://docs.developers.clio.com/api-docs/rate-limits">"Rate Limits"</a>.
   *
   * @param window the length that the service documents
   */
  static RateHeaders withReset(Duration window) {
    return answer -> {
      Duration renewsWithin =
          answer
              .date()
              .flatMap(
                  date -> {
                    OptionalLong reset = number(answer, "X-RateLimit-Reset");
                    return reset.isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                            Duration.between(date, Instant.ofEpochSecond(reset.getAsLong())));
                  })
              .orElse(window);
      return allowance(answer, "X-RateLimit-Limit", window, renewsWithin);
    };
  }

  /**
   * {@code X-RateLimit-Max}, {@code -Remaining} and {@code -Interval-Milliseconds}. GoHighLevel, <a
   * href="https://marketplace.gohighlevel.com/docs/other/rate-limits">"Rate Limits"</a>.
   *
   * @param window where the answer names no interval
   */
  static RateHeaders withInterval(Duration window) {
    return answer -> {
      OptionalLong interval = number(answer, "X-RateLimit-Interval-Milliseconds");
      Duration said =
          interval.isPresent() && interval.getAsLong() > 0
              ? Duration.ofMillis(interval.getAsLong())
              : window;
      return allowance(answer, "X-RateLimit-Max", said, said);
    };
  }

  /** Whether an answer says that the day's calls are used up, which no wait of a run mends. */
  static boolean spentForToday(HttpAnswer answer) {
    OptionalLong left = number(answer, "X-RateLimit-Daily-Remaining");
    return left.isPresent() && left.getAsLong() == 0;
  }

  private static Optional<Allowance> allowance(
      HttpAnswer answer, String capacityHeader, Duration window, Duration renewsWithin) {
    long capacity = number(answer, capacityHeader).orElse(0);
    if (capacity < 1 || capacity > 100_000 || window.compareTo(Duration.ofHours(1)) > 0) {
      return Optional.empty();
    }
    long remaining = Math.min(capacity, number(answer, "X-RateLimit-Remaining").orElse(capacity));
    Duration within = renewsWithin.compareTo(window) > 0 ? window : renewsWithin;
    return Optional.of(
        new Allowance(
            (int) capacity, window, (int) remaining, within.isNegative() ? Duration.ZERO : within));
  }

  private static OptionalLong number(HttpAnswer answer, String header) {
    return answer
        .header(header)
        .map(String::strip)
        .filter(text -> text.matches("[0-9]{1,15}"))
        .map(text -> OptionalLong.of(Long.parseLong(text)))
        .orElseGet(OptionalLong::empty);
  }
}
