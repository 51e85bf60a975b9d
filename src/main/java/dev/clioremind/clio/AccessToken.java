package dev.clioremind.clio;

import java.time.Instant;

/** A bearer token and how long it may be used. Shows nothing of itself. */
public final class AccessToken {
  private final String value;
  private final Instant until;

  /**
   * @param until when to ask for another one; {@link Instant#MAX} when Clio does not say
   */
  public AccessToken(String value, Instant until) {
    this.value = value;
    this.until = until;
  }

  String reveal() {
    return value;
  }

  boolean servesAt(Instant now) {
    return now.isBefore(until);
  }

  /** A mask. */
  @Override
  public String toString() {
    return "[access token]";
  }
}
