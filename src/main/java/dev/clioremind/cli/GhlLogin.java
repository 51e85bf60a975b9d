package dev.clioremind.cli;

import dev.clioremind.config.ConfigKey;
import dev.clioremind.config.Secret;
import dev.clioremind.core.ExitCode;
import dev.clioremind.core.ServiceException;
import dev.clioremind.core.ServiceException.Kind;
import dev.clioremind.core.access.Service;
import dev.clioremind.core.access.SignInStatus;
import dev.clioremind.core.access.SignInStatus.State;
import java.util.Optional;

/** Takes a private integration token of GoHighLevel, tries it scope by scope, and keeps it. */
final class GhlLogin {

  private static final int TRIES = 3;

  private final Login login;
  private final boolean stdin;

  /**
   * @param stdin whether the token comes from stdin instead of from a person
   */
  GhlLogin(Login login, boolean stdin) {
    this.login = login;
    this.stdin = stdin;
  }

  ExitCode run() {
    login.writableFile();
    SignInStatuses statuses = new SignInStatuses(login.configured(), login.signIns());
    if (statuses.hasSecret(Service.GHL)) {
      SignInStatus status = statuses.of(Service.GHL);
      if (login.keeps(status, ConfigKey.GHL_TOKEN)) {
        return SignInStatuses.code(status);
      }
    }
    for (int tries = 1; ; tries++) {
      Secret token = token();
      SignIns candidate = login.signInsWith(ConfigKey.GHL_TOKEN, token);
      SignInStatus status = new SignInStatuses(login.configured(), candidate).of(Service.GHL);
      if (status.access().isPresent()) {
        String location = login.configured().ghl().locationId();
        login.store(
            credentials ->
                credentials.withGhl(login.configured().ghl().baseUrl(), location, token));
        return login.tell(status);
      }
      if (status.state() != State.SIGNED_OUT || stdin || tries == TRIES) {
        throw new ServiceException(
            status.state() == State.UNREACHABLE ? Kind.UNAVAILABLE : Kind.SIGN_IN,
            status.trouble() + " Nothing was stored.");
      }
      login.dialogue().say(status.trouble());
    }
  }

  private Secret token() {
    if (!stdin) {
      return login.dialogue().secret("GoHighLevel private integration token (not shown): ");
    }
    Optional<String> line = login.tools().terminal().input().next();
    try {
      return Secret.of(line.orElse(""));
    } catch (IllegalArgumentException e) {
      throw new ServiceException(
          Kind.SIGN_IN,
          "What came from stdin %s. Pipe the token alone: clio-remind auth login ghl --stdin < file"
              .formatted(String.valueOf(e.getMessage())));
    }
  }
}
