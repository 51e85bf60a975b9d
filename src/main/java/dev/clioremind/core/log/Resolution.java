package dev.clioremind.core.log;

import java.util.Arrays;
import java.util.Optional;

/** What a person says of an attempt of which nobody knows whether it messaged somebody. */
public enum Resolution {
  /** The message is there: never again. */
  SENT("sent"),
  /** It is not there: the reminder is due again. */
  NOT_SENT("not-sent"),
  /** It is not there, and nobody shall be messaged any more. */
  DROP("drop");

  private final String word;

  Resolution(String word) {
    this.word = word;
  }

  /** How the Error Details of the {@code resolved} row begin. */
  public String word() {
    return word;
  }

  /**
   * The Error Details of the {@code resolved} row.
   *
   * @param by who says so; empty when they did not say who they are
   */
  public String details(String by) {
    return by.isBlank() ? word : word + " by " + by.strip();
  }

  /** The resolution of this word, in any case. */
  public static Optional<Resolution> of(String word) {
    return Arrays.stream(values()).filter(r -> r.word.equalsIgnoreCase(word.strip())).findFirst();
  }

  /** What a {@code resolved} row says, before who said it; empty when it says none of the words. */
  static Optional<Resolution> in(AuditEvent resolved) {
    String details = resolved.details();
    return Arrays.stream(values())
        .filter(r -> details.equals(r.word) || details.startsWith(r.word + " "))
        .findFirst();
  }
}
