package dev.clioremind.http;

import java.time.Duration;

/** The one class that really sleeps. */
public final class ThreadSleeper implements Sleeper {

  @Override
  public void sleep(Duration wait) throws InterruptedException {
    if (!wait.isNegative() && !wait.isZero()) {
      Thread.sleep(wait.plusNanos(999_999).toMillis());
    }
  }
}
