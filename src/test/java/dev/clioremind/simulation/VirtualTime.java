package dev.clioremind.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Time that passes only when everybody waits. Each strand is a thread, but exactly one of them runs
 * at a time: whoever lets time pass hands on to whoever is next by the clock, so that one order of
 * steps follows from the seed and nothing else.
 */
final class VirtualTime {

  private static final int MOST_STEPS = 20_000;
  private static final ExecutorService THREADS =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "simulated run");
            thread.setDaemon(true);
            return thread;
          });

  private final PriorityQueue<Turn> queue =
      new PriorityQueue<>(Comparator.comparing(Turn::at).thenComparingInt(Turn::number));
  private final Semaphore over = new Semaphore(0);
  private Instant now;
  private int turns;

  /** Something that runs and waits, on a thread of its own. */
  private static final class Strand {
    final Semaphore baton = new Semaphore(0);
  }

  /** What is to happen at a moment: a strand goes on, or an action is done in passing. */
  private record Turn(Instant at, int number, @Nullable Strand strand, Runnable action) {}

  @SuppressWarnings("ThreadLocalUsage") // each world has its own threads
  private final ThreadLocal<Strand> mine = new ThreadLocal<>();

  VirtualTime(Instant start) {
    now = start;
  }

  Instant now() {
    return now;
  }

  /** Something that happens at a moment. It must not let time pass. */
  void at(Instant moment, Runnable action) {
    queue.add(new Turn(moment, turns++, null, action));
  }

  /** Begins a strand at a moment. */
  void begin(Instant moment, Runnable body) {
    Strand strand = new Strand();
    queue.add(new Turn(moment, turns++, strand, () -> {}));
    THREADS.execute(
        () -> {
          strand.baton.acquireUninterruptibly();
          mine.set(strand);
          try {
            body.run();
          } finally {
            mine.remove();
            handOn(null);
          }
        });
  }

  /** Lets everything happen that was put down, and whatever comes of it. */
  void run() {
    handOn(null);
    over.acquireUninterruptibly();
  }

  /** Lets time pass when nobody runs. */
  void skip(Duration length) {
    now = now.plus(length);
  }

  /** Waits; called by a strand. */
  void pass(Duration length) {
    Strand strand = mine.get();
    if (strand == null || turns > MOST_STEPS) {
      throw new IllegalStateException("a strand that waits for ever, or is none");
    }
    queue.add(new Turn(now.plus(length), turns++, strand, () -> {}));
    handOn(strand);
  }

  /** Does what comes next, until it is this strand's turn or somebody else runs. */
  private void handOn(@Nullable Strand strand) {
    while (true) {
      Turn next = queue.poll();
      if (next == null) {
        over.release();
        return;
      }
      now = next.at().isAfter(now) ? next.at() : now;
      next.action().run();
      Strand other = next.strand();
      if (other == null) {
        continue;
      }
      if (!other.equals(strand)) {
        other.baton.release();
        if (strand != null) {
          strand.baton.acquireUninterruptibly();
        }
      }
      return;
    }
  }
}
