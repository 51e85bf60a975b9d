package dev.clioremind.clio;

import dev.clioremind.clio.RefreshTokens.Exchanged;
import dev.clioremind.clio.RefreshTokens.Tokens;
import dev.clioremind.core.ConfigurationException;
import dev.clioremind.core.ServiceException;
import dev.clioremind.core.ServiceException.Kind;
import dev.clioremind.core.sheet.Problem;
import dev.clioremind.http.HttpCall;
import dev.clioremind.http.HttpCall.Repeat;
import dev.clioremind.http.HttpGate;
import dev.clioremind.http.HttpStatus;
import dev.clioremind.http.Redactor;
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

  /** Clio may have ended the old token although nothing of the new one arrived. */
  private static final String IN_DOUBT =
      "Run again later; if Clio then refuses the sign-in, sign in again." + SIGN_IN_AGAIN;

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
    this.gate = gate.withItsOwnLimit(); // Clio limits each token, and the exchange not at all
    this.redactor = redactor;
    this.clock = clock;
    this.notes = notes;
  }

  /** A token that serves now. */
  synchronized AccessToken current() {
    Instant now = clock.instant();
    if (held == null) {
      held = store.stored().flatMap(Tokens::access).orElse(null);
    }
    AccessToken token = held;
    return token != null && token.servesAt(now) ? token : renew(token);
  }

  /** Another token than the one that Clio refused: had by somebody else since, or a new one. */
  synchronized AccessToken insteadOf(AccessToken refused) {
    AccessToken token = held;
    return token != null && !token.isSameAs(refused) ? token : renew(refused);
  }

  private AccessToken renew(@Nullable AccessToken useless) {
    Exchanged exchanged = store.exchange(stored -> exchange(stored, useless));
    unstored = exchanged.notStored().isPresent() ? exchanged.tokens().refresh() : null;
    exchanged.notStored().ifPresent(why -> notes.add(Problem.needsPerson("Clio sign-in", why)));
    AccessToken renewed = exchanged.tokens().access().orElseThrow(AccessTokens::signedOut);
    held = renewed;
    return renewed;
  }

  private Tokens exchange(Optional<Tokens> stored, @Nullable AccessToken useless) {
    boolean hadByAnother =
        stored
            .flatMap(Tokens::access)
            .filter(token -> useless == null || !token.isSameAs(useless))
            .filter(token -> token.servesAt(clock.instant()))
            .isPresent();
    return hadByAnother ? stored.orElseThrow() : grant(stored);
  }

  private Tokens grant(Optional<Tokens> stored) {
    Supplier<String> refresh =
        Optional.ofNullable(unstored)
            .or(() -> stored.map(Tokens::refresh))
            .orElseThrow(AccessTokens::signedOut);
    Instant asked = clock.instant();
    HttpCall call =
        HttpCall.post(
                settings.base().resolve(PATH),
                ACTION,
                form(refresh),
                "application/x-www-form-urlencoded",
                Repeat.NEVER_AFTER_DOUBT)
            .withHeader("Accept", "application/json");
    Reply reply = Reply.of(gate.send(call), ACTION, IN_DOUBT);
    if (!reply.ok()) {
      throw refusal(reply);
    }
    Optional<Wire.Token> answer = json.token(reply.body());
    String access = token(answer.map(Wire.Token::accessToken)).orElse("");
    if (access.isEmpty()) {
      throw new ServiceException(
          Kind.UNAVAILABLE,
          "Could not " + ACTION + ": the answer held no access token. " + IN_DOUBT);
    }
    redactor.hide(access);
    Optional<String> newRefresh = token(answer.map(Wire.Token::refreshToken));
    newRefresh.ifPresent(redactor::hide);
    return new Tokens(
        newRefresh.<Supplier<String>>map(value -> () -> value).orElse(refresh),
        Optional.of(new AccessToken(access, asked.plus(lifetime(answer)))));
  }

  private static Optional<String> token(Optional<String> written) {
    return written.map(String::strip).filter(TOKEN.asMatchPredicate());
  }

  private static ServiceException signedOut() {
    return new ServiceException(Kind.SIGN_IN, "Nobody is signed in to Clio." + SIGN_IN_AGAIN);
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
          "Could not "
              + ACTION
              + ": Clio answered "
              + HttpStatus.inWords(reply.status())
              + ". "
              + (reply.status() == 429 ? "Run again later." : IN_DOUBT));
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
