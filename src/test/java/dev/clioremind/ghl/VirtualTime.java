package dev.clioremind.ghl;

import dev.clioremind.http.HttpGate;
import dev.clioremind.http.HttpLimits;
import dev.clioremind.http.HttpTrace;
import dev.clioremind.http.HttpTransport;
import dev.clioremind.http.RateHeaders;
import dev.clioremind.http.RateLimit;
import dev.clioremind.http.RetryPolicy;
import java.net.http.HttpClient;
import java.time.Duration;

/** A clock that moves only when somebody sleeps, and gates that go by it. */
final class VirtualTime {
  private Duration now = Duration.ZERO;

  private synchronized Duration now() {
    return now;
  }

  private synchronized void sleep(Duration wait) {
    now = now.plus(wait);
  }

  /** How long somebody slept so far. */
  Duration slept() {
    return now();
  }

  HttpGate gate(HttpTrace trace) {
    return gate(
        new HttpLimits(Duration.ofSeconds(5), Duration.ofSeconds(20), 1 << 20),
        RetryPolicy.standard(),
        trace);
  }

  /** One that gives up soon, in real time, on an answer that does not come. */
  HttpGate hasty(HttpTrace trace) {
    return gate(
        new HttpLimits(Duration.ofMillis(900), Duration.ofSeconds(1), 1 << 20),
        RetryPolicy.standard(),
        trace);
  }

  private HttpGate gate(HttpLimits limits, RetryPolicy policy, HttpTrace trace) {
    return new HttpGate(
        new HttpTransport(limits, HttpClient.Builder.NO_PROXY),
        new RateLimit(
            100,
            Duration.ofSeconds(10),
            RateHeaders.withInterval(Duration.ofSeconds(10)),
            this::now),
        policy,
        new HttpGate.Timing(this::now, this::sleep, () -> 0.5),
        trace);
  }
}
