package dev.clioremind.cli;

import dev.clioremind.auth.ClioFirm;
import dev.clioremind.auth.Credentials;
import dev.clioremind.auth.CredentialsFile.Kept;
import dev.clioremind.auth.CredentialsFile.Updated;
import dev.clioremind.auth.GoogleSignIn;
import dev.clioremind.config.Config;
import dev.clioremind.config.ConfigFlags;
import dev.clioremind.config.ConfigKey;
import dev.clioremind.config.ConfigLoader;
import dev.clioremind.config.ConfigSource;
import dev.clioremind.core.ExitCode;
import dev.clioremind.core.ServiceException;
import dev.clioremind.core.ServiceException.Kind;
import dev.clioremind.core.access.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Ends sign-ins. */
@Command(
    name = "logout",
    header = "Ends a sign-in.",
    description = {
      "Ends the sign-in to one service, or to all three: at Clio itself, and in the credentials file. Says where to end "
          + "those of Google and GoHighLevel, which can't be ended from here."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  clio-remind auth logout", "  clio-remind auth logout clio"})
public final class AuthLogoutCommand implements Callable<Integer> {

  private final Toolbox tools;
  private final GlobalOptions global;

  @Parameters(
      arity = "0..1",
      paramLabel = "clio|google|ghl",
      description = "The service (default: all three).")
  private @Nullable Service service;

  public AuthLogoutCommand(Toolbox tools, GlobalOptions global) {
    this.tools = tools;
    this.global = global;
  }

  @Override
  public Integer call() {
    Config configured =
        new ConfigLoader(tools.surroundings())
            .load(new ConfigFlags(global.configFile(), Map.of()), Set.of());
    List<Service> services = service == null ? List.of(Service.values()) : List.of(service);
    Dialogue dialogue = new Dialogue(tools.terminal());
    List<ExitCode> codes = new ArrayList<>();
    for (Service one : services) {
      SignIns signIns = tools.signIns(configured, global.verbosity());
      codes.add(logout(one, configured, signIns, dialogue));
    }
    return ExitCode.first(codes).number();
  }

  private static ExitCode logout(
      Service service, Config configured, SignIns signIns, Dialogue dialogue) {
    if (!new SignInStatuses(configured, signIns).hasSecret(service)) {
      dialogue.say("%s: nobody is signed in here.".formatted(service.title()));
      return ExitCode.GOOD;
    }
    return switch (service) {
      case CLIO -> clio(configured, signIns, dialogue);
      case GOOGLE -> google(configured, signIns, dialogue);
      case GHL -> ghl(configured, signIns, dialogue);
    };
  }

  private static ExitCode clio(Config configured, SignIns signIns, Dialogue dialogue) {
    if (!dialogue.yes(
        "This ends the sign-in to Clio also for other machines and CI that use it. Go on?",
        !dialogue.mayAsk())) {
      dialogue.say("Clio: still signed in.");
      return ExitCode.GOOD;
    }
    try {
      signIns.clioFarewell().run();
      dialogue.say("Clio: signed out; its tokens are good nowhere any more.");
    } catch (ServiceException e) {
      if (e.kind() == Kind.UNAVAILABLE) {
        dialogue.say(
            "Clio: still signed in, for Clio could not be told: %s".formatted(e.getMessage()));
        return ExitCode.TRY_AGAIN;
      }
      dialogue.say("Clio: the sign-in had ended there already.");
    }
    forget(signIns, stored -> stored.withoutClio(ClioFirm.of(configured)));
    sayConfigured(configured, ConfigKey.CLIO_REFRESH_TOKEN, dialogue);
    return ExitCode.GOOD;
  }

  private static ExitCode google(Config configured, SignIns signIns, Dialogue dialogue) {
    String spreadsheet = configured.sheets().spreadsheetId();
    Optional<GoogleSignIn> stored = signIns.file().read().google(spreadsheet);
    stored.ifPresent(
        signIn -> {
          forget(signIns, credentials -> credentials.withoutGoogle(spreadsheet));
          dialogue.say(
              signIn instanceof GoogleSignIn.Key
                  ? "Google: forgotten here. To end it everywhere, delete the key in the Google Cloud"
                      + " console (IAM & Admin, Service Accounts, Keys) and take the account out of"
                      + " the spreadsheet's sharing."
                  : "Google: forgotten here. To end it everywhere, remove the app at"
                      + " https://myaccount.google.com/connections");
        });
    sayConfigured(configured, ConfigKey.GOOGLE_CREDENTIALS, dialogue);
    return ExitCode.GOOD;
  }

  private static ExitCode ghl(Config configured, SignIns signIns, Dialogue dialogue) {
    var ghl = configured.ghl();
    if (signIns.file().read().ghl(ghl.baseUrl(), ghl.locationId()).isPresent()) {
      forget(signIns, stored -> stored.withoutGhl(ghl.baseUrl(), ghl.locationId()));
      dialogue.say(
          "GoHighLevel: forgotten here. To end it everywhere, delete the private integration, or"
              + " rotate its token, in the sub-account: Settings, Private Integrations.");
    }
    sayConfigured(configured, ConfigKey.GHL_TOKEN, dialogue);
    return ExitCode.GOOD;
  }

  private static void forget(SignIns signIns, UnaryOperator<Credentials> change) {
    Kept<String> kept =
        signIns.file().underLock(stored -> Updated.changed("", change.apply(stored)));
    kept.notStored()
        .ifPresent(
            why -> {
              throw why;
            });
  }

  private static void sayConfigured(Config configured, ConfigKey key, Dialogue dialogue) {
    ConfigSource source = configured.source(key);
    if (source == ConfigSource.ENVIRONMENT || source == ConfigSource.FILE) {
      dialogue.say(
          "%s stands in the %s: take it out there as well.".formatted(key.key(), source.words()));
    }
  }
}
