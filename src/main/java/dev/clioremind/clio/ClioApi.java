package dev.clioremind.clio;

import dev.clioremind.core.ConfigurationException;
import dev.clioremind.core.ServiceException;
import dev.clioremind.core.ServiceException.Kind;
import dev.clioremind.http.HttpCall;
import dev.clioremind.http.HttpGate;
import dev.clioremind.http.HttpStatus;
import java.net.URI;

/** Signed-in reads, and what a refusal means. Thread-safe. */
final class ClioApi {
  private final ClioSettings settings;
  private final AccessTokens tokens;
  private final HttpGate gate;

  ClioApi(ClioSettings settings, AccessTokens tokens, HttpGate gate) {
    this.settings = settings;
    this.tokens = tokens;
    this.gate = gate;
  }

  /**
   * One read. A 401 costs one refresh and one repeat.
   *
   * @throws ServiceException if Clio can't be reached, or refuses the sign-in twice
   */
  Reply get(URI uri, Resource resource) {
    AccessToken token = tokens.current();
    Reply reply = get(uri, resource, token);
    if (reply.status() != 401) {
      return reply;
    }
    reply = get(uri, resource, tokens.insteadOf(token));
    if (reply.status() == 401) {
      throw new ServiceException(
          Kind.SIGN_IN,
          "Could not "
              + resource.action()
              + ": Clio refuses the sign-in, also after renewing it. Check clio.region, then run:"
              + " clio-remind auth login clio");
    }
    return reply;
  }

  private Reply get(URI uri, Resource resource, AccessToken token) {
    HttpCall call =
        HttpCall.get(uri, resource.action())
            .withHeader("Accept", "application/json")
            .withHeader("X-API-VERSION", settings.apiVersion())
            .withBearer(token::reveal);
    return Reply.of(gate.send(call), resource.action(), "Run again later.");
  }

  /** The exception that a status other than 2xx stands for. Nothing of the body is in it. */
  RuntimeException refusal(Reply reply, Resource resource) {
    String tried = "Could not " + resource.action() + ": ";
    int status = reply.status();
    if (status == 403) {
      return new ServiceException(
          Kind.SIGN_IN,
          tried
              + "Clio answered 403. The app in Clio's developer portal needs the permission to read "
              + resource.permission()
              + ", and the signed-in user must see them. After a change run: clio-remind auth login"
              + " clio");
    }
    if (status == 410) {
      return new ConfigurationException(
          tried
              + "Clio answered 410: it no longer serves API version "
              + settings.apiVersion()
              + ".",
          "Set clio.api-version to a version that Clio lists as current.");
    }
    if (status == 408 || status == 429 || status >= 500) {
      return new ServiceException(
          Kind.UNAVAILABLE,
          tried + "Clio answered " + HttpStatus.inWords(status) + ". Run again later.");
    }
    if (status == 404 || status < 400) {
      return new ConfigurationException(
          tried + settings.base() + " answered " + status + ".",
          "Check clio.region and clio.base-url: that address does not look like Clio.");
    }
    return new ConfigurationException(
        tried + "Clio answered " + status + ", so it did not understand the request.",
        "Check clio.api-version; if it is right, report this as a fault of clio-remind.");
  }
}
