package dev.clioremind.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Options that every command takes, before or after its name. */
public final class GlobalOptions {

  @Option(
      names = "--config",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description = "The configuration file; README says where it is looked for without this.")
  private String configFile = "";

  @Option(
      names = {"-v", "--verbose"},
      scope = ScopeType.INHERIT,
      description = "Once: each request, without its body. Twice: stack traces.")
  private List<Boolean> verbose = new ArrayList<>();

  @Option(
      names = "--no-color",
      scope = ScopeType.INHERIT,
      description = "No colours; so does the environment variable NO_COLOR.")
  private boolean noColor;

  /** The path after {@code --config}; empty without one. */
  public String configFile() {
    return configFile;
  }

  /** How often {@code -v} was given. */
  public int verbosity() {
    return verbose.size();
  }

  boolean noColor() {
    return noColor;
  }
}
