package dev.clioremind.auth;

import dev.clioremind.config.Secret;
import java.util.Optional;

/**
 * A sign-in at Clio.
 *
 * @param clientId the app's key; empty in files of before, where the configuration held it
 * @param clientSecret the app's secret, where the sign-in asked for it
 * @param refreshToken lasts until the next sign-in
 * @param accessToken the newest one
 * @param origin SHA-256 of the configured refresh token in exchange for which this came; empty for
 *     one that came from {@code auth login}
 * @param locationId the GoHighLevel location of the firm that signed in; empty where nobody said
 * @see <a href="https://docs.developers.clio.com/api-docs/clio-manage/authorization/">Clio's
 *     authorization</a>
 */
public record ClioSignIn(
    Optional<Secret> clientId,
    Optional<Secret> clientSecret,
    Secret refreshToken,
    Optional<AccessToken> accessToken,
    Optional<String> origin,
    String locationId) {

  /** What a configured refresh token stands for before it was ever exchanged. */
  public static ClioSignIn configured(ClioFirm firm, Secret refreshToken) {
    return new ClioSignIn(
        firm.clientId(),
        Optional.empty(),
        refreshToken,
        Optional.empty(),
        Optional.of(refreshToken.sha256()),
        firm.locationId());
  }

  /** The same where the configuration holds the app's secret: it is not kept twice. */
  public ClioSignIn withoutClientSecret() {
    return new ClioSignIn(
        clientId, Optional.empty(), refreshToken, accessToken, origin, locationId);
  }

  /** The same for the firm that sends from a location. */
  public ClioSignIn at(String location) {
    return new ClioSignIn(clientId, clientSecret, refreshToken, accessToken, origin, location);
  }

  /** Whether this came from that configured token, or is it. */
  public boolean cameFrom(Secret configured) {
    return refreshToken.equals(configured) || origin.map(configured.sha256()::equals).orElse(false);
  }

  /**
   * This sign-in after Clio answered a refresh.
   *
   * @param newRefreshToken empty where Clio left the old one valid, as it normally does
   */
  public ClioSignIn refreshed(AccessToken newAccessToken, Optional<Secret> newRefreshToken) {
    return new ClioSignIn(
        clientId,
        clientSecret,
        newRefreshToken.orElse(refreshToken),
        Optional.of(newAccessToken),
        origin,
        locationId);
  }
}
