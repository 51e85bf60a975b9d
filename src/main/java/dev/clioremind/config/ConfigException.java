package dev.clioremind.config;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The configuration can't be used: everything that is wrong with it, at once. Exit code 3. */
public final class ConfigException extends RuntimeException {
  private final transient List<ConfigFault> faults;
  private final String fix;
  private final transient @Nullable Config readable;

  /**
   * @param faults at least one
   * @param fix what a person can do about them, as a sentence
   */
  public ConfigException(List<ConfigFault> faults, String fix) {
    this(faults, fix, null);
  }

  /**
   * @param readable what could be read all the same, defaults where it could not: good for telling
   *     somebody and for nothing else
   */
  ConfigException(List<ConfigFault> faults, String fix, @Nullable Config readable) {
    if (faults.isEmpty()) {
      throw new IllegalArgumentException("a ConfigException needs a fault");
    }
    this.faults = List.copyOf(faults);
    this.fix = fix;
    this.readable = readable;
  }

  /** Every fault: the config file's by line, then the environment's, then what is missing. */
  public List<ConfigFault> faults() {
    return faults;
  }

  /** What could be read, for telling somebody of the rest. */
  public Optional<Config> readable() {
    return Optional.ofNullable(readable);
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
