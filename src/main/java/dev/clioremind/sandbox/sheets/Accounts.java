package dev.clioremind.sandbox.sheets;

import com.google.gson.JsonObject;
import dev.clioremind.sandbox.ReceivedCall;
import dev.clioremind.sandbox.Reply;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Google's sign-in: service accounts, people who once consented, and the access tokens given out.
 * Safe for several threads.
 *
 * @see <a href="https://developers.google.com/identity/protocols/oauth2/service-account">Google's
 *     page on service accounts</a>
 */
public final class Accounts {

  private static final Duration TOKEN_LIFE = Duration.ofSeconds(3599);
  private static final String JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer";

  /**
   * Half of what Google's keys have: these guard nothing, and signing with a longer one was most of
   * what a sandboxed run cost.
   */
  private static final int KEY_BITS = 1024;

  private static final int PEM_LINE = 64;

  private final InstantSource time;
  private final InstantSource patience;
  private final Map<String, KeyPair> keys = new HashMap<>();
  private final Map<String, Person> people = new HashMap<>();
  private final Map<String, Caller> tokens = new HashMap<>();
  private final List<String> issued = new ArrayList<>();
  private final Devices devices = new Devices();
  private final Set<String> audiences =
      new HashSet<>(Set.of("https://oauth2.googleapis.com/token"));

  /** Whom an access token stands for. */
  record Caller(String email, boolean serviceAccount, Set<String> scopes, Instant expires) {
    Caller {
      scopes = Set.copyOf(scopes);
    }
  }

  /**
   * The key of each stand-in's first account: to make one takes longer than a whole run, and a JVM
   * that tests starts many stand-ins.
   */
  private static final class FirstKey {
    static final KeyPair PAIR = newKeyPair();
  }

  private record Person(String email, String clientId, String clientSecret, Set<String> scopes) {}

  /**
   * @param time what signed statements and access tokens are held against
   * @param patience what devices that wait go by
   */
  Accounts(InstantSource time, InstantSource patience) {
    this.time = time;
    this.patience = patience;
  }

  /**
   * The credentials file of a service account, made at the first call for its address.
   *
   * @param tokenUri where this stand-in answers {@code /token}
   */
  public synchronized String serviceAccountJson(String email, URI tokenUri) {
    KeyPair pair =
        keys.computeIfAbsent(email, any -> keys.isEmpty() ? FirstKey.PAIR : newKeyPair());
    audiences.add(tokenUri.toString());
    JsonObject json = new JsonObject();
    json.addProperty("type", "service_account");
    json.addProperty("project_id", "sandbox");
    json.addProperty("private_key_id", keyId(pair));
    json.addProperty("private_key", pem(pair));
    json.addProperty("client_email", email);
    json.addProperty("client_id", "100000000000000000000");
    json.addProperty("token_uri", tokenUri.toString());
    return json.toString();
  }

  /** The credentials file of a person who consented to these scopes. */
  public synchronized String authorizedUserJson(String email, URI tokenUri, Set<String> scopes) {
    String refreshToken = "1//sandbox-refresh-" + (people.size() + 1);
    Person person = new Person(email, "sandbox-client.example.com", "sandbox-secret", scopes);
    people.put(refreshToken, person);
    JsonObject json = new JsonObject();
    json.addProperty("type", "authorized_user");
    json.addProperty("client_id", person.clientId());
    json.addProperty("client_secret", person.clientSecret());
    json.addProperty("refresh_token", refreshToken);
    json.addProperty("token_uri", tokenUri.toString());
    return json.toString();
  }

  /** The devices that ask to be let in, and what people answer them. */
  public Devices devices() {
    return devices;
  }

  /** Answers a call of the endpoint that gives out device codes. */
  synchronized Reply deviceCode(ReceivedCall call) {
    return devices.begin(form(call.body()), patience.instant());
  }

  private Reply forDevice(Map<String, String> form) {
    Optional<Reply> not = devices.refusal(form, patience.instant());
    if (not.isPresent()) {
      return not.get();
    }
    String refreshToken = "1//sandbox-device-refresh-" + (people.size() + 1);
    Person person =
        new Person(Devices.PERSON, Devices.CLIENT_ID, Devices.CLIENT_SECRET, Devices.SCOPES);
    people.put(refreshToken, person);
    return granted(person.email(), false, person.scopes(), refreshToken);
  }

  /** Gives out an access token without a sign-in. */
  public synchronized String grant(String email, Set<String> scopes) {
    return issue(email, keys.containsKey(email), scopes);
  }

  /** Replaces a service account's key: what is signed with the old one is refused from now on. */
  public synchronized void replaceKey(String email) {
    keys.put(email, newKeyPair());
  }

  /** Ends every refresh token. */
  public synchronized void revokeConsents() {
    people.clear();
  }

  /** Ends every access token given out so far. */
  public synchronized void expireTokens() {
    tokens.clear();
  }

  /** Every access token ever given out, for leak searches. */
  public synchronized List<String> issuedTokens() {
    return List.copyOf(issued);
  }

  /** Whom a call's {@code Authorization} header stands for; empty if for nobody. */
  synchronized Optional<Caller> caller(ReceivedCall call) {
    return call.header("authorization")
        .filter(header -> header.regionMatches(true, 0, "Bearer ", 0, 7))
        .flatMap(header -> Optional.ofNullable(tokens.get(header.substring(7).strip())))
        .filter(caller -> time.instant().isBefore(caller.expires()));
  }

  /** Answers a call of the token endpoint. */
  synchronized Reply token(ReceivedCall call) {
    if (!call.method().equals("POST")) {
      return refused(404, "invalid_request", "Not found");
    }
    Map<String, String> form = form(call.body());
    String grant = form.getOrDefault("grant_type", "");
    if (grant.equals(JWT_BEARER)) {
      return forAssertion(form.getOrDefault("assertion", ""));
    }
    if (grant.equals("refresh_token")) {
      return forRefreshToken(form);
    }
    if (grant.equals(Devices.GRANT)) {
      return forDevice(form);
    }
    return grant.isEmpty()
        ? refused(400, "invalid_request", "Missing required parameter: grant_type")
        : refused(400, "unsupported_grant_type", "Invalid grant_type: " + grant);
  }

  private Reply forAssertion(String assertion) {
    Optional<Assertion> read = Assertion.parse(assertion);
    if (read.isEmpty()) {
      return refused(400, "invalid_grant", "Invalid JWT: Failed to parse.");
    }
    Assertion jwt = read.get();
    KeyPair pair = keys.get(jwt.issuer());
    if (pair == null) {
      return refused(400, "invalid_grant", "Invalid grant: account not found");
    }
    if (!jwt.isSignedBy(pair.getPublic())) {
      return refused(400, "invalid_grant", "Invalid JWT Signature.");
    }
    if (!jwt.isTimely(time.instant())) {
      return refused(
          400,
          "invalid_grant",
          "Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable"
              + " timeframe. Check your iat and exp values in the JWT claim.");
    }
    if (!audiences.contains(jwt.audience())) {
      return refused(
          400,
          "invalid_grant",
          "Invalid JWT: Failed audience check. The right audience is"
              + " https://oauth2.googleapis.com/token");
    }
    if (jwt.scopes().isEmpty()) {
      return refused(400, "invalid_scope", "Invalid OAuth scope or ID token audience provided.");
    }
    return granted(jwt.issuer(), true, jwt.scopes());
  }

  private Reply forRefreshToken(Map<String, String> form) {
    Person person = people.get(form.getOrDefault("refresh_token", ""));
    if (person == null) {
      return refused(400, "invalid_grant", "Token has been expired or revoked.");
    }
    if (!person.clientId().equals(form.get("client_id"))) {
      return refused(401, "invalid_client", "The OAuth client was not found.");
    }
    if (!person.clientSecret().equals(form.get("client_secret"))) {
      return refused(401, "invalid_client", "The provided client secret is invalid.");
    }
    return granted(person.email(), false, person.scopes());
  }

  private Reply granted(String email, boolean serviceAccount, Set<String> scopes) {
    return granted(email, serviceAccount, scopes, "");
  }

  private Reply granted(
      String email, boolean serviceAccount, Set<String> scopes, String refreshToken) {
    JsonObject json = new JsonObject();
    json.addProperty("access_token", issue(email, serviceAccount, scopes));
    json.addProperty("expires_in", TOKEN_LIFE.toSeconds());
    json.addProperty("token_type", "Bearer");
    if (!serviceAccount) {
      json.addProperty("scope", String.join(" ", scopes));
    }
    if (!refreshToken.isEmpty()) {
      json.addProperty("refresh_token", refreshToken);
    }
    return Reply.json(200, json.toString());
  }

  private String issue(String email, boolean serviceAccount, Set<String> scopes) {
    String token = String.format(Locale.ROOT, "ya29.sandbox-google-access-%06d", issued.size() + 1);
    issued.add(token);
    tokens.put(token, new Caller(email, serviceAccount, scopes, time.instant().plus(TOKEN_LIFE)));
    return token;
  }

  static Reply refused(int status, String error, String description) {
    JsonObject json = new JsonObject();
    json.addProperty("error", error);
    json.addProperty("error_description", description);
    return Reply.json(status, json.toString());
  }

  private static Map<String, String> form(String body) {
    Map<String, String> form = new HashMap<>();
    for (String pair : body.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        form.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
    return form;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  private static KeyPair newKeyPair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(KEY_BITS);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has RSA", e);
    }
  }

  private static String keyId(KeyPair pair) {
    return String.format(Locale.ROOT, "%08x", pair.getPublic().hashCode());
  }

  private static String pem(KeyPair pair) {
    String body =
        Base64.getMimeEncoder(PEM_LINE, new byte[] {'\n'})
            .encodeToString(pair.getPrivate().getEncoded());
    return "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n";
  }
}
