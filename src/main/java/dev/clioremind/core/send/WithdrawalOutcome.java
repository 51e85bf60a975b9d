package dev.clioremind.core.send;

import dev.clioremind.core.plan.Withdrawal;

/**
 * What became of a withdrawal.
 *
 * @param detail why, without client data; may be empty
 */
public record WithdrawalOutcome(Withdrawal withdrawal, Kind kind, String detail) {

  /** The three ends. */
  public enum Kind {
    /** Surely withdrawn: its reminder is free again. */
    WITHDRAWN("withdrawn"),
    /** It had left already: the client has it. */
    LEFT("left"),
    /** Nobody knows: in doubt, until a later run or a person settles it. */
    UNCONFIRMED("unconfirmed");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** The word in the output. */
    public String word() {
      return word;
    }
  }
}
