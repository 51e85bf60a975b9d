package dev.clioremind.config;

import java.util.List;
import java.util.stream.Collectors;

/** The configuration can't be used: everything that is wrong with it, at once. Exit code 3. */
public final class ConfigException extends RuntimeException {
  private final transient List<ConfigFault> faults;
  private final String fix;

  /**
   * @param faults at least one
   * @param fix what a person can do about them, as a sentence
   */
  public ConfigException(List<ConfigFault> faults, String fix) {
    if (faults.isEmpty()) {
      throw new IllegalArgumentException("a ConfigException needs a fault");
    }
    this.faults = List.copyOf(faults);
    this.fix = fix;
  }

  /** Every fault: the config file's by line, then the environment's, then what is missing. */
  public List<ConfigFault> faults() {
    return faults;
  }

  /** Every fault in a line of its own. */
  @Override
  public String getMessage() {
    return faults.stream().map(ConfigFault::toString).collect(Collectors.joining("\n"));
  }

  /** What to do, as a sentence. */
  public String fix() {
    return fix;
  }
}
