package dev.clioremind.cli;

import dev.clioremind.config.Config;
import dev.clioremind.config.ConfigException;
import dev.clioremind.config.ConfigFlags;
import dev.clioremind.config.ConfigKey;
import dev.clioremind.config.ConfigLoader;
import dev.clioremind.core.ExitCode;
import dev.clioremind.core.log.RunId;
import dev.clioremind.core.run.Alarm;
import dev.clioremind.core.run.RunReport;
import dev.clioremind.report.Alerts;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells those who watch over the runs how one goes. What could not be told is said on stderr and
 * changes nothing else.
 */
final class Watch {

  private final Toolbox tools;
  private final Config config;
  private final RunId run;
  private final boolean whole;
  private final Alarm alarm;

  /**
   * Watches over a run that has its session.
   *
   * @param whole whether it does all that is due
   */
  Watch(Session session, boolean whole) {
    this(
        session.tools(),
        session.config(),
        session.run(),
        whole,
        session.tools().alarm(session.config(), session.global().verbosity()));
  }

  private Watch(Toolbox tools, Config config, RunId run, boolean whole, Alarm alarm) {
    this.tools = tools;
    this.config = config;
    this.run = run;
    this.whole = whole;
    this.alarm = alarm;
  }

  /** A run that ended before it had a session: as far as the configuration says whom to tell. */
  static void neverBegun(
      Toolbox tools, GlobalOptions global, Map<ConfigKey, String> flags, RuntimeException failure) {
    readable(tools, global, flags)
        .ifPresent(
            config ->
                new Watch(
                        tools,
                        config,
                        RunId.of(tools.clock().instant(), tools.random()),
                        false,
                        tools.alarm(config, global.verbosity()))
                    .failed(failure));
  }

  private static Optional<Config> readable(
      Toolbox tools, GlobalOptions global, Map<ConfigKey, String> flags) {
    try {
      return Optional.of(
          new ConfigLoader(tools.surroundings())
              .load(new ConfigFlags(global.configFile(), flags), ConfigKey.requiredKeys()));
    } catch (ConfigException e) {
      return e.readable();
    }
  }

  void begun() {
    say(alarm.begun(run));
  }

  void ended(Session session, RunReport report) {
    say(
        alarm.ended(
            new Alarm.Ending(
                run,
                report.exitCode(),
                whole,
                Alerts.of(
                    report, config.firmName(), Printing.links(session), session.look(), ciRun()))));
  }

  void failed(RuntimeException failure) {
    Exception inWords = tools.inWords(failure);
    ExitCode code = Failures.exitCode(inWords);
    say(
        alarm.ended(
            new Alarm.Ending(
                run,
                code,
                whole,
                Alerts.ofEarlyEnd(
                    config.firmName(),
                    run,
                    code,
                    Failures.what(inWords),
                    Failures.fix(inWords),
                    ciRun()))));
  }

  private Optional<URI> ciRun() {
    return CiRun.page(tools.surroundings().environment());
  }

  private void say(List<String> faults) {
    faults.forEach(tools.log()::warning);
  }
}
