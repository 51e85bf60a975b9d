package dev.clioremind.http;

import dev.clioremind.http.HttpCall.Repeat;
import dev.clioremind.http.HttpOutcome.AnswerUnreadable;
import dev.clioremind.http.HttpOutcome.Answered;
import dev.clioremind.http.HttpOutcome.NotSent;
import java.time.Duration;
import java.util.Optional;

/**
 * Whether a call is tried again, and after which wait. Decides only; the gate waits.
 *
 * @param attempts tries in all, those refused with 429 not counted
 * @param firstBackoff the upper bound of the first wait; each further bound is twice the last
 * @param longestBackoff the upper bound of all of them
 * @param longestWait the longest that a {@code Retry-After} is believed
 * @param budget waits and repeats together, counted from the end of the first try; what would end
 *     later is not begun
 */
public record RetryPolicy(
    int attempts,
    Duration firstBackoff,
    Duration longestBackoff,
    Duration longestWait,
    Duration budget) {

  public RetryPolicy {
    if (attempts < 1 || firstBackoff.isNegative() || firstBackoff.isZero()) {
      throw new IllegalArgumentException("at least one attempt, and a backoff");
    }
  }

  /** 3 attempts, full jitter from 1 s to 20 s, {@code Retry-After} up to 2 min, 5 min in all. */
  public static RetryPolicy standard() {
    return new RetryPolicy(
        3,
        Duration.ofSeconds(1),
        Duration.ofSeconds(20),
        Duration.ofMinutes(2),
        Duration.ofMinutes(5));
  }

  /** Whether the outcome allows another try of a call with this permission. */
  boolean mayRepeat(Repeat repeat, HttpOutcome outcome) {
    return switch (outcome.kind()) {
      case NOT_SENT ->
          switch (((NotSent) outcome).reason()) {
            case REFUSED, NAME_NOT_FOUND, CONNECT_TIMEOUT -> true;
            case CERTIFICATE, PROXY, INTERRUPTED, IMPOSSIBLE -> false;
          };
      case ANSWERED ->
          throttled(outcome)
              ? !RateHeaders.spentForToday(((Answered) outcome).answer())
              : (repeat == Repeat.WHEN_SAFE && passing((Answered) outcome));
      case ANSWER_UNREADABLE ->
          throttled(outcome)
              || (repeat == Repeat.WHEN_SAFE
                  && ((AnswerUnreadable) outcome).fault() != AnswerUnreadable.Fault.TOO_LARGE);
      case UNKNOWN -> repeat == Repeat.WHEN_SAFE;
    };
  }

  /** Refused at the door: too many requests. */
  static boolean throttled(HttpOutcome outcome) {
    return outcome.status().orElse(0) == 429;
  }

  /** The service has certainly not acted on this try. */
  static boolean provesNoEffect(HttpOutcome outcome) {
    return outcome.kind() == HttpOutcome.Kind.NOT_SENT || throttled(outcome);
  }

  private static boolean passing(Answered answered) {
    int status = answered.answer().status();
    return status >= 500 || status == 408;
  }

  /**
   * The wait after a 429: what the answer asks for, else the limit's window, and never less than
   * the backoff without jitter, lest a {@code Retry-After: 0} makes us hammer.
   *
   * @param refusals how often the call was refused so, at least 1
   */
  Duration afterThrottling(HttpOutcome outcome, Duration window, int refusals) {
    Duration asked = retryAfter(outcome).orElse(shorter(window, longestWait));
    return longer(asked, backoffBound(refusals));
  }

  /**
   * The wait after any other failure: full jitter, or what the answer asks for if that is longer.
   *
   * @param failures how often the call failed so, at least 1
   * @param random from 0 to 1
   */
  Duration afterFailure(HttpOutcome outcome, int failures, double random) {
    long nanos = (long) (backoffBound(failures).toNanos() * random);
    return longer(Duration.ofNanos(nanos), retryAfter(outcome).orElse(Duration.ZERO));
  }

  private Optional<Duration> retryAfter(HttpOutcome outcome) {
    return outcome instanceof Answered answered
        ? RetryAfter.of(answered.answer(), longestWait)
        : Optional.empty();
  }

  private Duration backoffBound(int times) {
    Duration bound = firstBackoff;
    for (int i = 1; i < times && bound.compareTo(longestBackoff) < 0; i++) {
      bound = bound.multipliedBy(2);
    }
    return shorter(bound, longestBackoff);
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) <= 0 ? a : b;
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) >= 0 ? a : b;
  }
}
