package dev.clioremind.ghl;

import dev.clioremind.core.ServiceException;
import dev.clioremind.core.progress.Progress;
import dev.clioremind.core.progress.Work;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;

/**
 * Does several reads at once; the gate paces them. Of reads that fail, the first is told and those
 * not yet begun are left out.
 *
 * @param threads 1: one after the other, by the caller
 * @param progress who is told of each
 */
record AtOnce(int threads, Progress progress) {

  /** So many answers are waited for together: enough to reach the rate limit at 80 ms each. */
  static final int USUAL = 8;

  /** The same without anybody who is told. */
  AtOnce(int threads) {
    this(threads, Progress.untold());
  }

  /**
   * Returns when all are read.
   *
   * @throws ServiceException if one of them can't be, or the caller is interrupted
   */
  <T> void each(Collection<T> items, Consumer<T> read) {
    Progress.Stretch finding = progress.begin(Work.FINDING_CONTACTS, items.size());
    if (threads == 1 || items.size() < 2) {
      items.forEach(
          item -> {
            read.accept(item);
            finding.advance(1);
          });
      return;
    }
    List<FutureTask<Boolean>> tasks =
        items.stream()
            .map(
                item ->
                    new FutureTask<>(
                        () -> {
                          read.accept(item);
                          finding.advance(1);
                          return true;
                        }))
            .toList();
    ExecutorService pool = pool(Math.min(threads, items.size()));
    try {
      tasks.forEach(pool::execute);
      for (FutureTask<Boolean> task : tasks) {
        task.get();
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException("a read ended in an error of Java itself", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServiceException(
          ServiceException.Kind.UNAVAILABLE,
          "The run was interrupted while it read from GoHighLevel. Nothing was sent. Run again.",
          e);
    } finally {
      pool.shutdownNow();
    }
  }

  private static ExecutorService pool(int threads) {
    return Executors.newFixedThreadPool(
        threads,
        work -> {
          Thread thread = new Thread(work, "read");
          thread.setDaemon(true);
          return thread;
        });
  }
}
