package dev.clioremind.auth;

import dev.clioremind.config.Secret;
import dev.clioremind.core.ConfigurationException;
import dev.clioremind.core.ServiceException;
import dev.clioremind.core.ServiceException.Kind;
import dev.clioremind.http.BaseUrl;
import dev.clioremind.http.HttpCall;
import dev.clioremind.http.HttpCall.Repeat;
import dev.clioremind.http.HttpGate;
import dev.clioremind.http.HttpOutcome;
import dev.clioremind.http.HttpOutcome.Answered;
import dev.clioremind.http.HttpStatus;
import dev.clioremind.http.Query;
import dev.clioremind.http.Redactor;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A person's sign-in at Clio: the address to open, and what its code is exchanged for. Clio knows
 * no other way in: no API key, no client credentials.
 *
 * @see <a href="https://docs.developers.clio.com/api-docs/clio-manage/authorization/">Clio:
 *     Authorization</a>
 */
public final class ClioAuthorization {

  private static final String ACTION = "exchange Clio's code for a sign-in";
  private static final String AGAIN =
      "Start again: clio-remind auth login clio. A code serves once and for ten minutes.";

  /** RFC 7636 wants 43 to 128 characters: 32 bytes make 43. */
  private static final int RANDOM_BYTES = 32;

  private static final Duration UNSAID = Duration.ofHours(1);

  private final HttpGate gate;
  private final Redactor redactor;
  private final RandomGenerator random;
  private final Clock clock;
  private final OAuthJson json = new OAuthJson();

  /**
   * @param redactor told of each token that Clio gives
   * @param random a strong one: it makes what nobody may guess
   */
  public ClioAuthorization(HttpGate gate, Redactor redactor, RandomGenerator random, Clock clock) {
    this.gate = gate;
    this.redactor = redactor;
    this.random = random;
    this.clock = clock;
  }

  /**
   * The app that a firm registered with Clio.
   *
   * @param baseUrl the region's host
   */
  public record App(URI baseUrl, Secret clientId, Secret clientSecret) {}

  /**
   * One sign-in under way.
   *
   * @param redirect where Clio sends the browser afterwards, registered letter by letter
   * @param address what the person opens; holds nothing secret
   * @param state comes back with the code, and proves that the answer is to this question
   * @param verifier proves to Clio that who exchanges the code also asked for it (RFC 7636); Clio
   *     does not document it, and by RFC 6749 a server ignores what it does not know
   */
  public record Request(App app, URI redirect, URI address, String state, Secret verifier) {}

  /** Begins a sign-in. Calls nobody. */
  public Request begin(App app, URI redirect) {
    String state = random();
    Secret verifier = Secret.of(random());
    URI address =
        BaseUrl.parse(app.baseUrl().toString())
            .resolve(
                "/oauth/authorize",
                Query.none()
                    .with("response_type", "code")
                    .with("client_id", app.clientId().reveal())
                    .with("redirect_uri", redirect.toString())
                    .with("state", state)
                    .with("redirect_on_decline", "true")
                    .with("code_challenge", challenge(verifier))
                    .with("code_challenge_method", "S256"));
    return new Request(app, redirect, address, state, verifier);
  }

  /**
   * Spends the code. Make sure before that its sign-in can be stored.
   *
   * @throws ServiceException if Clio refuses the code or the app, or can't be reached
   */
  public ClioSignIn exchange(Request request, Secret code) {
    redactor.hide(code.reveal());
    redactor.hide(request.app().clientSecret().reveal());
    Instant asked = clock.instant();
    HttpOutcome outcome =
        gate.send(
            HttpCall.post(
                    BaseUrl.parse(request.app().baseUrl().toString()).resolve("/oauth/token"),
                    ACTION,
                    form(request, code),
                    "application/x-www-form-urlencoded",
                    Repeat.NEVER_AFTER_DOUBT)
                .withHeader("Accept", "application/json"));
    if (!(outcome instanceof Answered answered)) {
      throw new ServiceException(
          Kind.UNAVAILABLE,
          "Could not %s: %s. %s".formatted(ACTION, outcome.inWords("Clio"), AGAIN));
    }
    int status = answered.answer().status();
    OAuthJson.Reading answer = json.read(answered.answer().body());
    if (status / 100 != 2) {
      throw refusal(request, status, answer.error().toLowerCase(Locale.ROOT));
    }
    Optional<Secret> access = answer.secret("access_token");
    Optional<Secret> refresh = answer.secret("refresh_token");
    if (refresh.isEmpty() || access.isEmpty()) {
      throw new ServiceException(
          Kind.UNAVAILABLE, "Could not %s: the answer held no token. %s".formatted(ACTION, AGAIN));
    }
    redactor.hide(access.get().reveal());
    redactor.hide(refresh.get().reveal());
    Instant expiry = asked.plus(answer.seconds("expires_in").orElse(UNSAID));
    return new ClioSignIn(
        Optional.of(request.app().clientId()),
        Optional.of(request.app().clientSecret()),
        refresh.get(),
        Optional.of(new AccessToken(access.get(), expiry)),
        Optional.empty(),
        "");
  }

  private static RuntimeException refusal(Request request, int status, String error) {
    if (error.equals("invalid_client") || error.equals("unauthorized_client")) {
      return new ServiceException(
          Kind.SIGN_IN,
          ("Could not %s: Clio does not know this app. Check the App Key, the App Secret and"
                  + " clio.region: an app belongs to one region.")
              .formatted(ACTION));
    }
    if (status == 400 || status == 401 || status == 403 || status == 422) {
      return new ServiceException(
          Kind.SIGN_IN,
          ("Could not %s: Clio refused the code (status %s). It is wrong, was used before, is older"
                  + " than ten minutes, or %s is not registered with the app letter by letter. %s")
              .formatted(ACTION, Integer.toString(status), request.redirect(), AGAIN));
    }
    if (status == 408 || status == 429 || status >= 500) {
      return new ServiceException(
          Kind.UNAVAILABLE,
          "Could not %s: Clio answered %s. %s"
              .formatted(ACTION, HttpStatus.inWords(status), AGAIN));
    }
    return new ConfigurationException(
        "Could not %s: %s answered %s."
            .formatted(ACTION, request.app().baseUrl(), Integer.toString(status)),
        "Check clio.region and clio.base-url: that address does not look like Clio.");
  }

  private static String form(Request request, Secret code) {
    return "grant_type=authorization_code&client_id="
        + encoded(request.app().clientId())
        + "&client_secret="
        + encoded(request.app().clientSecret())
        + "&code="
        + encoded(code)
        + "&redirect_uri="
        + URLEncoder.encode(request.redirect().toString(), StandardCharsets.UTF_8)
        + "&code_verifier="
        + encoded(request.verifier());
  }

  private static String encoded(Secret secret) {
    return URLEncoder.encode(secret.reveal(), StandardCharsets.UTF_8);
  }

  private String random() {
    byte[] bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String challenge(Secret verifier) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(verifier.reveal().getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
