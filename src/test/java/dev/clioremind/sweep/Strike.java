package dev.clioremind.sweep;

import dev.clioremind.sandbox.ReceivedCall;
import java.util.function.Predicate;

/**
 * One call that goes wrong, or that call and all later ones of its sort until all is well again.
 *
 * @param span how long the trouble lasts
 */
record Strike(Spot spot, Trouble trouble, Span span) {

  /** How long a trouble lasts. */
  enum Span {
    /** One call; a port that is closed opens after a while. */
    ONCE,
    /** To the end of the run. */
    UNTIL_HEALED
  }

  /** Tells the calls that are to go wrong, and passes on that one did. Counts from its making. */
  Predicate<ReceivedCall> fits(Runnable whenStruck) {
    return new Predicate<>() {
      private int seen;

      @Override
      public synchronized boolean test(ReceivedCall call) {
        if (!Spot.sort(call).equals(spot.sort())) {
          return false;
        }
        seen++;
        boolean hit = span == Span.ONCE ? seen == spot.nth() : seen >= spot.nth();
        if (hit) {
          whenStruck.run();
        }
        return hit;
      }
    };
  }

  @Override
  public String toString() {
    return trouble + (span == Span.ONCE ? " at " : " from ") + spot;
  }
}
