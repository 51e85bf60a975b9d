package dev.clioremind.auth;

import dev.clioremind.config.Secret;
import java.time.Instant;

/**
 * A token that lets requests in for a while.
 *
 * @param expiry from when on it no longer does
 */
public record AccessToken(Secret value, Instant expiry) {

  /** Whether it still lets requests in at a moment. */
  public boolean isValidAt(Instant moment) {
    return moment.isBefore(expiry);
  }
}
