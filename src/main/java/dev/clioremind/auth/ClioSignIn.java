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
 * @see <a href="https://docs.developers.clio.com/api-docs/clio-manage/authorization/">Clio's
 *     authorization</a>
 */
public record ClioSignIn(
    Optional<Secret> clientId,
    Optional<Secret> clientSecret,
    Secret refreshToken,
    Optional<AccessToken> accessToken,
    Optional<String> origin) {

  /**
   * What a configured refresh token stands for before it was ever exchanged.
   *
   * @param clientId the configured app, where there is one
   */
  public static ClioSignIn configured(Optional<Secret> clientId, Secret refreshToken) {
    return new ClioSignIn(
        clientId,
        Optional.empty(),
        refreshToken,
        Optional.empty(),
        Optional.of(refreshToken.sha256()));
  }

  /** The same where the configuration holds the app's secret: it is not kept twice. */
  public ClioSignIn withoutClientSecret() {
    return new ClioSignIn(clientId, Optional.empty(), refreshToken, accessToken, origin);
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
        origin);
  }
}
