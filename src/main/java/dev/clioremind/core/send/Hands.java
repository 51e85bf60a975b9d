package dev.clioremind.core.send;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** What carries the messages of one chunk: several threads, or whatever a simulation puts there. */
public interface Hands extends Executor, AutoCloseable {

  /** Lets go of them, once everything that they carried has an outcome. */
  @Override
  void close();

  /** A pool of threads that do not keep the program alive. */
  static Hands pool(int messages) {
    ExecutorService threads =
        Executors.newFixedThreadPool(
            Math.min(SendSettings.PARALLEL, messages),
            work -> {
              Thread thread = new Thread(work, "send");
              thread.setDaemon(true);
              return thread;
            });
    return new Hands() {
      @Override
      public void execute(Runnable work) {
        threads.execute(work);
      }

      @Override
      public void close() {
        threads.shutdownNow();
      }
    };
  }
}
