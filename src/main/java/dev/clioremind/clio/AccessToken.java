package dev.clioremind.clio;

import java.time.Instant;

/** A bearer token and how long it may be used. Shows nothing of itself. */
public final class AccessToken {
  private final String value;
  private final Instant until;

  /**
   * @param until when to ask for another one
   */
  public AccessToken(String value, Instant until) {
    this.value = value;
    this.until = until;
  }

  /** The token itself, to be sent to Clio or stored, and nothing else. */
  public String reveal() {
    return value;
  }

  /** When to ask for another one. */
  public Instant until() {
    return until;
  }

  boolean servesAt(Instant now) {
    return now.isBefore(until);
  }

  boolean isSameAs(AccessToken other) {
    return value.equals(other.value);
  }

  /** A mask. */
  @Override
  public String toString() {
    return "[access token]";
  }
}
