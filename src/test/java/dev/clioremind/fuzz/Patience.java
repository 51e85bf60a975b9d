package dev.clioremind.fuzz;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Interrupts a case that hangs, and says which one and where. */
final class Patience implements AutoCloseable {

  /** Much longer than a case takes on the busiest machine. */
  private static final Duration LONGEST = Duration.ofMinutes(2);

  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "fuzz-patience");
            thread.setDaemon(true);
            return thread;
          });
  private final Thread player = Thread.currentThread();
  private String name = "";
  private long begun;

  @SuppressWarnings("FutureReturnValueIgnored") // It looks until the tests end.
  Patience() {
    watch.scheduleWithFixedDelay(this::look, 10, 10, TimeUnit.SECONDS);
  }

  synchronized void begins(String what) {
    name = what;
    begun = System.nanoTime();
  }

  synchronized void ends() {
    name = "";
  }

  private synchronized void look() {
    if (!name.isEmpty() && System.nanoTime() - begun > LONGEST.toNanos()) {
      System.out.println(name + " hangs at " + List.of(player.getStackTrace()));
      player.interrupt();
    }
  }

  @Override
  public void close() {
    watch.shutdownNow();
  }
}
