package dev.clioremind.ghl;

import dev.clioremind.core.ServiceException;
import dev.clioremind.core.ServiceException.Kind;
import dev.clioremind.http.HttpAnswer;
import dev.clioremind.http.HttpCall;
import dev.clioremind.http.HttpCall.Repeat;
import dev.clioremind.http.HttpGate;
import dev.clioremind.http.HttpOutcome;
import dev.clioremind.http.HttpSettingException;
import dev.clioremind.http.HttpStatus;
import dev.clioremind.http.Query;
import dev.clioremind.http.ServiceDownException;
import java.util.Locale;

/** Signed-in calls, and what a refusal of the sign-in means. Thread-safe. */
final class GhlApi {
  static final String BASE_ADDRESS = "check the base address ghl.base-url";
  private static final String JSON = "application/json";

  private final GhlSettings settings;
  private final HttpGate gate;
  private final GhlJson json;

  GhlApi(GhlSettings settings, HttpGate gate, GhlJson json) {
    this.settings = settings;
    this.gate = gate;
    this.json = json;
  }

  String locationId() {
    return settings.locationId();
  }

  /**
   * One read.
   *
   * @return a 2xx, or a 4xx about what was asked
   * @throws ServiceException if GoHighLevel can't be reached or refuses the sign-in
   */
  HttpAnswer get(Endpoint endpoint, String path, Query query) {
    return read(endpoint, HttpCall.get(settings.base().resolve(path, query), endpoint.action()));
  }

  /** A search, which is a read although it is a POST. As {@link #get}. */
  HttpAnswer search(String path, String body) {
    return read(
        Endpoint.SEARCH,
        HttpCall.post(
            settings.base().resolve(path), Endpoint.SEARCH.action(), body, JSON, Repeat.WHEN_SAFE));
  }

  /**
   * A call with an effect, ready to go.
   *
   * @throws HttpSettingException if the token can't stand in a header
   */
  HttpCall effect(Endpoint endpoint, String path, String body) {
    return signed(
        endpoint,
        HttpCall.post(
            settings.base().resolve(path),
            endpoint.action(),
            body,
            JSON,
            Repeat.NEVER_AFTER_DOUBT));
  }

  /**
   * A deletion, ready to go; a second time does no harm.
   *
   * @throws HttpSettingException if the token can't stand in a header
   */
  HttpCall deletion(Endpoint endpoint, String path) {
    return signed(
        endpoint,
        HttpCall.delete(settings.base().resolve(path), endpoint.action(), Repeat.WHEN_SAFE));
  }

  /** Sends it: again only after 429, when no connection came about, or as far as it is safe. */
  HttpOutcome send(HttpCall call) {
    return gate.send(call);
  }

  /** The exception for a status that says neither yes nor "there is none". */
  ServiceException refused(Endpoint endpoint, HttpAnswer answer) {
    return new ServiceException(
        Kind.UNAVAILABLE,
        tried(endpoint)
            + "GoHighLevel answered "
            + HttpStatus.inWords(answer.status())
            + ". Check ghl.location-id and ghl.base-url; if they are right, run again later.");
  }

  /** The exception for an answer of another shape. */
  ServiceException notDocumented(Endpoint endpoint) {
    return new ServiceException(
        Kind.UNAVAILABLE,
        tried(endpoint)
            + "the answer is not the JSON that GoHighLevel documents. Nothing of it was used. Run"
            + " again later; if it stays so, look for a proxy in between, or report it.");
  }

  /**
   * Why a sign-in was refused and what to do, as a clause. The service's own words decide, but are
   * not in it.
   *
   * @param status 401 or 403
   */
  static String whyNoSignIn(Endpoint endpoint, int status, Wire.Fault fault) {
    String said = fault.message().toLowerCase(Locale.ROOT);
    String why;
    if (lacksScope(fault)) {
      why =
          "the token lacks the scope "
              + endpoint.scope()
              + "; add it to the private integration in GoHighLevel, or make a new token and run:"
              + " clio-remind auth login ghl";
    } else if (said.contains("version")) {
      why =
          "it does not accept the header Version: "
              + endpoint.version()
              + "; get a newer clio-remind";
    } else if (said.contains("iam service")) {
      why =
          "this kind of token may not do it; make a private integration token inside the"
              + " sub-account and run: clio-remind auth login ghl";
    } else if (status == 403 || said.contains("location")) {
      why =
          "the token does not belong to the location in ghl.location-id, or may not use it; correct"
              + " it, or run: clio-remind auth login ghl";
    } else {
      why = "the token is wrong, expired or revoked; run: clio-remind auth login ghl";
    }
    return "GoHighLevel refused the sign-in (HTTP " + status + "): " + why;
  }

  /** Whether a refusal is about what the token may do, and not about the token. */
  static boolean lacksScope(Wire.Fault fault) {
    return fault.message().toLowerCase(Locale.ROOT).contains("scope");
  }

  private HttpAnswer read(Endpoint endpoint, HttpCall call) {
    HttpAnswer answer = ask(endpoint, call);
    if (answer.status() == 401 || answer.status() == 403) {
      throw signInRefused(endpoint, answer);
    }
    return answer;
  }

  /** The exception for a 401 or 403. */
  ServiceException signInRefused(Endpoint endpoint, HttpAnswer answer) {
    return new ServiceException(
        Kind.SIGN_IN,
        tried(endpoint) + whyNoSignIn(endpoint, answer.status(), json.fault(answer.body())) + ".");
  }

  /**
   * One call that may be repeated, whose refusal is an answer as well.
   *
   * @return a 2xx or a 4xx
   * @throws ServiceException if GoHighLevel can't be reached, or the token can't be sent
   */
  HttpAnswer ask(Endpoint endpoint, HttpCall call) {
    HttpAnswer answer;
    try {
      answer = gate.read(signed(endpoint, call));
    } catch (ServiceDownException down) {
      throw new ServiceException(Kind.UNAVAILABLE, String.valueOf(down.getMessage()), down);
    } catch (HttpSettingException unusable) {
      throw new ServiceException(Kind.SIGN_IN, unusableToken(unusable), unusable);
    }
    if (answer.status() >= 300 && answer.status() < 400) {
      throw new ServiceException(
          Kind.UNAVAILABLE,
          tried(endpoint)
              + settings.base()
              + " answered "
              + answer.status()
              + ", a redirect, which is not followed; "
              + BASE_ADDRESS
              + ".");
    }
    return answer;
  }

  static String unusableToken(HttpSettingException unusable) {
    return unusable.getMessage() + " Run: clio-remind auth login ghl";
  }

  private HttpCall signed(Endpoint endpoint, HttpCall call) {
    return call.withHeader("Accept", JSON)
        .withHeader("Version", endpoint.version())
        .withBearer(settings.token());
  }

  private static String tried(Endpoint endpoint) {
    return "Could not " + endpoint.action() + ": ";
  }
}
