package dev.clioremind.cli;

import dev.clioremind.report.Format;
import picocli.CommandLine.Option;

/** How a command's data is written. */
public final class FormatOption {

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table, json, csv or markdown (default: table).")
  private Format format = Format.TABLE;

  public Format format() {
    return format;
  }
}
