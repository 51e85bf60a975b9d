package dev.clioremind.config;

/** Where the value of a key came from, the strongest first. */
public enum ConfigSource {
  FLAG("command line"),
  ENVIRONMENT("environment"),
  FILE("config file"),
  CREDENTIALS("credentials file"),
  DEFAULT("default"),
  /** Nobody set it and it has no default. */
  UNSET("not set");

  private final String words;

  ConfigSource(String words) {
    this.words = words;
  }

  /** The source in words, as {@code auth status} and {@code doctor} show it. */
  public String words() {
    return words;
  }
}
