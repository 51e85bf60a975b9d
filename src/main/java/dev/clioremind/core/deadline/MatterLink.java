package dev.clioremind.core.deadline;

import dev.clioremind.core.people.MatterId;

/** What Clio says of the matter a deadline belongs to. */
public sealed interface MatterLink {

  /** It belongs to this matter. */
  record Linked(MatterId matter) implements MatterLink {}

  /** It belongs to none. */
  record None() implements MatterLink {}

  /** It may belong to one, which the signed-in user is not allowed to see. */
  record Hidden() implements MatterLink {}
}
