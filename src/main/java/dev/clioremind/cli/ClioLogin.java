package dev.clioremind.cli;

import dev.clioremind.auth.Browser;
import dev.clioremind.auth.ClioAuthorization;
import dev.clioremind.auth.ClioAuthorization.App;
import dev.clioremind.auth.ClioAuthorization.Request;
import dev.clioremind.auth.ClioSignIn;
import dev.clioremind.auth.CredentialsFile.Kept;
import dev.clioremind.auth.CredentialsFile.Updated;
import dev.clioremind.auth.LoopbackRedirect;
import dev.clioremind.auth.RedirectAnswer;
import dev.clioremind.config.ClioConfig;
import dev.clioremind.config.ConfigKey;
import dev.clioremind.config.Secret;
import dev.clioremind.core.ExitCode;
import dev.clioremind.core.ServiceException;
import dev.clioremind.core.ServiceException.Kind;
import dev.clioremind.core.access.Access;
import dev.clioremind.core.access.Service;
import dev.clioremind.core.access.SignInStatus;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Signs in to Clio: in this machine's browser, or on any device by a code. */
final class ClioLogin {

  /** Clio wants the port that is registered with the app, so it is not the system's to choose. */
  static final URI LOOPBACK = URI.create("http://127.0.0.1:8765/callback");

  private static final String APPROVAL = "/oauth/approval";
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int TRIES = 3;

  private final Login login;
  private final boolean noBrowser;

  ClioLogin(Login login, boolean noBrowser) {
    this.login = login;
    this.noBrowser = noBrowser;
  }

  ExitCode run() {
    login.writableFile();
    SignIns before = login.signIns();
    SignInStatuses statuses = new SignInStatuses(login.configured(), before);
    String earlierFirm = "";
    if (statuses.hasSecret(Service.CLIO)) {
      SignInStatus status = statuses.of(Service.CLIO);
      if (login.keeps(status, ConfigKey.CLIO_REFRESH_TOKEN)) {
        return SignInStatuses.code(status);
      }
      earlierFirm = status.access().map(Access::place).orElse("");
    }
    login
        .dialogue()
        .say(
            "A new sign-in may end the one that another machine or CI uses with the same Clio user"
                + " and app: sign in again there as well, or hand this one on with clio-remind auth"
                + " export.");
    App app = app(before.config().clio());
    Request request = before.clioAuthorization().begin(app, redirect());
    Secret code = code(request);
    store(before.clioAuthorization(), request, code);

    SignIns after = login.signIns();
    SignInStatus status = new SignInStatuses(login.configured(), after).of(Service.CLIO);
    String firm = status.access().map(Access::place).orElse("");
    if (!earlierFirm.isEmpty() && !firm.isEmpty() && !firm.equals(earlierFirm)) {
      login
          .dialogue()
          .say(
              ("Mind: before, this configuration was signed in to %s, now to %s. If that is not the"
                      + " firm of its spreadsheet and location, sign in again with --replace.")
                  .formatted(earlierFirm, firm));
    }
    return login.tell(status);
  }

  /** The firm's app: configured, stored, or asked for. */
  private App app(ClioConfig clio) {
    if (clio.clientId().isEmpty() || clio.clientSecret().isEmpty()) {
      login
          .dialogue()
          .say(
              "The App Key and the App Secret stand on the page of your app in Clio's developer"
                  + " portal (setup.md says where).");
    }
    Secret id = clio.clientId().orElseGet(() -> login.dialogue().shownSecret("Clio App Key: "));
    Secret secret =
        clio.clientSecret()
            .orElseGet(() -> login.dialogue().secret("Clio App Secret (not shown): "));
    return new App(clio.baseUrl(), id, secret);
  }

  private Optional<Browser> browser() {
    return noBrowser ? Optional.empty() : login.tools().terminal().browser();
  }

  /** What the configuration says; else by whether there is a browser. */
  private URI redirect() {
    ClioConfig clio = login.configured().clio();
    return clio.redirectUri()
        .orElseGet(() -> browser().isPresent() ? LOOPBACK : URI.create(clio.baseUrl() + APPROVAL));
  }

  private Secret code(Request request) {
    return browser().isPresent() && LoopbackRedirect.fits(request.redirect())
        ? fromBrowser(request, browser().get())
        : pasted(request);
  }

  private Secret fromBrowser(Request request, Browser browser) {
    try (LoopbackRedirect redirect = LoopbackRedirect.listen(request.redirect())) {
      boolean opened = browser.open(request.address());
      login
          .dialogue()
          .say(
              (opened
                      ? "A browser window opens. If it does not, open this address on this machine:"
                      : "Open this address in a browser on this machine:")
                  + "\n\n  "
                  + request.address()
                  + "\n\nSign in as the Clio user who sees all matters and calendars, and choose"
                  + " Allow. Waiting ...");
      RedirectAnswer answer =
          redirect
              .await(request.state(), PATIENCE, login.tools().stop())
              .orElseThrow(
                  () ->
                      new ServiceException(
                          Kind.SIGN_IN,
                          "No answer came from Clio within %s minutes. Run this again; where the"
                                  .formatted(Long.toString(PATIENCE.toMinutes()))
                              + " browser is on another machine, with --no-browser."));
      return code(answer, request);
    }
  }

  private Secret pasted(Request request) {
    login
        .dialogue()
        .say(
            "Open this address in a browser, on any device:\n\n  "
                + request.address()
                + "\n\nSign in as the Clio user who sees all matters and calendars, and choose"
                + " Allow. Clio then shows a code.");
    for (int tries = 1; ; tries++) {
      RedirectAnswer answer =
          RedirectAnswer.ofPaste(
              login.dialogue().ask("Paste the code, or the whole address of that page: "),
              request.state());
      if (answer.kind() != RedirectAnswer.Kind.NOTHING || tries == TRIES) {
        return code(answer, request);
      }
      login.dialogue().say("That is neither a code nor an address with one. Copy it whole.");
    }
  }

  private static Secret code(RedirectAnswer answer, Request request) {
    return switch (answer.kind()) {
      case CODE -> answer.code().orElseThrow();
      case DECLINED ->
          throw refused(
              "Clio says that access was declined (access_denied). To sign in, choose Allow, as a"
                  + " user who may allow apps.");
      case REFUSED ->
          throw refused(
              ("Clio did not accept the request. Check the App Key, clio.region, and that the app"
                      + " has this redirect address, letter by letter: %s")
                  .formatted(request.redirect()));
      case FOREIGN ->
          throw refused(
              "That address belongs to another sign-in (its state differs). Run this again and use"
                  + " the new address.");
      case NOTHING ->
          throw refused("No code was pasted. Run this again: clio-remind auth login clio");
    };
  }

  private static ServiceException refused(String why) {
    return new ServiceException(Kind.SIGN_IN, why);
  }

  /** Spends the code only where its sign-in can be stored, and while nobody else writes there. */
  private void store(ClioAuthorization authorization, Request request, Secret code) {
    ClioConfig clio = login.configured().clio();
    Kept<String> kept =
        login
            .signIns()
            .file()
            .underLock(
                credentials -> {
                  ClioSignIn given =
                      authorization
                          .exchange(request, code)
                          .at(login.configured().ghl().locationId());
                  return Updated.changed(
                      "",
                      credentials.withClio(
                          clio.baseUrl(),
                          clio.clientSecret().isPresent() ? given.withoutClientSecret() : given));
                });
    kept.notStored()
        .ifPresent(
            why -> {
              throw why;
            });
  }
}
