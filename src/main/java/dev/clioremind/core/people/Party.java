package dev.clioremind.core.people;

/** Who plays a part in a matter or task: somebody, nobody, or somebody who may not be seen. */
public sealed interface Party {

  /** This person or company. */
  record Known(PersonId id) implements Party {}

  /** Nobody. */
  record Nobody() implements Party {}

  /** Somebody perhaps, whom the signed-in user is not allowed to see. */
  record Hidden() implements Party {}
}
