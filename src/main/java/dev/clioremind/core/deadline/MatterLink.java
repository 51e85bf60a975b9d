package dev.clioremind.core.deadline;

import dev.clioremind.core.people.MatterId;

/** What Clio says of the matter a deadline belongs to. */
public sealed interface MatterLink {

  /**
   * It belongs to this matter.
   *
   * @param status the matter's status as Clio gave it with the deadline, in lower case; empty where
   *     it was not given. For noticing a change between two readings of a deadline
   */
  record Linked(MatterId matter, String status) implements MatterLink {

    /** The same where the status is not known. */
    public Linked(MatterId matter) {
      this(matter, "");
    }
  }

  /** It belongs to none. */
  record None() implements MatterLink {}

  /** It may belong to one, which the signed-in user is not allowed to see. */
  record Hidden() implements MatterLink {}
}
