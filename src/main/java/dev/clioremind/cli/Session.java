package dev.clioremind.cli;

import dev.clioremind.config.Config;
import dev.clioremind.config.ConfigFlags;
import dev.clioremind.config.ConfigKey;
import dev.clioremind.config.ConfigLoader;
import dev.clioremind.config.OutsideWindow;
import dev.clioremind.core.ConfigurationException;
import dev.clioremind.core.deadline.Markers;
import dev.clioremind.core.log.RunId;
import dev.clioremind.core.people.ContactId;
import dev.clioremind.core.plan.FirmBook;
import dev.clioremind.core.plan.PlanSettings;
import dev.clioremind.core.run.Briefing;
import dev.clioremind.core.run.TestRun;
import dev.clioremind.core.send.Dispatch;
import dev.clioremind.core.send.RunTime;
import dev.clioremind.core.send.SendSettings;
import dev.clioremind.core.time.Holidays;
import dev.clioremind.core.time.Lease;
import dev.clioremind.core.time.SendDays;
import dev.clioremind.report.Look;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One invocation of {@code plan} or {@code send}: the configuration, the services, the run's name
 * and its clocks.
 *
 * @param started when the run began, read once
 */
record Session(
    Toolbox tools,
    GlobalOptions global,
    Config config,
    Services services,
    RunId run,
    Instant started,
    Lease lease) {

  /** A clock that is further off than this must not judge leases. */
  private static final Duration TOLERATED_SKEW = Duration.ofSeconds(60);

  /** Loads the configuration and wires the services. */
  static Session open(Toolbox tools, GlobalOptions global, Map<ConfigKey, String> flags) {
    return open(tools, global, flags, ConfigKey.requiredKeys());
  }

  /** The same for a command that can do with fewer keys. */
  static Session open(
      Toolbox tools, GlobalOptions global, Map<ConfigKey, String> flags, Set<ConfigKey> needed) {
    Config config =
        new ConfigLoader(tools.surroundings())
            .load(new ConfigFlags(global.configFile(), flags), needed);
    Services services = tools.open(config, global.verbosity());
    Instant started = tools.clock().instant();
    return new Session(
        tools,
        global,
        config,
        services,
        RunId.of(started, tools.random()),
        started,
        new Lease(tools.clock(), tools.monotonic(), config.send().lease()));
  }

  /** The firm's date. */
  LocalDate today() {
    return started.atZone(config.firm().zone()).toLocalDate();
  }

  /** As if the run began on another day, at the present time of day. */
  Instant asOf(LocalDate day) {
    return day.equals(today())
        ? started
        : started.atZone(config.firm().zone()).with(day).toInstant();
  }

  /** Reads everything and makes the plan; refuses a clock that is off. */
  Briefing brief(Instant asOf, int days) {
    Briefing briefing =
        Briefing.read(
            services.sources(),
            new Briefing.Request(asOf, started, days, takenFor()),
            planSettings(),
            services.publicHolidays());
    services
        .clockSkew()
        .get()
        .filter(skew -> skew.abs().compareTo(TOLERATED_SKEW) > 0)
        .ifPresent(
            skew -> {
              throw new ConfigurationException(
                  "This machine's clock is %s seconds off Google's."
                      .formatted(skew.abs().toSeconds()),
                  "Set the clock (NTP), then run this again: when messages go out depends on it.");
            });
    return briefing;
  }

  /** Sends samples of the templates in use to one contact. */
  TestRun test(ContactId contact) {
    return TestRun.perform(
        FirmBook.read(
            services.ruleBook().read(),
            services.publicHolidays().apply(today().getYear()),
            config.send().window()),
        services.sender(),
        contact,
        planSettings(),
        started,
        tools.stop());
  }

  /** The same for a command that writes nothing: also where it fails, nothing is swallowed. */
  Briefing briefTelling(Instant asOf, int days) {
    try {
      return brief(asOf, days);
    } catch (RuntimeException e) {
      tellProblems();
      throw e;
    }
  }

  /** What the adapters noticed, for a run without a report: a token that was not stored. */
  void tellProblems() {
    services
        .problems()
        .get()
        .forEach(problem -> tools.log().warning(problem.where() + ": " + problem.what()));
  }

  /** How long a claim holds: the lease and the time that others leave it. */
  Duration takenFor() {
    return config.send().lease().plus(Briefing.GRACE);
  }

  Dispatch dispatch() {
    return new Dispatch(
        run,
        tools.random(),
        new Dispatch.Ports(
            services.auditLog(), services.sender(), services.deadlines(), services.progress()),
        new SendSettings(
            config.audit().settle(),
            config.send().chunk(),
            config.send().maxSends(),
            takenFor(),
            markers()),
        new RunTime(tools.clock(), lease, tools.waiter(), tools.stop()));
  }

  int maxSends() {
    return config.send().maxSends();
  }

  private Markers markers() {
    return new Markers(config.clio().cancelWords());
  }

  PlanSettings planSettings() {
    return new PlanSettings(
        config.firm().name(),
        config.firm().zone(),
        config.firm().locale(),
        new SendDays(config.send().window(), Holidays.none(), config.send().onHolidays()),
        config.send().urgentWindow(),
        config.send().outsideWindow() == OutsideWindow.SCHEDULE,
        days(config.send().catchUp()),
        config.send().maxAttempts(),
        config.send().caseText(),
        config.clio().matterStatus().stream()
            .map(status -> status.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet()),
        markers(),
        config.alert().empty(),
        config.ghl().createContacts());
  }

  private static int days(Period period) {
    return Math.toIntExact(ChronoUnit.DAYS.between(LocalDate.EPOCH, LocalDate.EPOCH.plus(period)));
  }

  Look look() {
    return look(tools, global, config);
  }

  static Look look(Toolbox tools, GlobalOptions global, Config config) {
    return new Look(
        config.firm().zone(),
        config.firm().locale(),
        tools.terminal().width(),
        isColored(tools, global));
  }

  static boolean isColored(Toolbox tools, GlobalOptions global) {
    return tools.terminal().isColored(tools.surroundings().environment()) && !global.noColor();
  }
}
