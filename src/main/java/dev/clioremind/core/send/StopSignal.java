package dev.clioremind.core.send;

import dev.clioremind.core.ExitCode;
import java.util.Optional;

/**
 * Whether the program was asked to stop: then no new message goes out, and those in flight are
 * recorded.
 */
@FunctionalInterface
public interface StopSignal {

  /** The exit code of the signal; empty while nobody asked. */
  Optional<ExitCode> requested();

  static StopSignal never() {
    return Optional::empty;
  }
}
