package dev.clioremind.auth;

import dev.clioremind.config.Config;
import dev.clioremind.config.ConfigKey;
import dev.clioremind.config.Secret;
import java.net.URI;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All sign-ins of this machine.
 *
 * <p>Clio's and GoHighLevel's are kept by the service's address: a token of one region or of the
 * rehearsal's sandbox is never offered to, nor written over by, another.
 *
 * @param clio by base URL
 * @param google empty without a device sign-in
 * @param ghl private integration tokens by base URL
 */
public record Credentials(
    Map<URI, ClioSignIn> clio, Optional<GoogleSignIn> google, Map<URI, Secret> ghl) {

  public Credentials {
    clio = Map.copyOf(clio);
    ghl = Map.copyOf(ghl);
  }

  /** No sign-in at all. */
  public static Credentials none() {
    return new Credentials(Map.of(), Optional.empty(), Map.of());
  }

  /**
   * The Clio sign-in to use: the configured token, unless what is stored came from exactly that
   * one; without a configured token what is stored.
   *
   * @param configured the refresh token of configuration or environment
   */
  public Optional<ClioSignIn> clio(URI baseUrl, Optional<Secret> configured) {
    Optional<ClioSignIn> stored = Optional.ofNullable(clio.get(baseUrl));
    return configured
        .map(token -> stored.filter(s -> s.cameFrom(token)).orElse(ClioSignIn.configured(token)))
        .or(() -> stored);
  }

  /** With the sign-in of an address put in or replaced. */
  public Credentials withClio(URI baseUrl, ClioSignIn signIn) {
    return new Credentials(with(clio, baseUrl, signIn), google, ghl);
  }

  /** Without the sign-in of an address. */
  public Credentials withoutClio(URI baseUrl) {
    return new Credentials(with(clio, baseUrl, null), google, ghl);
  }

  /** With the Google sign-in put in or replaced. */
  public Credentials withGoogle(GoogleSignIn signIn) {
    return new Credentials(clio, Optional.of(signIn), ghl);
  }

  /** Without the Google sign-in. */
  public Credentials withoutGoogle() {
    return new Credentials(clio, Optional.empty(), ghl);
  }

  /** With the token of an address put in or replaced. */
  public Credentials withGhl(URI baseUrl, Secret token) {
    return new Credentials(clio, google, with(ghl, baseUrl, token));
  }

  /** Without the token of an address. */
  public Credentials withoutGhl(URI baseUrl) {
    return new Credentials(clio, google, with(ghl, baseUrl, null));
  }

  private static <T> Map<URI, T> with(Map<URI, T> map, URI baseUrl, @Nullable T value) {
    Map<URI, T> copy = new LinkedHashMap<>(map);
    if (value == null) {
      copy.remove(baseUrl);
    } else {
      copy.put(baseUrl, value);
    }
    return copy;
  }

  /** What these sign-ins add to a configuration, by key: for {@link Config#withSignIns}. */
  public Map<ConfigKey, Secret> secretsFor(Config config) {
    Map<ConfigKey, Secret> secrets = new EnumMap<>(ConfigKey.class);
    Optional<ClioSignIn> signIn = clio(config.clio().baseUrl(), config.clio().refreshToken());
    signIn.ifPresent(
        s -> {
          s.clientId().ifPresent(id -> secrets.put(ConfigKey.CLIO_CLIENT_ID, id));
          s.clientSecret().ifPresent(secret -> secrets.put(ConfigKey.CLIO_CLIENT_SECRET, secret));
          secrets.put(ConfigKey.CLIO_REFRESH_TOKEN, s.refreshToken());
        });
    google.ifPresent(
        g -> secrets.put(ConfigKey.GOOGLE_CREDENTIALS, CredentialsJson.authorizedUser(g)));
    Optional.ofNullable(ghl.get(config.ghl().baseUrl()))
        .ifPresent(token -> secrets.put(ConfigKey.GHL_TOKEN, token));
    return secrets;
  }
}
