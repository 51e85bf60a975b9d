package dev.clioremind.cli;

import dev.clioremind.report.Format;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Client data for the eyes of a person at a terminal: never in CI, never in a file format. */
public final class ShowOptions {

  @Option(
      names = "--show-recipients",
      description =
          "Show also the recipient of each reminder. For a person at a terminal: refused in CI.")
  private boolean recipients;

  @Option(
      names = "--show-messages",
      description =
          "Show also the text of each reminder. For a person at a terminal: refused in CI.")
  private boolean messages;

  static ShowOptions none() {
    return new ShowOptions();
  }

  void check(CommandSpec spec, Toolbox tools, Format format) {
    if (!recipients && !messages) {
      return;
    }
    if (tools.surroundings().isCi()) {
      throw new ParameterException(
          spec.commandLine(),
          "--show-recipients and --show-messages print client data, which CI would keep; they are refused where CI is set");
    }
    if (format != Format.TABLE) {
      throw new ParameterException(
          spec.commandLine(),
          "--show-recipients and --show-messages go with --format table only: the others hold no client data");
    }
  }

  boolean recipients() {
    return recipients;
  }

  boolean messages() {
    return messages;
  }
}
