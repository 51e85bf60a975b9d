package dev.clioremind.core.send;

/**
 * What came of asking the service to withdraw a message that waits for its time.
 *
 * @param after what it means for the rest of the run
 * @param detail in words without client data: a status, a trace id; may be empty
 */
public record Withdrawn(Kind kind, Outcome.After after, String detail) {

  /** What is known of the message now. */
  public enum Kind {
    /** The service says so: nobody will receive it. */
    CONFIRMED,
    /** It is not there, neither to be withdrawn nor to be read. */
    NOT_THERE,
    /** It went out before it could be withdrawn. */
    LEFT,
    /** It may still wait, or go out. */
    UNCLEAR
  }

  public static Withdrawn of(Kind kind, String detail) {
    return new Withdrawn(kind, Outcome.After.GO_ON, detail);
  }
}
