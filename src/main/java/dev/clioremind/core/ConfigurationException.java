package dev.clioremind.core;

/**
 * Something that a person must mend before anything can be sent: configuration, sheet layout, a log
 * that can't be trusted. Exit code 3.
 */
public final class ConfigurationException extends RuntimeException {

  private final String fix;

  /**
   * Builds one.
   *
   * @param what what was tried and what was found, as a sentence for people
   * @param fix what to do
   */
  public ConfigurationException(String what, String fix) {
    super(what);
    this.fix = fix;
  }

  /** What to do. */
  public String fix() {
    return fix;
  }
}
