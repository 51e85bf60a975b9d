package dev.clioremind.clio;

import dev.clioremind.core.ConfigurationException;
import dev.clioremind.core.ServiceException;
import dev.clioremind.core.ServiceException.Kind;
import dev.clioremind.core.sheet.Problem;
import dev.clioremind.http.HttpCall;
import dev.clioremind.http.HttpCall.Repeat;
import dev.clioremind.http.HttpGate;
import dev.clioremind.http.Redactor;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The bearer token of a run, had for the refresh token at first need and kept in memory. One
 * refresh at a time serves all who wait for it. Thread-safe.
 *
 * @see <a href="https://docs.developers.clio.com/handbook/getting-started/authorization/">Clio:
 *     Authorization</a>
 */
final class AccessTokens {
  static final String PATH = "/oauth/token";

  private static final String SIGN_IN_AGAIN = " Run: clio-remind auth login clio";
  private static final String ACTION = "renew the sign-in to Clio";

  /** Clio's lifetimes were seen from one hour to 30 days; a call takes its time too. */
  private static final Duration MARGIN = Duration.ofMinutes(5);

  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");
  private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7E]+");

  private final ClioSettings settings;
  private final RefreshTokens store;
  private final HttpGate gate;
  private final Redactor redactor;
  private final Clock clock;
  private final Notes notes;
  private final ClioJson json = new ClioJson();

  private @Nullable AccessToken held;
  private boolean looked;

  /** A refresh token that Clio gave and that could not be stored. */
  private @Nullable Supplier<String> unstored;

  AccessTokens(
      ClioSettings settings,
      RefreshTokens store,
      HttpGate gate,
      Redactor redactor,
      Clock clock,
      Notes notes) {
    this.settings = settings;
    this.store = store;
    this.gate = gate;
    this.redactor = redactor;
    this.clock = clock;
    this.notes = notes;
  }

  /** A token that serves now. */
  synchronized AccessToken current() {
    if (!looked) {
      looked = true;
      held = store.access().orElse(null);
    }
    AccessToken token = held;
    return token != null && token.servesAt(clock.instant()) ? token : renew();
  }

  /** Another token than the one that Clio refused: a new one, unless somebody has had one since. */
  synchronized AccessToken insteadOf(AccessToken refused) {
    AccessToken token = held;
    return token != null && token != refused ? token : renew();
  }

  private AccessToken renew() {
    AccessToken renewed = store.alone(this::grant);
    held = renewed;
    return renewed;
  }

  private AccessToken grant() {
    Supplier<String> refresh =
        Optional.ofNullable(unstored)
            .or(store::current)
            .orElseThrow(
                () ->
                    new ServiceException(
                        Kind.SIGN_IN, "Nobody is signed in to Clio." + SIGN_IN_AGAIN));
    Instant asked = clock.instant();
    HttpCall call =
        HttpCall.post(
                settings.base().resolve(PATH),
                ACTION,
                form(refresh),
                "application/x-www-form-urlencoded",
                Repeat.NEVER_AFTER_DOUBT)
            .withHeader("Accept", "application/json");
    Reply reply =
        Reply.of(
            gate.send(call),
            ACTION,
            "Run again later; if Clio then refuses the sign-in, sign in again.");
    if (!reply.ok()) {
      throw refusal(reply);
    }
    Optional<Wire.Token> answer = json.token(reply.body());
    String value = answer.map(Wire.Token::accessToken).map(String::strip).orElse("");
    if (!TOKEN.matcher(value).matches()) {
      throw new ServiceException(
          Kind.UNAVAILABLE,
          "Could not " + ACTION + ": the answer held no access token. Run again later.");
    }
    redactor.hide(value);
    answer.map(Wire.Token::refreshToken).ifPresent(token -> keep(token.strip(), refresh));
    return new AccessToken(value, asked.plus(lifetime(answer)));
  }

  /** Stored before its access token is used: after a crash the next run must not stand without. */
  private void keep(String refreshToken, Supplier<String> spent) {
    if (!TOKEN.matcher(refreshToken).matches() || refreshToken.equals(spent.get())) {
      return;
    }
    redactor.hide(refreshToken);
    Supplier<String> token = () -> refreshToken;
    try {
      store.store(token);
      unstored = null;
    } catch (IOException notWritten) {
      unstored = token;
      notes.add(
          Problem.needsPerson(
              "Clio sign-in",
              "Clio gave a new refresh token, and it could not be stored. This run goes on with"
                  + " it; the next may find the sign-in refused."
                  + SIGN_IN_AGAIN));
    }
  }

  private static Duration lifetime(Optional<Wire.Token> answer) {
    return answer
        .map(Wire.Token::expiresIn)
        .filter(SECONDS.asMatchPredicate())
        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
        .filter(whole -> !whole.isZero())
        .map(whole -> whole.minus(shorter(MARGIN, whole.dividedBy(2))))
        .orElse(Duration.ofDays(1)); // unsaid: until Clio answers 401
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) <= 0 ? a : b;
  }

  private RuntimeException refusal(Reply reply) {
    String type = json.fault(reply.body()).type().toLowerCase(Locale.ROOT);
    if (reply.status() == 408 || reply.status() == 429 || reply.status() >= 500) {
      return new ServiceException(
          Kind.UNAVAILABLE,
          "Could not " + ACTION + ": Clio answered " + reply.status() + ". Run again later.");
    }
    if (type.equals("invalid_client") || type.equals("unauthorized_client")) {
      return new ServiceException(
          Kind.SIGN_IN,
          "Could not "
              + ACTION
              + ": Clio does not know this app. Check clio.client-id, clio.client-secret and"
              + " clio.region.");
    }
    if (reply.status() == 400 || reply.status() == 401 || reply.status() == 403) {
      return new ServiceException(
          Kind.SIGN_IN,
          "Could not "
              + ACTION
              + ": Clio refused the stored sign-in (status "
              + reply.status()
              + "). It ends with a new login elsewhere, and it holds for one clio.region only."
              + SIGN_IN_AGAIN);
    }
    return new ConfigurationException(
        "Could not " + ACTION + ": " + settings.base() + " answered " + reply.status() + ".",
        "Check clio.region and clio.base-url: that address does not look like Clio.");
  }

  private String form(Supplier<String> refresh) {
    return "grant_type=refresh_token&client_id="
        + encoded(settings.clientId())
        + "&client_secret="
        + encoded(settings.clientSecret())
        + "&refresh_token="
        + encoded(refresh);
  }

  private static String encoded(Supplier<String> secret) {
    return URLEncoder.encode(secret.get(), StandardCharsets.UTF_8);
  }
}
