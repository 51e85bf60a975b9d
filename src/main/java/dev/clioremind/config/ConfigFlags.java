package dev.clioremind.config;

import java.util.Map;

/**
 * What the command line says about the configuration.
 *
 * @param configFile the path after {@code --config}, as typed; empty without one
 * @param values keys that an option sets, such as {@code --max-sends}
 */
public record ConfigFlags(String configFile, Map<ConfigKey, String> values) {

  public ConfigFlags {
    values = Map.copyOf(values);
  }

  /** A command line that says nothing. */
  public static ConfigFlags none() {
    return new ConfigFlags("", Map.of());
  }
}
