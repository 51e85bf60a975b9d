package dev.clioremind.sandbox.sheets;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Calls per minute and user; off until limits are set. Not safe for several threads by itself. */
final class Quota {

  private static final Duration WINDOW = Duration.ofMinutes(1);

  private final InstantSource time;
  private final Map<String, Deque<Instant>> recent = new HashMap<>();
  private int reads = Integer.MAX_VALUE;
  private int writes = Integer.MAX_VALUE;

  Quota(InstantSource time) {
    this.time = time;
  }

  void limit(int readsPerMinute, int writesPerMinute) {
    reads = readsPerMinute;
    writes = writesPerMinute;
    recent.clear();
  }

  /**
   * Counts a call, whatever becomes of it.
   *
   * @throws SheetsError 429 where the user had all of this minute's; that call is not counted
   */
  void spend(String user, boolean read) {
    int limit = read ? reads : writes;
    if (limit == Integer.MAX_VALUE) {
      return;
    }
    Instant now = time.instant();
    Deque<Instant> calls =
        recent.computeIfAbsent((read ? "r:" : "w:") + user, k -> new ArrayDeque<>());
    while (!calls.isEmpty() && !calls.getFirst().isAfter(now.minus(WINDOW))) {
      calls.removeFirst();
    }
    if (calls.size() >= limit) {
      throw SheetsError.quota(read);
    }
    calls.addLast(now);
  }
}
