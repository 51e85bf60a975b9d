package dev.clioremind.cli;

import java.util.Optional;

/** What a person types at the terminal. */
@FunctionalInterface
public interface Answers {

  /** The next line, waited for; empty when no more will come. */
  Optional<String> next();

  /** The next line, typed without being shown. */
  default Optional<String> hidden() {
    return next();
  }
}
