package dev.clioremind.cli;

import dev.clioremind.config.Config;
import dev.clioremind.config.Surroundings;
import dev.clioremind.core.run.Alarm;
import dev.clioremind.core.send.StopSignal;
import dev.clioremind.core.time.Lease;
import dev.clioremind.core.time.Waiter;
import java.time.Clock;

/** What every command needs of the process and of the wiring. */
public interface Toolbox {

  Surroundings surroundings();

  Terminal terminal();

  /** Where events are told. */
  Log log();

  Clock clock();

  Lease.Monotonic monotonic();

  Waiter waiter();

  /** A random number, for the run's name. */
  int random();

  StopSignal stop();

  /** The program's version. */
  String version();

  /** Runs a command, as the command line would. */
  int run(String... arguments);

  /** The same tools as another user on another folder would have them: for the demo. */
  Toolbox with(Surroundings other);

  /**
   * Wires the adapters for a configuration.
   *
   * @param verbosity 0: quiet; 1: each request, without its body
   */
  Services open(Config config, int verbosity);

  /**
   * Wires what signs in, for whatever a configuration already says.
   *
   * @param verbosity 0: quiet; 1: each request, without its body
   */
  SignIns signIns(Config config, int verbosity);

  /**
   * Wires whoever watches over the runs, for whatever a configuration already says. Never fails.
   *
   * @param verbosity 0: quiet; 1: each request, without its body
   */
  Alarm alarm(Config config, int verbosity);

  /** A failure that only the wiring knows how to say; any other as it is. */
  Exception inWords(Exception failure);
}
