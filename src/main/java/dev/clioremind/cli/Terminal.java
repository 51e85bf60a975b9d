package dev.clioremind.cli;

import dev.clioremind.auth.Browser;
import dev.clioremind.core.progress.Progress;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;

/**
 * Where a command's words go.
 *
 * @param out data, and nothing else
 * @param err messages for people
 * @param interactive whether a person looks at {@code out}
 * @param width in columns; 80 where nobody knows
 * @param answers what a person types; empty where nobody can be asked
 * @param input the lines of stdin, whoever writes them
 * @param browser empty where nobody would see one
 * @param progress shows on {@code err} how far long work is; empty where nothing can be redrawn
 */
public record Terminal(
    PrintWriter out,
    PrintWriter err,
    boolean interactive,
    int width,
    Optional<Answers> answers,
    Answers input,
    Optional<Browser> browser,
    Optional<Progress> progress) {

  /** Whether what is written to {@code out} may be coloured. */
  public boolean isColored(Map<String, String> environment) {
    return interactive
        && environment.getOrDefault("NO_COLOR", "").isEmpty()
        && !environment.getOrDefault("TERM", "").equals("dumb");
  }

  /** The same, with messages going elsewhere. */
  public Terminal withErr(PrintWriter other) {
    return new Terminal(out, other, interactive, width, answers, input, browser, Optional.empty());
  }

  /** The same, with a line of progress at its foot. */
  Terminal under(Screen screen, PrintWriter aboveOut, PrintWriter aboveErr) {
    return new Terminal(
        aboveOut, aboveErr, interactive, width, answers, input, browser, Optional.of(screen));
  }

  /** One at which nobody can be asked. */
  public Terminal(PrintWriter out, PrintWriter err, boolean interactive, int width) {
    this(out, err, interactive, width, Optional.empty());
  }

  /** One without a browser. */
  public Terminal(
      PrintWriter out, PrintWriter err, boolean interactive, int width, Optional<Answers> answers) {
    this(
        out,
        err,
        interactive,
        width,
        answers,
        answers.orElse(Optional::empty),
        Optional.empty(),
        Optional.empty());
  }
}
