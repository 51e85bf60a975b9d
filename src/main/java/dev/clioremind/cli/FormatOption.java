package dev.clioremind.cli;

import dev.clioremind.report.Format;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How a command's data is written. */
public final class FormatOption {

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "How the data is written: table, json, csv or markdown (default: table).")
  private Format format = Format.TABLE;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  public Format format() {
    return format;
  }

  /** Whether somebody asked for a format, be it the one that is the default. */
  boolean isGiven() {
    return command.commandLine().getParseResult().hasMatchedOption("--format");
  }
}
