package dev.clioremind.sweep;

import dev.clioremind.sandbox.ReceivedCall;
import java.util.function.Predicate;

/**
 * One call that goes wrong, perhaps with those that follow it.
 *
 * @param span how long the trouble lasts
 */
record Strike(Spot spot, Trouble trouble, Span span) {

  /** How long a trouble lasts. */
  enum Span {
    /** One call; a port that is closed opens after a while. */
    ONCE,
    /** All later calls of its sort too. */
    SORT,
    /** All later calls to its service too. */
    SERVICE
  }

  /** Tells the calls that are to go wrong, and passes on that one did. Counts from its making. */
  Predicate<ReceivedCall> fits(Runnable whenStruck) {
    return new Predicate<>() {
      private int seen;

      @Override
      public synchronized boolean test(ReceivedCall call) {
        boolean service = span == Span.SERVICE;
        if (service
            ? !call.service().equals(spot.service())
            : !Spot.sort(call).equals(spot.sort())) {
          return false;
        }
        seen++;
        boolean hit =
            switch (span) {
              case ONCE -> seen == spot.nth();
              case SORT -> seen >= spot.nth();
              case SERVICE -> seen >= spot.ofService();
            };
        if (hit) {
          whenStruck.run();
        }
        return hit;
      }
    };
  }

  @Override
  public String toString() {
    return switch (span) {
      case ONCE -> trouble + " at " + spot;
      case SORT -> trouble + " from " + spot;
      case SERVICE -> trouble + " for all of " + spot.service() + " from " + spot;
    };
  }
}
