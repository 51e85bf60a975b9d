package dev.clioremind.core.log;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an audit event says of its attempt. */
public enum Status {
  CLAIMED,
  SENDING,
  SUCCESS,
  SCHEDULED,
  ENROLLED,
  FAILED,
  REJECTED,
  UNKNOWN,
  RELEASED,
  SKIPPED,
  CANCELLED,
  DELIVERED,
  UNDELIVERED,
  RESOLVED;

  /** The word in the log. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The status of a word as the log has it. */
  public static Optional<Status> of(String word) {
    return Arrays.stream(values()).filter(s -> s.word().equals(word)).findFirst();
  }

  @Override
  public String toString() {
    return word();
  }
}
