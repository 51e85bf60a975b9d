package dev.clioremind.core.run;

import dev.clioremind.core.ExitCode;
import dev.clioremind.core.log.RunId;
import java.util.List;
import java.util.Optional;

/**
 * Whoever watches over the runs from outside: those who are told when a person is needed, and the
 * one who notices when runs stop coming. Never throws: a run that sent is no worse because nobody
 * heard of it. Each call gives what could not be told, as sentences for the terminal.
 */
public interface Alarm {

  /**
   * How a run ended.
   *
   * @param whole whether it did all that was due, so that a good end means that all is well
   * @param alert what a person is told; empty where there is nothing new
   */
  record Ending(RunId run, ExitCode code, boolean whole, Optional<Alert> alert) {}

  /** A run begins. */
  List<String> begun(RunId run);

  /** A run ended, early or not. */
  List<String> ended(Ending ending);
}
