package dev.clioremind;

import dev.clioremind.cli.Answers;
import dev.clioremind.core.ConfigurationException;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Lines of stdin: of the person at the terminal, or of whatever writes there. */
final class Keyboard implements Answers {

  private final BufferedReader in;
  private final Optional<Console> console;
  private final boolean isVisible;

  /**
   * Reads nothing yet.
   *
   * @param console Java's own; it alone can hide what is typed, and reads all lines then
   * @param isVisible whether a person types here although there is no console
   */
  Keyboard(InputStream in, Optional<Console> console, boolean isVisible) {
    this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    this.console = console;
    this.isVisible = isVisible;
  }

  @Override
  public Optional<String> next() {
    if (console.isPresent()) {
      return Optional.ofNullable(console.get().readLine());
    }
    try {
      return Optional.ofNullable(in.readLine());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * {@inheritDoc}
   *
   * @throws ConfigurationException where it would be shown
   */
  @Override
  public Optional<String> hidden() {
    if (console.isPresent()) {
      return Optional.ofNullable(console.get().readPassword()).map(String::new);
    }
    if (isVisible) {
      throw new ConfigurationException(
          "A secret typed here would be shown: the output of this command is redirected.",
          "Run it without > or |, or pipe the secret in where the command says so.");
    }
    return next();
  }
}
