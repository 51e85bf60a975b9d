package dev.clioremind.cli;

import dev.clioremind.core.ConfigurationException;
import dev.clioremind.report.Look;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Where a command's data goes: to stdout, or whole into a file. */
public final class OutOption {

  private static final int WIDTH_IN_FILE = 160;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write to this file, which appears when it is complete (default: stdout).")
  private String name = "";

  @Option(names = "--overwrite", description = "Replace the file of --out if there is one.")
  private boolean overwrite;

  private Optional<WholeFile> file = Optional.empty();

  /** Refuses a file that can't be meant, before anything is read. */
  void check(CommandSpec spec, Toolbox tools) {
    if (overwrite && name.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "--overwrite goes with --out FILE");
    }
    file =
        name.isEmpty()
            ? Optional.empty()
            : Optional.of(WholeFile.named("--out", name, spec, tools));
    if (file.isPresent() && file.get().isThere() && !overwrite) {
      throw new ParameterException(
          spec.commandLine(),
          "%s is there already, and nothing was written; add --overwrite to replace it"
              .formatted(name));
    }
  }

  /** How it looks there: a file has no colours and is wide. */
  Look look(Look terminal) {
    return file.isEmpty()
        ? terminal
        : new Look(terminal.zone(), terminal.locale(), WIDTH_IN_FILE, false);
  }

  /**
   * Writes the whole text, and says on stderr what a file now holds.
   *
   * @param what such as {@code 12 events}, said of the file
   * @throws ConfigurationException when the file can't be written; an older one is then as it was
   */
  void write(Toolbox tools, String text, String what) {
    if (file.isEmpty()) {
      tools.terminal().out().print(text);
      tools.terminal().out().flush();
      return;
    }
    file.get().write(text);
    tools.log().info("%s written to %s".formatted(what, name));
  }
}
