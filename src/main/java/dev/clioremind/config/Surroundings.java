package dev.clioremind.config;

import java.nio.file.Path;
import java.util.Map;

/**
 * The process as the configuration sees it.
 *
 * @param environment the environment variables
 * @param workingDirectory absolute
 * @param userHome Java's {@code user.home}: the home folder where {@code HOME} is not set
 */
public record Surroundings(Map<String, String> environment, Path workingDirectory, Path userHome) {

  public Surroundings {
    environment = Map.copyOf(environment);
  }

  /** Whether this is a CI job, whose output is kept and whose disk is thrown away. */
  public boolean isCi() {
    return !environment.getOrDefault("CI", "").isEmpty();
  }

  /** The home folder. {@code HOME} comes first: Java takes its own from the password file. */
  Path home() {
    String home = environment.getOrDefault("HOME", "");
    return home.isBlank() ? userHome : workingDirectory.resolve(home);
  }

  /** {@code ${XDG_CONFIG_HOME:-~/.config}/clio-remind}. */
  Path configFolder() {
    return xdg("XDG_CONFIG_HOME", home().resolve(".config"));
  }

  /** {@code ${XDG_STATE_HOME:-~/.local/state}/clio-remind}. */
  Path stateFolder() {
    return xdg("XDG_STATE_HOME", home().resolve(".local").resolve("state"));
  }

  private Path xdg(String variable, Path fallback) {
    String given = environment.getOrDefault(variable, "");
    // A relative path in one of these is to be ignored: XDG Base Directory Specification.
    Path base = workingDirectory.getFileSystem().getPath(given);
    if (given.isBlank() || !base.isAbsolute()) {
      base = fallback;
    }
    return base.resolve("clio-remind");
  }

  /** A path as people write it: {@code ~/} is the home folder, else relative to {@code folder}. */
  public Path path(String text, Path folder) {
    if (text.equals("~")) {
      return home();
    }
    return text.startsWith("~/") ? home().resolve(text.substring(2)) : folder.resolve(text);
  }

  /** Without the variables, among which are secrets. */
  @Override
  public String toString() {
    return "Surroundings[" + workingDirectory + "]";
  }
}
