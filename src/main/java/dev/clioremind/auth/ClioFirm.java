package dev.clioremind.auth;

import dev.clioremind.config.Config;
import dev.clioremind.config.Secret;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The firm whose sign-in to Clio is meant, by what a configuration says of it. An agency may use
 * one Clio app for many firms, so the location that sends counts as well: deadlines of one firm
 * must never meet the contacts of another.
 *
 * @param baseUrl the region's host
 * @param clientId the configured app; empty: any
 * @param locationId the GoHighLevel location; empty: any
 */
public record ClioFirm(URI baseUrl, Optional<Secret> clientId, String locationId) {

  /** The firm of a configuration. */
  public static ClioFirm of(Config config) {
    return new ClioFirm(
        config.clio().baseUrl(), config.clio().clientId(), config.ghl().locationId());
  }

  /** How well a sign-in at the same address fits: the more, the better; empty: not at all. */
  OptionalInt fit(ClioSignIn signIn) {
    boolean otherApp =
        clientId.isPresent()
            && signIn.clientId().isPresent()
            && !clientId.equals(signIn.clientId());
    boolean sameLocation = locationId.equals(signIn.locationId());
    boolean otherLocation =
        !sameLocation && !locationId.isEmpty() && !signIn.locationId().isEmpty();
    if (otherApp || otherLocation) {
      return OptionalInt.empty();
    }
    boolean sameApp = clientId.isPresent() && clientId.equals(signIn.clientId());
    return OptionalInt.of((sameLocation && !locationId.isEmpty() ? 2 : 0) + (sameApp ? 1 : 0));
  }
}
