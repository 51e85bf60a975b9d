package dev.clioremind.auth;

import dev.clioremind.config.Config;
import dev.clioremind.config.ConfigKey;
import dev.clioremind.config.Secret;
import dev.clioremind.core.ConfigurationException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All sign-ins of this machine.
 *
 * <p>Clio's are kept by the service's address, the app that was signed in with and the firm's
 * GoHighLevel location, GoHighLevel's by address and location, Google's by spreadsheet: a token of
 * one region, of another firm or of the rehearsal's sandbox is never offered to, nor written over
 * by, another. What a key adds to an address stands behind a {@code #}; files of before hold the
 * bare address, which still serves.
 *
 * @param clio by base URL, client id and location
 * @param google by spreadsheet id; the empty one serves every spreadsheet that has none of its own
 * @param ghl private integration tokens by base URL and location id
 */
public record Credentials(
    Map<URI, ClioSignIn> clio, Map<String, GoogleSignIn> google, Map<URI, Secret> ghl) {

  /** The key of the Google sign-in for whatever spreadsheet. */
  static final String ANY_SPREADSHEET = "";

  public Credentials {
    clio = Map.copyOf(clio);
    google = Map.copyOf(google);
    ghl = Map.copyOf(ghl);
  }

  /** No sign-in at all. */
  public static Credentials none() {
    return new Credentials(Map.of(), Map.of(), Map.of());
  }

  /** The key of a sign-in at an address, for one app or location of it. */
  static URI key(URI baseUrl, String part) {
    return part.isEmpty()
        ? baseUrl
        : URI.create(baseUrl + "#" + URLEncoder.encode(part, StandardCharsets.UTF_8));
  }

  /** The base URL of a key. */
  static URI address(URI key) {
    String text = key.toString();
    int mark = text.indexOf('#');
    return mark < 0 ? key : URI.create(text.substring(0, mark));
  }

  /**
   * The Clio sign-in to use: the configured token, unless what is stored came from exactly that
   * one; without a configured token what is stored.
   *
   * @param configured the refresh token of configuration or environment
   * @throws ConfigurationException if several would do
   */
  public Optional<ClioSignIn> clio(ClioFirm firm, Optional<Secret> configured) {
    Optional<ClioSignIn> stored = stored(firm);
    return configured
        .map(
            token ->
                stored
                    .filter(s -> s.cameFrom(token))
                    .orElseGet(() -> ClioSignIn.configured(firm, token)))
        .or(() -> stored);
  }

  /** The one that fits best; one that says nothing of app or location fits every firm a little. */
  private Optional<ClioSignIn> stored(ClioFirm firm) {
    List<ClioSignIn> fitting =
        clio.entrySet().stream()
            .filter(entry -> address(entry.getKey()).equals(firm.baseUrl()))
            .map(Map.Entry::getValue)
            .filter(signIn -> firm.fit(signIn).isPresent())
            .toList();
    int best = fitting.stream().mapToInt(s -> firm.fit(s).orElse(0)).max().orElse(0);
    List<ClioSignIn> all = fitting.stream().filter(s -> firm.fit(s).orElse(0) == best).toList();
    if (all.size() > 1) {
      throw new ConfigurationException(
          "Several firms' sign-ins to Clio are kept on this machine, and the configuration does not"
              + " say which one is meant.",
          "Set ghl.location-id and clio.client-id in each firm's configuration, or give each firm"
              + " its own credentials.file.");
    }
    return all.stream().findFirst();
  }

  /** With a sign-in put in, in place of the one of the same firm. */
  public Credentials withClio(URI baseUrl, ClioSignIn signIn) {
    Map<URI, ClioSignIn> others = new LinkedHashMap<>(clio);
    others
        .entrySet()
        .removeIf(
            entry ->
                address(entry.getKey()).equals(baseUrl)
                    && !signIn.locationId().isEmpty()
                    && entry.getValue().locationId().equals(signIn.locationId()));
    String app = signIn.clientId().map(Secret::reveal).orElse("");
    String part = signIn.locationId().isEmpty() ? app : app + "@" + signIn.locationId();
    return new Credentials(with(others, key(baseUrl, part), signIn), google, ghl);
  }

  /** Without any sign-in that the firm could use. */
  public Credentials withoutClio(ClioFirm firm) {
    Map<URI, ClioSignIn> others = new LinkedHashMap<>(clio);
    others
        .entrySet()
        .removeIf(
            entry ->
                address(entry.getKey()).equals(firm.baseUrl())
                    && firm.fit(entry.getValue()).isPresent());
    return new Credentials(others, google, ghl);
  }

  /** The Google sign-in for a spreadsheet. */
  public Optional<GoogleSignIn> google(String spreadsheetId) {
    return Optional.ofNullable(google.get(spreadsheetId))
        .or(() -> Optional.ofNullable(google.get(ANY_SPREADSHEET)));
  }

  /**
   * With the Google sign-in of a spreadsheet put in or replaced.
   *
   * @param spreadsheetId empty: for every one that has none of its own
   */
  public Credentials withGoogle(String spreadsheetId, GoogleSignIn signIn) {
    return new Credentials(clio, with(google, spreadsheetId, signIn), ghl);
  }

  /** Without the Google sign-in that would be used. */
  public Credentials withoutGoogle(String spreadsheetId) {
    String key = google.containsKey(spreadsheetId) ? spreadsheetId : ANY_SPREADSHEET;
    return new Credentials(clio, with(google, key, null), ghl);
  }

  /** The token of a location. */
  public Optional<Secret> ghl(URI baseUrl, String locationId) {
    return Optional.ofNullable(ghl.get(key(baseUrl, locationId)))
        .or(() -> Optional.ofNullable(ghl.get(baseUrl)));
  }

  /** With the token of a location put in or replaced. */
  public Credentials withGhl(URI baseUrl, String locationId, Secret token) {
    return new Credentials(clio, google, with(ghl, key(baseUrl, locationId), token));
  }

  /** Without the token that would be used. */
  public Credentials withoutGhl(URI baseUrl, String locationId) {
    URI key = key(baseUrl, locationId);
    return new Credentials(clio, google, with(ghl, ghl.containsKey(key) ? key : baseUrl, null));
  }

  private static <K, T> Map<K, T> with(Map<K, T> map, K key, @Nullable T value) {
    Map<K, T> copy = new LinkedHashMap<>(map);
    if (value == null) {
      copy.remove(key);
    } else {
      copy.put(key, value);
    }
    return copy;
  }

  /** What these sign-ins add to a configuration, by key: for {@link Config#withSignIns}. */
  public Map<ConfigKey, Secret> secretsFor(Config config) {
    Map<ConfigKey, Secret> secrets = new EnumMap<>(ConfigKey.class);
    Optional<ClioSignIn> signIn = clio(ClioFirm.of(config), config.clio().refreshToken());
    signIn.ifPresent(
        s -> {
          s.clientId().ifPresent(id -> secrets.put(ConfigKey.CLIO_CLIENT_ID, id));
          s.clientSecret().ifPresent(secret -> secrets.put(ConfigKey.CLIO_CLIENT_SECRET, secret));
          secrets.put(ConfigKey.CLIO_REFRESH_TOKEN, s.refreshToken());
        });
    google(config.sheets().spreadsheetId())
        .ifPresent(g -> secrets.put(ConfigKey.GOOGLE_CREDENTIALS, g.credentials()));
    ghl(config.ghl().baseUrl(), config.ghl().locationId())
        .ifPresent(token -> secrets.put(ConfigKey.GHL_TOKEN, token));
    return secrets;
  }
}
