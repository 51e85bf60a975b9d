package dev.clioremind.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Options that every command takes, before or after its name. */
public final class GlobalOptions {

  private static final String LOG_FORMAT = "--log-format";

  @Option(
      names = "--config",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description =
          "The configuration file (default: ./config.properties, else"
              + " ~/.config/clio-remind/config.properties).")
  private String configFile = "";

  @Option(
      names = {"-v", "--verbose"},
      scope = ScopeType.INHERIT,
      description = "Tell more. Once: each request, without its body. Twice: stack traces as well.")
  private List<Boolean> verbose = new ArrayList<>();

  /** How messages are written to stderr. */
  public enum LogFormat {
    TEXT,
    JSON;

    /** As it is typed. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Option(
      names = LOG_FORMAT,
      // Not FORMAT: a completion script has one list of values for each label.
      paramLabel = "LOG",
      defaultValue = "text",
      scope = ScopeType.INHERIT,
      description =
          "How messages are written to stderr: text, or json, an object per line (default: text).")
  @SuppressWarnings("UnusedVariable") // checked and explained here, obeyed by logsJson
  private LogFormat logFormat = LogFormat.TEXT;

  @Option(
      names = "--no-color",
      scope = ScopeType.INHERIT,
      description = "Print without colours, as with NO_COLOR in the environment.")
  private boolean noColor;

  /** The path after {@code --config}; empty without one. */
  public String configFile() {
    return configFile;
  }

  /** How often {@code -v} was given. */
  public int verbosity() {
    return verbose.size();
  }

  /**
   * Whether messages are to be JSON: asked before the arguments are read, since what is wrong with
   * them is a message too.
   */
  public static boolean logsJson(List<String> arguments) {
    int at = arguments.indexOf(LOG_FORMAT);
    return (at >= 0
            && at + 1 < arguments.size()
            && arguments.get(at + 1).equalsIgnoreCase(LogFormat.JSON.name()))
        || arguments.stream()
            .anyMatch(word -> word.equalsIgnoreCase(LOG_FORMAT + "=" + LogFormat.JSON.name()));
  }

  boolean noColor() {
    return noColor;
  }
}
