package dev.clioremind.auth;

import dev.clioremind.config.Secret;
import dev.clioremind.core.ServiceException;
import dev.clioremind.core.ServiceException.Kind;
import dev.clioremind.core.time.Waiter;
import dev.clioremind.http.BaseUrl;
import dev.clioremind.http.HttpCall;
import dev.clioremind.http.HttpCall.Repeat;
import dev.clioremind.http.HttpGate;
import dev.clioremind.http.HttpOutcome;
import dev.clioremind.http.HttpOutcome.Answered;
import dev.clioremind.http.HttpStatus;
import dev.clioremind.http.Redactor;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Google's sign-in for machines without a browser: a short code is typed on any other device. Of
 * the scopes that a spreadsheet needs it gives only {@code drive.file}, which covers the files that
 * this program made itself.
 *
 * @see <a href="https://developers.google.com/identity/protocols/oauth2/limited-input-device">OAuth
 *     2.0 for TV and limited-input devices</a>
 */
public final class GoogleDeviceFlow {

  /** The one scope of spreadsheets that Google gives to devices. */
  static final String SCOPE = "https://www.googleapis.com/auth/drive.file";

  private static final URI GOOGLE = URI.create("https://oauth2.googleapis.com");
  private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");
  private static final String GRANT = "urn:ietf:params:oauth:grant-type:device_code";
  private static final String BEGIN = "ask Google for a device code";
  private static final String POLL = "ask Google whether the code was typed";
  private static final String AGAIN = "Start again: clio-remind auth login google --device.";
  private static final Duration USUAL_INTERVAL = Duration.ofSeconds(5);
  private static final Duration USUAL_LIFE = Duration.ofMinutes(30);
  private static final int FAILURES = 5;
  private static final Pattern SHORT_CODE = Pattern.compile("[A-Za-z0-9-]{4,20}");

  private final HttpGate gate;
  private final Redactor redactor;
  private final Waiter waiter;
  private final OAuthJson json = new OAuthJson();

  /**
   * @param redactor told of each token that Google gives
   */
  public GoogleDeviceFlow(HttpGate gate, Redactor redactor, Waiter waiter) {
    this.gate = gate;
    this.redactor = redactor;
    this.waiter = waiter;
  }

  /** An OAuth client of the type "TVs and Limited Input devices". */
  public record Client(Secret id, Secret secret) {}

  /**
   * What the person is shown.
   *
   * @param root the host that gave it
   * @param userCode to be typed at the address
   * @param life how long it is good for
   */
  public record DeviceCode(
      URI root,
      Secret deviceCode,
      String userCode,
      URI address,
      Duration interval,
      Duration life) {}

  /**
   * Where Google signs people in: its own place, or, where Sheets is played on this machine, there.
   */
  public static URI root(URI sheetsRoot) {
    String host = String.valueOf(sheetsRoot.getHost()).toLowerCase(Locale.ROOT);
    return THIS_MACHINE.contains(host) ? sheetsRoot : GOOGLE;
  }

  /**
   * Asks for a code.
   *
   * @throws ServiceException if Google refuses the client or can't be reached
   */
  public DeviceCode begin(URI root, Client client) {
    HttpOutcome outcome =
        gate.send(
            call(
                root,
                "/device/code",
                BEGIN,
                "client_id=" + encoded(client.id()) + "&scope=" + encoded(SCOPE),
                Repeat.WHEN_SAFE));
    if (!(outcome instanceof Answered answered)) {
      throw new ServiceException(
          Kind.UNAVAILABLE,
          "Could not %s: %s. Run again later.".formatted(BEGIN, outcome.inWords("Google")));
    }
    int status = answered.answer().status();
    OAuthJson.Reading answer = json.read(answered.answer().body());
    if (status / 100 != 2) {
      throw refusal(BEGIN, status, answer.error());
    }
    Optional<Secret> device = answer.secret("device_code");
    Optional<String> user = answer.text("user_code").filter(SHORT_CODE.asMatchPredicate());
    // Google's member is verification_url; RFC 8628 has verification_uri.
    Optional<URI> address =
        answer
            .text("verification_url")
            .or(() -> answer.text("verification_uri"))
            .flatMap(GoogleDeviceFlow::address);
    if (device.isEmpty() || user.isEmpty() || address.isEmpty()) {
      throw new ServiceException(
          Kind.UNAVAILABLE,
          "Could not %s: the answer is not what Google documents. Run again later."
              .formatted(BEGIN));
    }
    redactor.hide(device.get().reveal());
    return new DeviceCode(
        root,
        device.get(),
        user.get(),
        address.get(),
        answer.seconds("interval").filter(i -> !i.isZero()).orElse(USUAL_INTERVAL),
        answer.seconds("expires_in").orElse(USUAL_LIFE));
  }

  /**
   * Waits until the person typed the code and agreed.
   *
   * @throws ServiceException if they declined, the code expired, or the program was asked to stop
   */
  public GoogleSignIn.Device await(DeviceCode code, Client client) {
    redactor.hide(client.secret().reveal());
    Duration interval = code.interval();
    Duration waited = Duration.ZERO;
    int failures = 0;
    while (waited.compareTo(code.life()) < 0) {
      pause(interval);
      waited = waited.plus(interval);
      HttpOutcome outcome = gate.send(poll(code, client));
      if (!(outcome instanceof Answered answered) || answered.answer().status() >= 500) {
        failures++;
        if (failures >= FAILURES) {
          throw new ServiceException(
              Kind.UNAVAILABLE,
              "Could not %s: %s. %s".formatted(POLL, outcome.inWords("Google"), AGAIN));
        }
        continue;
      }
      failures = 0;
      OAuthJson.Reading answer = json.read(answered.answer().body());
      // Google's status for "not yet" has changed over time: the error alone decides.
      switch (answer.error()) {
        case "" -> {
          return granted(code, client, answered.answer().status(), answer);
        }
        case "authorization_pending" -> {
          continue;
        }
        case "slow_down" -> interval = interval.plus(Duration.ofSeconds(5));
        default -> throw refusal(POLL, answered.answer().status(), answer.error());
      }
    }
    throw expired();
  }

  private GoogleSignIn.Device granted(
      DeviceCode code, Client client, int status, OAuthJson.Reading answer) {
    Optional<Secret> refresh = answer.secret("refresh_token");
    if (status / 100 != 2 || refresh.isEmpty()) {
      throw new ServiceException(
          Kind.UNAVAILABLE, "Could not %s: the answer held no token. %s".formatted(POLL, AGAIN));
    }
    redactor.hide(refresh.get().reveal());
    answer.secret("access_token").ifPresent(token -> redactor.hide(token.reveal()));
    return new GoogleSignIn.Device(
        client.id(),
        client.secret(),
        refresh.get(),
        code.root().equals(GOOGLE)
            ? Optional.empty()
            : Optional.of(BaseUrl.parse(code.root().toString()).resolve("/token")));
  }

  private static HttpCall poll(DeviceCode code, Client client) {
    return call(
        code.root(),
        "/token",
        POLL,
        "client_id="
            + encoded(client.id())
            + "&client_secret="
            + encoded(client.secret())
            + "&device_code="
            + encoded(code.deviceCode())
            + "&grant_type="
            + encoded(GRANT),
        Repeat.NEVER_AFTER_DOUBT);
  }

  private static HttpCall call(URI root, String path, String action, String form, Repeat repeat) {
    return HttpCall.post(
            BaseUrl.parse(root.toString()).resolve(path),
            action,
            form,
            "application/x-www-form-urlencoded",
            repeat)
        .withHeader("Accept", "application/json");
  }

  private static ServiceException refusal(String action, int status, String error) {
    return switch (error) {
      case "access_denied" ->
          new ServiceException(
              Kind.SIGN_IN,
              "Google says that access was declined. To sign in, choose Allow. " + AGAIN);
      case "expired_token" -> expired();
      case "invalid_client", "unauthorized_client", "deleted_client" ->
          new ServiceException(
              Kind.SIGN_IN,
              ("Could not %s: Google does not take this OAuth client. Check google.client-id and"
                      + " google.client-secret; its type must be \"TVs and Limited Input devices\".")
                  .formatted(action));
      case "invalid_scope" ->
          new ServiceException(
              Kind.SIGN_IN,
              ("Could not %s: Google does not give devices the scope drive.file for this project."
                      + " Add it to the consent screen of the project.")
                  .formatted(action));
      default ->
          new ServiceException(
              status == 429 || status >= 500 ? Kind.UNAVAILABLE : Kind.SIGN_IN,
              "Could not %s: Google answered %s. %s"
                  .formatted(action, HttpStatus.inWords(status), AGAIN));
    };
  }

  private static ServiceException expired() {
    return new ServiceException(
        Kind.SIGN_IN, "The code expired before it was typed and allowed. " + AGAIN);
  }

  private void pause(Duration interval) {
    try {
      waiter.await(interval);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServiceException(
          Kind.UNAVAILABLE, "Stopped before the code was typed; nothing was stored.", e);
    }
  }

  private static Optional<URI> address(String text) {
    try {
      return Optional.of(URI.create(text))
          .filter(uri -> "https".equals(uri.getScheme()) || isHere(uri));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean isHere(URI uri) {
    return THIS_MACHINE.contains(String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT));
  }

  private static String encoded(Secret secret) {
    return encoded(secret.reveal());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
