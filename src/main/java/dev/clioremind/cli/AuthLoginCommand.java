package dev.clioremind.cli;

import dev.clioremind.config.Config;
import dev.clioremind.config.ConfigFlags;
import dev.clioremind.config.ConfigKey;
import dev.clioremind.config.ConfigLoader;
import dev.clioremind.core.ConfigurationException;
import dev.clioremind.core.ExitCode;
import dev.clioremind.core.ServiceException;
import dev.clioremind.core.access.Service;
import dev.clioremind.report.ErrorReports;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Signs in to one service, or to all three one after the other. */
@Command(
    name = "login",
    header = "Signs in to all three, or to one.",
    description = {
      "Signs in to Clio, Google and GoHighLevel, once per machine; without a name to all three, one after the other.",
      "Works on a machine without a browser too. What is there already is shown, and stays unless you say otherwise. "
          + "Keeps what it gets in the credentials file, which only you can read."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  clio-remind auth login                         all three, one by one",
      "  clio-remind auth login clio --no-browser       the browser is elsewhere",
      "  clio-remind auth login google --key key.json   a service account's key",
      "  clio-remind auth login google --device         a person's Google account",
      "  clio-remind auth login ghl --stdin < file      the token from a file"
    })
public final class AuthLoginCommand implements Callable<Integer> {

  private final Toolbox tools;
  private final GlobalOptions global;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "0..1",
      paramLabel = "clio|google|ghl",
      description = "The service (default: all three).")
  private @Nullable Service service;

  @Option(
      names = "--no-browser",
      description = "Clio: print the address to open on any device, and take the code it shows.")
  private boolean noBrowser;

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "Google: the JSON key file of a service account.")
  private String key = "";

  @Option(
      names = "--device",
      description =
          "Google: a person's account, by a code typed on any device. Opens only the spreadsheet that"
              + " init makes.")
  private boolean device;

  @Option(names = "--stdin", description = "GoHighLevel: read the token from stdin.")
  private boolean stdin;

  @Option(
      names = "--replace",
      description = "Sign in anew without asking, also where somebody is signed in.")
  private boolean replace;

  public AuthLoginCommand(Toolbox tools, GlobalOptions global) {
    this.tools = tools;
    this.global = global;
  }

  @Override
  public Integer call() {
    checkUsage();
    List<Service> services = service == null ? List.of(Service.values()) : List.of(service);
    Config configured =
        new ConfigLoader(tools.surroundings())
            .load(
                new ConfigFlags(global.configFile(), Map.of()),
                // The location stands for the firm: sign-ins of several are kept apart by it.
                Set.of(ConfigKey.GHL_LOCATION_ID));
    Login login = new Login(tools, global, configured, new Dialogue(tools.terminal()), replace);
    login.writableFile();
    if (services.size() == 1) {
      return login(services.get(0), login).number();
    }
    return walk(services, login).number();
  }

  private void checkUsage() {
    if ((!key.isEmpty() || device) && service != null && service != Service.GOOGLE) {
      throw new ParameterException(spec.commandLine(), "--key and --device are for google");
    }
    if (!key.isEmpty() && device) {
      throw new ParameterException(
          spec.commandLine(), "--key is a service account, --device a person: choose one");
    }
    if (stdin && service != Service.GHL) {
      throw new ParameterException(
          spec.commandLine(), "--stdin goes with: clio-remind auth login ghl");
    }
    if (noBrowser && service != null && service != Service.CLIO) {
      throw new ParameterException(spec.commandLine(), "--no-browser is for clio");
    }
  }

  /** One after the other: what goes wrong with one is told, and keeps nobody from the next. */
  private ExitCode walk(List<Service> services, Login login) {
    List<ExitCode> codes = new ArrayList<>();
    for (Service next : services) {
      login.dialogue().say("\n" + (codes.size() + 1) + " of 3. " + next.title());
      try {
        codes.add(login(next, login));
      } catch (ServiceException e) {
        if (login.dialogue().isLeft()) {
          throw e;
        }
        codes.add(told(login, e, String.valueOf(e.getMessage()), ""));
      } catch (ConfigurationException e) {
        codes.add(told(login, e, String.valueOf(e.getMessage()), e.fix()));
      }
    }
    ExitCode code = ExitCode.first(codes);
    login
        .dialogue()
        .say(
            code == ExitCode.GOOD
                ? "\nSigned in everywhere. Next: clio-remind init"
                : "\nNot everything is as it should be yet; see above, then: clio-remind auth"
                    + " status");
    return code;
  }

  private static ExitCode told(Login login, RuntimeException failure, String what, String fix) {
    login.dialogue().say(ErrorReports.text(what, fix));
    return Failures.exitCode(failure);
  }

  private ExitCode login(Service next, Login login) {
    return switch (next) {
      case CLIO -> new ClioLogin(login, noBrowser).run();
      case GOOGLE -> new GoogleLogin(login, key, device).run();
      case GHL -> new GhlLogin(login, stdin).run();
    };
  }
}
