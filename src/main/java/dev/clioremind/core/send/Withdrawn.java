package dev.clioremind.core.send;

/**
 * What the service answered when it was asked to withdraw a message that waits for its time.
 *
 * @param confirmed whether it says so; anything else proves nothing
 * @param after what it means for the rest of the run
 * @param detail in words without client data: a status, a trace id; may be empty
 */
public record Withdrawn(boolean confirmed, Outcome.After after, String detail) {

  public static Withdrawn surely() {
    return new Withdrawn(true, Outcome.After.GO_ON, "");
  }

  public static Withdrawn unclear(String why) {
    return new Withdrawn(false, Outcome.After.GO_ON, why);
  }
}
