package dev.clioremind.http;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code Retry-After} (RFC 9110, 10.2.3). */
final class RetryAfter {
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

  private RetryAfter() {}

  /**
   * How long the answer asks to wait, at most {@code longest}. Empty if it does not say, or says
   * nothing usable: a negative, endless or garbled number, a date in a form that went out of use, a
   * date that has passed, or a date while the answer does not tell its own.
   */
  static Optional<Duration> of(HttpAnswer answer, Duration longest) {
    return answer
        .header("Retry-After")
        .map(String::strip)
        .flatMap(text -> asked(text, answer))
        .map(wait -> wait.compareTo(longest) > 0 ? longest : wait);
  }

  private static Optional<Duration> asked(String text, HttpAnswer answer) {
    if (SECONDS.matcher(text).matches()) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
    }
    return HttpAnswer.moment(text)
        .flatMap(until -> answer.date().map(sent -> Duration.between(sent, until)))
        .filter(wait -> !wait.isNegative());
  }
}
