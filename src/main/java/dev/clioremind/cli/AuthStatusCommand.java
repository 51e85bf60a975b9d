package dev.clioremind.cli;

import dev.clioremind.config.Config;
import dev.clioremind.config.ConfigFlags;
import dev.clioremind.config.ConfigLoader;
import dev.clioremind.core.ExitCode;
import dev.clioremind.core.access.SignInStatus;
import dev.clioremind.report.SignInReports;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Who is signed in where, and where each secret comes from. */
@Command(
    name = "status",
    header = "Tells who is signed in where, and what each may do.",
    description = {
      "Asks each service who is signed in and what the sign-in may do, and says where each secret comes from. "
          + "Shows no secret. Ends with 4 where somebody has to sign in."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  clio-remind auth status", "  clio-remind auth status --format json"})
public final class AuthStatusCommand implements Callable<Integer> {

  private final Toolbox tools;
  private final GlobalOptions global;

  @Mixin private FormatOption format = new FormatOption();

  public AuthStatusCommand(Toolbox tools, GlobalOptions global) {
    this.tools = tools;
    this.global = global;
  }

  @Override
  public Integer call() {
    Config configured =
        new ConfigLoader(tools.surroundings())
            .load(new ConfigFlags(global.configFile(), Map.of()), Set.of());
    SignIns signIns = tools.signIns(configured, global.verbosity());
    List<SignInStatus> all = new SignInStatuses(configured, signIns).all();
    ExitCode code = ExitCode.first(all.stream().map(SignInStatuses::code).toList());
    tools
        .terminal()
        .out()
        .print(
            SignInReports.render(
                all,
                signIns.file().file().toString(),
                code,
                format.format(),
                SignInStatuses.look(tools, global, configured)));
    tools.terminal().out().flush();
    return code.number();
  }
}
