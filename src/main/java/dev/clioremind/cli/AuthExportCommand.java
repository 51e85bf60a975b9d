package dev.clioremind.cli;

import dev.clioremind.auth.SecretExport;
import dev.clioremind.config.Config;
import dev.clioremind.config.ConfigFlags;
import dev.clioremind.config.ConfigLoader;
import dev.clioremind.core.ExitCode;
import dev.clioremind.report.Format;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Hands the sign-ins on to another machine or to CI. */
@Command(
    name = "export",
    header = "Hands the sign-ins on to another machine or to CI.",
    description = {
      "Prints the names of the secrets that another machine or CI needs; with --reveal their values too. A value is never "
          + "an argument of a command, where other users of the machine would see it."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  clio-remind auth export                             names only",
      "  clio-remind auth export --format github --reveal | sh   into GitHub's secrets",
      "  (umask 077; clio-remind auth export --format dotenv --reveal > .env)"
    })
public final class AuthExportCommand implements Callable<Integer> {

  private final Toolbox tools;
  private final GlobalOptions global;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "env",
      description = "For what they are written: env, github or dotenv (default: env).")
  private SecretExport.Form form = SecretExport.Form.ENV;

  @Option(
      names = "--reveal",
      description = "Also the values. Refused in CI, which would keep them in its log.")
  private boolean reveal;

  public AuthExportCommand(Toolbox tools, GlobalOptions global) {
    this.tools = tools;
    this.global = global;
  }

  @Override
  public Integer call() {
    if (reveal && tools.surroundings().isCi()) {
      throw new ParameterException(
          spec.commandLine(),
          "--reveal prints secrets, which CI would keep in its log; it is refused where CI is set");
    }
    Config configured =
        new ConfigLoader(tools.surroundings())
            .load(new ConfigFlags(global.configFile(), Map.of()), Set.of());
    SignIns signIns = tools.signIns(configured, global.verbosity());
    SecretExport export = new SecretExport(signIns.config(), signIns.clioRefreshToken());
    if (export.isEmpty()) {
      return Refusals.of(
          tools,
          Format.TABLE,
          "There is nothing to export: nobody is signed in.",
          "Sign in first: clio-remind auth login",
          ExitCode.SIGN_IN);
    }
    tools.terminal().out().print(reveal ? export.values(form) : export.names(form));
    tools.terminal().out().flush();
    return ExitCode.GOOD.number();
  }
}
