package dev.clioremind.sandbox.clio;

import com.google.gson.JsonObject;
import dev.clioremind.sandbox.EncodedForm;
import dev.clioremind.sandbox.ReceivedCall;
import dev.clioremind.sandbox.Reply;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Clio's OAuth: one registered app, whose user always agrees. Thread-safe.
 *
 * @see <a href="https://docs.developers.clio.com/api-docs/authorization">Clio: Authorization</a>
 */
public final class ClioSignIn {
  private static final Duration CODE_LIFE = Duration.ofMinutes(10);
  private static final String APPROVAL = "/oauth/approval";

  private final ClioBehaviour behaviour;
  private final InstantSource clock;
  private final Map<String, Instant> accessTokens = new HashMap<>();
  private final Set<String> refreshTokens = new LinkedHashSet<>();
  private final Map<String, Code> codes = new HashMap<>();
  private int issued;

  /**
   * A code that was given out.
   *
   * @param challenge what its exchange must prove to know (RFC 7636); empty: nothing
   */
  private record Code(String redirectUri, Instant end, String challenge) {}

  /** An app that nobody has signed in to yet. */
  public ClioSignIn(ClioBehaviour behaviour, InstantSource clock) {
    this.behaviour = behaviour;
    this.clock = clock;
  }

  /** The registered app's id. */
  public String clientId() {
    return "sandbox-clio-client";
  }

  /** The registered app's secret. */
  public String clientSecret() {
    return "sandbox-clio-secret";
  }

  /** A new refresh token, as an earlier login gave it. */
  public synchronized String refreshToken() {
    String token = next("refresh");
    refreshTokens.add(token);
    return token;
  }

  /** A new access token. */
  public synchronized String accessToken() {
    String token = next("access");
    accessTokens.put(token, clock.instant().plus(behaviour.accessTokenLife));
    return token;
  }

  /** A new code, as a login in a browser gives it. */
  public synchronized String code(String redirectUri) {
    return code(redirectUri, "");
  }

  private String code(String redirectUri, String challenge) {
    String code = next("code");
    codes.put(code, new Code(redirectUri, clock.instant().plus(CODE_LIFE), challenge));
    return code;
  }

  /** Ends all access tokens: the next call with one is answered with 401. */
  public synchronized void expireAccessTokens() {
    accessTokens.clear();
  }

  /** Ends all refresh tokens: somebody has to sign in again. */
  public synchronized void revokeRefreshTokens() {
    refreshTokens.clear();
  }

  /** The refresh tokens that are good now, the newest last. */
  public synchronized List<String> refreshTokens() {
    return List.copyOf(refreshTokens);
  }

  synchronized boolean isGood(String accessToken) {
    Instant end = accessTokens.get(accessToken);
    return end != null && clock.instant().isBefore(end);
  }

  synchronized Reply handle(ReceivedCall call) {
    return switch (call.method() + " " + call.path()) {
      case "GET /oauth/authorize" -> authorize(call);
      case "POST /oauth/token" -> token(EncodedForm.parse(call.body()));
      case "POST /oauth/deauthorize" -> deauthorize(call);
      default -> throw ClioRefusal.notFound();
    };
  }

  private Reply authorize(ReceivedCall call) {
    String redirect = call.param("redirect_uri").orElse("");
    if (!call.param("client_id").orElse("").equals(clientId()) || redirect.isEmpty()) {
      return refused(401, "invalid_client");
    }
    if (!behaviour.redirectUris.isEmpty() && !behaviour.redirectUris.contains(redirect)) {
      return refused(401, "invalid_redirect_uri");
    }
    String answer =
        behaviour.userDeclines
            ? "error=access_denied"
            : "code=" + code(redirect, call.param("code_challenge").orElse(""));
    if (redirect.endsWith(APPROVAL)) {
      String page =
          behaviour.userDeclines
              ? "You declined."
              : "Your code: <code>" + answer.substring("code=".length()) + "</code>";
      return new Reply(
          200,
          Map.of("Content-Type", "text/html; charset=utf-8"),
          "<html><body>" + page + "</body></html>");
    }
    String state = URLEncoder.encode(call.param("state").orElse(""), StandardCharsets.UTF_8);
    String target = redirect + (redirect.contains("?") ? "&" : "?") + answer;
    return new Reply(302, Map.of("Location", target + "&state=" + state), "");
  }

  private Reply token(Map<String, List<String>> form) {
    if (!one(form, "client_id").equals(clientId())
        || !one(form, "client_secret").equals(clientSecret())) {
      return refused(401, "invalid_client");
    }
    return switch (one(form, "grant_type")) {
      case "authorization_code" -> byCode(form);
      case "refresh_token" -> byRefreshToken(one(form, "refresh_token"));
      default -> refused(400, "unsupported_grant_type");
    };
  }

  private Reply byCode(Map<String, List<String>> form) {
    Code code = codes.remove(one(form, "code"));
    if (code == null
        || !code.redirectUri().equals(one(form, "redirect_uri"))
        || !proves(one(form, "code_verifier"), code.challenge())
        || clock.instant().isAfter(code.end())) {
      return refused(behaviour.badGrantStatus, "invalid_grant");
    }
    if (behaviour.loginRevokesEarlierOnes) {
      refreshTokens.clear();
    }
    return granted(accessToken(), refreshToken());
  }

  private static boolean proves(String verifier, String challenge) {
    if (challenge.isEmpty()) {
      return true;
    }
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest).equals(challenge);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  private Reply byRefreshToken(String token) {
    if (!refreshTokens.contains(token)) {
      return refused(behaviour.badGrantStatus, "invalid_grant");
    }
    if (!behaviour.refreshTokenRotates) {
      return granted(accessToken(), "");
    }
    refreshTokens.remove(token);
    return granted(accessToken(), refreshToken());
  }

  private Reply deauthorize(ReceivedCall call) {
    String token = one(EncodedForm.parse(call.body()), "token");
    if (!isGood(token)) {
      return refused(401, "invalid_token");
    }
    accessTokens.clear();
    refreshTokens.clear();
    return Reply.json(200, "{}");
  }

  private Reply granted(String accessToken, String refreshToken) {
    var body = new JsonObject();
    body.addProperty("token_type", "bearer");
    body.addProperty("access_token", accessToken);
    body.addProperty("expires_in", behaviour.accessTokenLife.toSeconds());
    if (!refreshToken.isEmpty()) {
      body.addProperty("refresh_token", refreshToken);
    }
    return Reply.json(200, body.toString());
  }

  private static Reply refused(int status, String error) {
    var body = new JsonObject();
    body.addProperty("error", error);
    body.addProperty("error_description", "The request was refused.");
    return Reply.json(status, body.toString());
  }

  private String next(String kind) {
    issued++;
    return "sandbox-clio-" + kind + "-" + issued;
  }

  private static String one(Map<String, List<String>> form, String name) {
    return form.getOrDefault(name, List.of("")).get(0);
  }
}
