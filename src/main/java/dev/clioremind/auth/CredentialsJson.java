package dev.clioremind.auth;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import dev.clioremind.config.Secret;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The JSON forms of sign-ins. */
final class CredentialsJson {
  private static final int SCHEMA = 1;
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private static final Gson ONE_LINE = new GsonBuilder().disableHtmlEscaping().create();

  private CredentialsJson() {}

  private record FileWire(
      @Nullable Integer schema,
      @Nullable Map<String, @Nullable ClioWire> clio,
      @Nullable GoogleWire google,
      @Nullable Map<String, @Nullable GoogleWire> googleBySpreadsheet,
      @Nullable Map<String, @Nullable GhlWire> ghl) {}

  private record ClioWire(
      @Nullable String clientId,
      @Nullable String clientSecret,
      @Nullable String refreshToken,
      @Nullable String accessToken,
      @Nullable String accessTokenExpiry,
      @Nullable String origin,
      @Nullable String locationId) {

    /** Nothing of it. */
    @Override
    public String toString() {
      return "sign-in";
    }
  }

  private record GoogleWire(
      @Nullable String clientId,
      @Nullable String clientSecret,
      @Nullable String refreshToken,
      @Nullable String tokenUri,
      @Nullable String key) {

    /** Nothing of it. */
    @Override
    public String toString() {
      return "sign-in";
    }
  }

  private record GhlWire(@Nullable String token) {

    /** Nothing of it. */
    @Override
    public String toString() {
      return "sign-in";
    }
  }

  private record AuthorizedUserWire(
      String type,
      String client_id,
      String client_secret,
      String refresh_token,
      @Nullable String token_uri) {

    /** Nothing of it. */
    @Override
    public String toString() {
      return "sign-in";
    }
  }

  /** The content of the credentials file. */
  static String write(Credentials credentials) {
    Map<String, @Nullable ClioWire> clio = new TreeMap<>();
    credentials.clio().forEach((url, s) -> clio.put(url.toString(), wire(s)));
    Map<String, @Nullable GhlWire> ghl = new TreeMap<>();
    credentials.ghl().forEach((url, t) -> ghl.put(url.toString(), new GhlWire(t.reveal())));
    Map<String, @Nullable GoogleWire> google = new TreeMap<>();
    credentials.google().forEach((id, s) -> google.put(id, wire(s)));
    @Nullable GoogleWire forAny = google.remove(Credentials.ANY_SPREADSHEET);
    FileWire file = new FileWire(SCHEMA, clio, forAny, google.isEmpty() ? null : google, ghl);
    return GSON.toJson(file) + "\n";
  }

  private static ClioWire wire(ClioSignIn s) {
    return new ClioWire(
        s.clientId().map(Secret::reveal).orElse(null),
        s.clientSecret().map(Secret::reveal).orElse(null),
        s.refreshToken().reveal(),
        s.accessToken().map(token -> token.value().reveal()).orElse(null),
        s.accessToken().map(token -> token.expiry().toString()).orElse(null),
        s.origin().orElse(null),
        s.locationId().isEmpty() ? null : s.locationId());
  }

  private static GoogleWire wire(GoogleSignIn signIn) {
    if (signIn instanceof GoogleSignIn.Device device) {
      return new GoogleWire(
          device.clientId().reveal(),
          device.clientSecret().reveal(),
          device.refreshToken().reveal(),
          device.tokenUri().map(URI::toString).orElse(null),
          null);
    }
    return new GoogleWire(null, null, null, null, signIn.credentials().reveal());
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException if it is anything else; it has neither message nor cause, for
   *     those of the parser show pieces of the content
   */
  static Credentials read(String json) {
    try {
      @Nullable FileWire file = GSON.fromJson(json, FileWire.class);
      if (file == null || file.schema() == null || file.schema() != SCHEMA) {
        throw new IllegalArgumentException();
      }
      Credentials read =
          new Credentials(
              Map.of(),
              google(file),
              byAddress(file.ghl(), (GhlWire wire, URI url) -> secret(wire.token())));
      // By what they say of themselves: the keys of files of before said less.
      for (Map.Entry<URI, ClioSignIn> one :
          byAddress(file.clio(), (ClioWire wire, URI url) -> signIn(wire)).entrySet()) {
        read = read.withClio(Credentials.address(one.getKey()), one.getValue());
      }
      return read;
    } catch (JsonParseException | IllegalArgumentException | DateTimeException e) {
      throw new IllegalArgumentException();
    }
  }

  private static <W, T> Map<URI, T> byAddress(
      @Nullable Map<String, @Nullable W> wires, BiFunction<W, URI, T> mapper) {
    Map<URI, T> found = new LinkedHashMap<>();
    if (wires != null) {
      wires.forEach(
          (address, wire) -> {
            if (wire == null) {
              throw new IllegalArgumentException();
            }
            URI url = URI.create(address);
            found.put(url, mapper.apply(wire, url));
          });
    }
    return found;
  }

  private static ClioSignIn signIn(ClioWire wire) {
    Optional<AccessToken> token = Optional.empty();
    if (wire.accessToken() != null && wire.accessTokenExpiry() != null) {
      token =
          Optional.of(
              new AccessToken(
                  Secret.of(wire.accessToken()), Instant.parse(wire.accessTokenExpiry())));
    }
    return new ClioSignIn(
        Optional.ofNullable(wire.clientId()).map(Secret::of),
        Optional.ofNullable(wire.clientSecret()).map(Secret::of),
        secret(wire.refreshToken()),
        token,
        Optional.ofNullable(wire.origin()),
        wire.locationId() == null ? "" : wire.locationId());
  }

  private static Map<String, GoogleSignIn> google(FileWire file) {
    Map<String, GoogleSignIn> found = new LinkedHashMap<>();
    if (file.google() != null) {
      found.put(Credentials.ANY_SPREADSHEET, signIn(file.google()));
    }
    if (file.googleBySpreadsheet() != null) {
      file.googleBySpreadsheet()
          .forEach(
              (id, wire) -> {
                if (wire == null) {
                  throw new IllegalArgumentException();
                }
                found.put(id, signIn(wire));
              });
    }
    return found;
  }

  private static GoogleSignIn signIn(GoogleWire wire) {
    if (wire.key() != null) {
      return new GoogleSignIn.Key(Secret.ofDocument(wire.key()));
    }
    return new GoogleSignIn.Device(
        secret(wire.clientId()),
        secret(wire.clientSecret()),
        secret(wire.refreshToken()),
        Optional.ofNullable(wire.tokenUri()).map(URI::create));
  }

  private static Secret secret(@Nullable String text) {
    if (text == null) {
      throw new IllegalArgumentException();
    }
    return Secret.of(text);
  }

  /**
   * The credentials JSON that Google's libraries read.
   *
   * @see <a href="https://google.aip.dev/auth/4113">AIP-4113</a>
   */
  static Secret authorizedUser(GoogleSignIn.Device signIn) {
    return Secret.ofDocument(
        GSON.toJson(
            new AuthorizedUserWire(
                "authorized_user",
                signIn.clientId().reveal(),
                signIn.clientSecret().reveal(),
                signIn.refreshToken().reveal(),
                signIn.tokenUri().map(URI::toString).orElse(null))));
  }

  /**
   * The same JSON on one line, as environment variables and CI secrets like it.
   *
   * @throws IllegalArgumentException without message and cause if it is not JSON
   */
  static String oneLine(Secret document) {
    try {
      // Without a single quote in it, every shell and every program quotes it the same way.
      return ONE_LINE
          .toJson(GSON.fromJson(document.reveal(), JsonObject.class))
          .replace("'", "\\u0027");
    } catch (JsonParseException e) {
      throw new IllegalArgumentException();
    }
  }
}
