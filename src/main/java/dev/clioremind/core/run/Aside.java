package dev.clioremind.core.run;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** Has work done beside other work, where there is somebody to do it. */
public interface Aside {

  /** Work that was begun. Used by the one who began it. */
  interface Begun<T> {

    /** What came of it, once it has; whatever it threw is thrown. */
    T get();

    /** Waits until nobody is at it any more; what came of it, if anything did. */
    Optional<T> letGo();
  }

  /** Begins some work that has a result, never null. */
  <T> Begun<T> begin(Supplier<T> work);

  /** Nobody else: it is done when its result is asked for, and not before. */
  static Aside nobody() {
    return new Aside() {
      @Override
      public <T> Begun<T> begin(Supplier<T> work) {
        return new Begun<>() {
          @Override
          public T get() {
            return work.get();
          }

          @Override
          public Optional<T> letGo() {
            return Optional.empty();
          }
        };
      }
    };
  }

  /** A thread of its own, which does not keep the program alive. */
  static Aside thread() {
    return new Aside() {
      @Override
      public <T> Begun<T> begin(Supplier<T> work) {
        FutureTask<T> task = new FutureTask<>(work::get);
        Thread thread = new Thread(task, "aside");
        thread.setDaemon(true);
        thread.start();
        return new Begun<>() {
          @Override
          public T get() {
            try {
              return ended(task);
            } catch (ExecutionException e) {
              if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
              }
              if (e.getCause() instanceof Error thrown) {
                throw thrown;
              }
              throw new IllegalStateException(e.getCause());
            }
          }

          @Override
          public Optional<T> letGo() {
            try {
              return Optional.of(ended(task));
            } catch (ExecutionException e) {
              return Optional.empty(); // nobody asked
            }
          }
        };
      }
    };
  }

  private static <T> T ended(Future<T> task) throws ExecutionException {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get();
        } catch (InterruptedException e) {
          interrupted = true; // it may be storing a token: half of that would be lost
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
