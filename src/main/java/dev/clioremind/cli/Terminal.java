package dev.clioremind.cli;

import java.io.PrintWriter;
import java.util.Optional;

/**
 * Where a command's words go.
 *
 * @param out data, and nothing else
 * @param err messages for people
 * @param interactive whether a person looks at {@code out}
 * @param width in columns; 80 where nobody knows
 * @param answers what a person types; empty where nobody can be asked
 */
public record Terminal(
    PrintWriter out, PrintWriter err, boolean interactive, int width, Optional<Answers> answers) {

  /** One at which nobody can be asked. */
  public Terminal(PrintWriter out, PrintWriter err, boolean interactive, int width) {
    this(out, err, interactive, width, Optional.empty());
  }
}
