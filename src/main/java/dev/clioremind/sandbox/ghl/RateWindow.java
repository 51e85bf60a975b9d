package dev.clioremind.sandbox.ghl;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** HighLevel's limits: so many requests in ten seconds and in a day, and the headers that tell. */
public final class RateWindow {

  private static final Duration INTERVAL = Duration.ofSeconds(10);
  private static final int DAILY = 200_000;

  private final Deque<Instant> recent = new ArrayDeque<>();
  private int max = 100;
  private boolean enforced;
  private LocalDate day = LocalDate.MIN;
  private int today;

  private Optional<Duration> retryAfter = Optional.empty();

  /** Refuses from now on what goes over. */
  public void enforce(int requestsPerTenSeconds) {
    max = requestsPerTenSeconds;
    enforced = true;
  }

  /** Sends a {@code Retry-After} with each 429; HighLevel's documentation does not speak of one. */
  public void retryAfter(Duration wait) {
    retryAfter = Optional.of(wait);
  }

  /** Counts a request; false if it goes over a limit that is enforced. */
  boolean admit(Instant now) {
    Instant start = now.minus(INTERVAL);
    while (!recent.isEmpty() && !recent.getFirst().isAfter(start)) {
      recent.removeFirst();
    }
    if (enforced && recent.size() >= max) {
      return false;
    }
    recent.addLast(now);
    LocalDate date = LocalDate.ofInstant(now, ZoneOffset.UTC);
    today = date.equals(day) ? today : 0;
    day = date;
    today++;
    return true;
  }

  /** The headers of every answer. */
  Map<String, String> headers(int status) {
    var headers = new HashMap<String, String>();
    headers.put("X-RateLimit-Limit-Daily", Integer.toString(DAILY));
    headers.put("X-RateLimit-Daily-Remaining", Integer.toString(Math.max(0, DAILY - today)));
    headers.put("X-RateLimit-Interval-Milliseconds", Long.toString(INTERVAL.toMillis()));
    headers.put("X-RateLimit-Max", Integer.toString(max));
    headers.put("X-RateLimit-Remaining", Integer.toString(Math.max(0, max - recent.size())));
    if (status == 429) {
      retryAfter.ifPresent(wait -> headers.put("Retry-After", Long.toString(wait.toSeconds())));
    }
    return headers;
  }
}
