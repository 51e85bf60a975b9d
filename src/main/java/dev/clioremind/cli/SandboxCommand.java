package dev.clioremind.cli;

import dev.clioremind.core.ExitCode;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The sandbox, kept running for rehearsals. */
@Command(
    name = "sandbox",
    header = "Keeps stand-ins of the services running, to rehearse with.",
    description = {
      "Keeps a stand-in Clio, GoHighLevel and Google Sheets running on this machine, with a small law firm in them, "
          + "until it is stopped (Ctrl-C). Prints a ready configuration for it. Nothing leaves the machine."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  clio-remind sandbox > rehearsal.properties &",
      "  clio-remind --config rehearsal.properties plan --dry-run",
      "  clio-remind --config rehearsal.properties send"
    })
public final class SandboxCommand implements Callable<Integer> {

  private final Toolbox tools;

  @Option(
      names = "--settle",
      paramLabel = "SECONDS",
      defaultValue = "2",
      description = "Print a configuration with these audit.settle-seconds (default: 2).")
  private int settle;

  public SandboxCommand(Toolbox tools) {
    this.tools = tools;
  }

  @Override
  public Integer call() throws IOException {
    try (Rehearsal rehearsal = Rehearsal.start(tools, Duration.ofSeconds(settle))) {
      tools.terminal().out().print(rehearsal.config());
      tools.terminal().out().flush();
      tools
          .log()
          .info(
              "The sandbox runs until it is stopped (Ctrl-C). Put the lines above into a file and name it with --config.");
      try {
        while (tools.stop().requested().isEmpty()) {
          tools.waiter().await(Duration.ofMillis(200));
        }
      } catch (InterruptedException e) {
        // Being asked to stop is how this command ends well.
      }
      return ExitCode.GOOD.number();
    }
  }
}
