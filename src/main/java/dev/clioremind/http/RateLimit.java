package dev.clioremind.http;

import java.time.Duration;
import java.util.PriorityQueue;

/**
 * A rate limit as a sliding window: at most so many calls within any stretch of the window's
 * length. It only decides how long to wait; the gate waits. The first burst is not slowed down.
 *
 * <p>Two calls may take unequally long to arrive, so the service can see them closer together than
 * they left: each counts for a fiftieth longer than the window.
 *
 * <p>Thread-safe. One object per service and token, shared by all who call it.
 */
public final class RateLimit {
  private final MonotonicClock clock;
  private final RateHeaders headers;

  /** When each call that still counts will cease to. */
  private final PriorityQueue<Duration> counted = new PriorityQueue<>();

  private int capacity;
  private Duration window;
  private Duration pausedUntil;

  /**
   * @param capacity calls per window, until an answer says otherwise
   * @param headers how answers say otherwise
   */
  public RateLimit(int capacity, Duration window, RateHeaders headers, MonotonicClock clock) {
    if (capacity < 1 || window.isZero() || window.isNegative()) {
      throw new IllegalArgumentException("a limit allows at least one call in a window");
    }
    this.capacity = capacity;
    this.window = window;
    this.headers = headers;
    this.clock = clock;
    this.pausedUntil = clock.now();
  }

  /** A limit of the same size that nothing was counted for yet. */
  synchronized RateLimit another() {
    return new RateLimit(capacity, window, headers, clock);
  }

  /**
   * Asks for one call. Zero: go, it is counted. Otherwise: wait so long, then ask again; the answer
   * may have changed by then.
   */
  public synchronized Duration admit() {
    Duration now = clock.now();
    forgetUntil(now);
    Duration goAt = pausedUntil;
    if (counted.size() >= capacity && counted.element().compareTo(goAt) > 0) {
      goAt = counted.element();
    }
    if (goAt.compareTo(now) > 0) {
      return goAt.minus(now);
    }
    counted.add(now.plus(window).plus(window.dividedBy(50)));
    return Duration.ZERO;
  }

  /**
   * Takes over what an answer says: another capacity, and calls that others made with the same
   * token.
   */
  public synchronized void learn(HttpAnswer answer) {
    headers
        .read(answer)
        .ifPresent(
            said -> {
              capacity = said.capacity();
              window = said.window();
              Duration now = clock.now();
              forgetUntil(now);
              int byOthers = capacity - counted.size() - said.remaining();
              for (int i = 0; i < byOthers; i++) {
                counted.add(now.plus(said.renewsWithin()));
              }
            });
  }

  /** Lets nobody through for so long: the service answered 429. */
  public synchronized void pause(Duration wait) {
    Duration until = clock.now().plus(wait);
    if (until.compareTo(pausedUntil) > 0) {
      pausedUntil = until;
    }
  }

  /** The window's present length: a sensible wait after a 429 that names none. */
  public synchronized Duration window() {
    return window;
  }

  private void forgetUntil(Duration now) {
    while (!counted.isEmpty() && counted.element().compareTo(now) <= 0) {
      counted.remove();
    }
  }
}
