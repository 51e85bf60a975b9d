package dev.clioremind.cli;

import dev.clioremind.config.Secret;
import dev.clioremind.core.ServiceException;
import dev.clioremind.core.ServiceException.Kind;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** A talk with the person at the terminal: asks on stderr, for stdout is for data. */
final class Dialogue {

  private static final int TRIES = 3;

  private final Optional<Answers> answers;
  private final PrintWriter err;
  private boolean isLeft;

  Dialogue(Terminal terminal) {
    this.answers = terminal.answers();
    this.err = terminal.err();
  }

  /** Whether somebody can be asked. */
  boolean mayAsk() {
    return answers.isPresent();
  }

  /** Whether the person ended the talk. */
  boolean isLeft() {
    return isLeft;
  }

  void say(String text) {
    err.println(text);
    err.flush();
  }

  /**
   * A line, stripped; it may be empty.
   *
   * @throws ServiceException if nobody can be asked, or the person ended the talk
   */
  String ask(String prompt) {
    return line(prompt, () -> answers.flatMap(Answers::next));
  }

  /** As {@link #ask}, without showing what is typed. */
  private String askHidden(String prompt) {
    String line = line(prompt, () -> answers.flatMap(Answers::hidden));
    err.println(); // the line break that was typed was hidden too
    return line;
  }

  private String line(String prompt, Supplier<Optional<String>> next) {
    err.print(prompt);
    err.flush();
    Optional<String> line = next.get();
    if (line.isEmpty()) {
      isLeft = mayAsk();
      err.println();
      throw new ServiceException(
          Kind.SIGN_IN,
          mayAsk()
              ? "The sign-in was left before its end; nothing more was stored. To go on, run it again."
              : "Nobody can be asked here, and the sign-in needs answers. Run it in a terminal.");
    }
    return line.get().strip();
  }

  /** Yes or no; Enter takes the default, and so does a place where nobody can be asked. */
  boolean yes(String question, boolean byDefault) {
    if (!mayAsk()) {
      return byDefault;
    }
    while (true) {
      String word = ask(question + (byDefault ? " [Y/n]: " : " [y/N]: ")).toLowerCase(Locale.ROOT);
      switch (word) {
        case "" -> {
          return byDefault;
        }
        case "y", "yes" -> {
          return true;
        }
        case "n", "no" -> {
          return false;
        }
        default -> say("Please answer y or n.");
      }
    }
  }

  /** A secret, typed without being shown; asked for again where it can't be one. */
  Secret secret(String prompt) {
    return secret(() -> askHidden(prompt));
  }

  /** A secret that may be seen while it is typed, such as an app's key. */
  Secret shownSecret(String prompt) {
    return secret(() -> ask(prompt));
  }

  private Secret secret(Supplier<String> typed) {
    for (int tries = 1; ; tries++) {
      try {
        return Secret.of(typed.get());
      } catch (IllegalArgumentException e) {
        if (tries == TRIES) {
          throw new ServiceException(
              Kind.SIGN_IN,
              "What was typed %s. Copy it again, then run this again."
                  .formatted(String.valueOf(e.getMessage())));
        }
        say("What was typed %s.".formatted(String.valueOf(e.getMessage())));
      }
    }
  }
}
