package dev.clioremind.cli;

import dev.clioremind.auth.ClioFirm;
import dev.clioremind.config.Config;
import dev.clioremind.config.ConfigKey;
import dev.clioremind.config.ConfigSource;
import dev.clioremind.core.ConfigurationException;
import dev.clioremind.core.ExitCode;
import dev.clioremind.core.ServiceException;
import dev.clioremind.core.access.Access;
import dev.clioremind.core.access.AccessCheck;
import dev.clioremind.core.access.Service;
import dev.clioremind.core.access.SignInStatus;
import dev.clioremind.core.access.SignInStatus.Source;
import dev.clioremind.core.access.SignInStatus.State;
import dev.clioremind.report.Look;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Asks the services how things stand. */
final class SignInStatuses {

  private final Config configured;
  private final SignIns signIns;

  /**
   * @param configured the configuration without what is stored
   */
  SignInStatuses(Config configured, SignIns signIns) {
    this.configured = configured;
    this.signIns = signIns;
  }

  /** All of them, in order. */
  List<SignInStatus> all() {
    return Arrays.stream(Service.values()).map(this::of).toList();
  }

  /** One of them. */
  SignInStatus of(Service service) {
    return switch (service) {
      case CLIO -> clio();
      case GOOGLE -> google();
      case GHL -> ghl();
    };
  }

  /** Whether there is a secret of the service, wherever it comes from. */
  boolean hasSecret(Service service) {
    return switch (service) {
      case CLIO -> signIns.clioRefreshToken().isPresent();
      case GOOGLE -> signIns.config().google().credentials().isPresent();
      case GHL -> signIns.config().ghl().token().isPresent();
    };
  }

  private SignInStatus clio() {
    if (!hasSecret(Service.CLIO)) {
      return signedOut(Service.CLIO);
    }
    SignInStatus asked =
        asked(
            Service.CLIO,
            signIns.clio(),
            "Tick it for the app in Clio's developer portal (read), then sign in again: clio-remind"
                + " auth login clio --replace");
    // The access token ends and is renewed without anybody: Clio's refresh tokens don't expire.
    Optional<Instant> expiry =
        signIns
            .file()
            .read()
            .clio(ClioFirm.of(configured), configured.clio().refreshToken())
            .flatMap(s -> s.accessToken())
            .map(token -> token.expiry());
    return new SignInStatus(
        asked.service(),
        asked.state(),
        asked.access(),
        expiry,
        expiry.isPresent() ? "(renewed by itself)" : "",
        asked.secrets(),
        asked.trouble());
  }

  private SignInStatus google() {
    boolean hasSheet = configured.isSet(ConfigKey.SHEETS_SPREADSHEET_ID);
    SignInStatus asked =
        asked(
            Service.GOOGLE,
            hasSheet ? signIns.spreadsheet() : signIns.googleAccount(),
            "Open the spreadsheet in a browser, choose Share, and make the account above an"
                + " Editor.");
    if (asked.state() != State.WRONG_PLACE || !hasSheet) {
      return asked;
    }
    // Whether it is the sign-in or the spreadsheet decides what to do.
    SignInStatus account = asked(Service.GOOGLE, signIns.googleAccount(), "");
    return account.state() == State.SIGNED_IN
        ? new SignInStatus(
            Service.GOOGLE,
            State.WRONG_PLACE,
            account.access(),
            Optional.empty(),
            "",
            asked.secrets(),
            asked.trouble())
        : account;
  }

  private SignInStatus ghl() {
    return hasSecret(Service.GHL)
        ? asked(
            Service.GHL,
            signIns.ghl(),
            "Add the scope to the private integration in GoHighLevel (Settings, Private"
                + " Integrations, Edit); the token stays the same.")
        : signedOut(Service.GHL);
  }

  private SignInStatus signedOut(Service service) {
    return status(
        service,
        State.SIGNED_OUT,
        Optional.empty(),
        "Sign in: clio-remind auth login " + service.word());
  }

  private SignInStatus asked(Service service, AccessCheck check, String forLacking) {
    try {
      Access access = check.check();
      return access.lacking().isEmpty()
          ? status(service, State.SIGNED_IN, Optional.of(access), "")
          : status(service, State.LACKING, Optional.of(access), forLacking);
    } catch (ServiceException e) {
      State state =
          switch (e.kind()) {
            case SIGN_IN -> State.SIGNED_OUT;
            case UNAVAILABLE -> State.UNREACHABLE;
          };
      return status(service, state, Optional.empty(), String.valueOf(e.getMessage()));
    } catch (ConfigurationException e) {
      return status(service, State.WRONG_PLACE, Optional.empty(), e.getMessage() + " " + e.fix());
    }
  }

  private SignInStatus status(
      Service service, State state, Optional<Access> access, String trouble) {
    return new SignInStatus(
        service, state, access, Optional.empty(), "", sources(service), trouble.strip());
  }

  private List<Source> sources(Service service) {
    return keys(service)
        .map(key -> new Source(key.key(), words(signIns.config().source(key))))
        .toList();
  }

  private static String words(ConfigSource source) {
    return source == ConfigSource.DEFAULT ? "application default" : source.words();
  }

  private static Stream<ConfigKey> keys(Service service) {
    return switch (service) {
      case CLIO ->
          Stream.of(
              ConfigKey.CLIO_CLIENT_ID, ConfigKey.CLIO_CLIENT_SECRET, ConfigKey.CLIO_REFRESH_TOKEN);
      case GOOGLE -> Stream.of(ConfigKey.GOOGLE_CREDENTIALS);
      case GHL -> Stream.of(ConfigKey.GHL_TOKEN);
    };
  }

  /** How a command ends that found this. */
  static ExitCode code(SignInStatus status) {
    return switch (status.state()) {
      case SIGNED_IN -> ExitCode.GOOD;
      case SIGNED_OUT, LACKING -> ExitCode.SIGN_IN;
      case WRONG_PLACE -> ExitCode.CONFIGURATION;
      case UNREACHABLE -> ExitCode.TRY_AGAIN;
    };
  }

  /** How text looks, also before the firm's zone is known. */
  static Look look(Toolbox tools, GlobalOptions global, Config config) {
    return config.isSet(ConfigKey.FIRM_TIME_ZONE)
        ? Session.look(tools, global, config)
        : new Look(
            ZoneOffset.UTC,
            Locale.ENGLISH,
            tools.terminal().width(),
            Session.isColored(tools, global));
  }
}
