package dev.clioremind.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A clock that moves only when somebody sleeps, and remembers how long. */
final class VirtualTime implements MonotonicClock, Sleeper {
  private Duration now = Duration.ofHours(-3); // System.nanoTime may be negative, too
  private final List<Duration> sleeps = new ArrayList<>();

  @Override
  public synchronized Duration now() {
    return now;
  }

  @Override
  public synchronized void sleep(Duration wait) {
    sleeps.add(wait);
    now = now.plus(wait);
  }

  synchronized void advance(Duration by) {
    now = now.plus(by);
  }

  synchronized List<Duration> sleeps() {
    return List.copyOf(sleeps);
  }

  synchronized Duration slept() {
    return sleeps.stream().reduce(Duration.ZERO, Duration::plus);
  }
}
