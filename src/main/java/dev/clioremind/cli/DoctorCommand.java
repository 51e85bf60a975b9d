package dev.clioremind.cli;

import dev.clioremind.config.Config;
import dev.clioremind.config.ConfigException;
import dev.clioremind.config.ConfigKey;
import dev.clioremind.config.OwnHosts;
import dev.clioremind.core.ConfigurationException;
import dev.clioremind.core.ServiceException;
import dev.clioremind.core.check.CheckResult;
import dev.clioremind.core.check.Diagnosis;
import dev.clioremind.core.check.Doctor;
import dev.clioremind.core.time.CronExpression;
import dev.clioremind.report.CheckReports;
import dev.clioremind.report.Look;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Checks everything that a run needs. */
@Command(
    name = "doctor",
    header = "Checks every connection, permission, rule and template.",
    description = {
      "Checks the configuration, the clock, the time zones, each sign-in and permission, the "
          + "spreadsheet, each rule and template, and the audit log; says what to do about what is "
          + "wrong. Sends nothing and writes nothing.",
      "Ends with 0 when there are warnings at most; else with 4, 3 or 6."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  clio-remind doctor",
      "  clio-remind doctor --cron \"10 9,13 * * 1-6\"   do runs fit send.window?",
      "  clio-remind doctor --cron \"10 14 * * *\" --cron-zone UTC   for GitHub Actions",
      "  clio-remind doctor --format json"
    })
public final class DoctorCommand implements Callable<Integer> {

  private static final List<ConfigKey> ALERTS =
      List.of(
          ConfigKey.ALERT_SLACK_WEBHOOK,
          ConfigKey.ALERT_PAGERDUTY_KEY,
          ConfigKey.ALERT_GHL_CONTACT_ID,
          ConfigKey.ALERT_WEBHOOK);

  private final Toolbox tools;
  private final GlobalOptions global;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private FormatOption format = new FormatOption();

  @Option(
      names = "--cron",
      paramLabel = "SCHEDULE",
      description =
          "Check as well whether the send window is open, all year, when runs begin on this schedule, as"
              + " written in the crontab.")
  private String cron = "";

  @Option(
      names = "--cron-zone",
      paramLabel = "ZONE",
      description = "The time zone of --cron (default: firm.time-zone; GitHub Actions: UTC).")
  private String cronZone = "";

  public DoctorCommand(Toolbox tools, GlobalOptions global) {
    this.tools = tools;
    this.global = global;
  }

  @Override
  public Integer call() {
    Optional<CronExpression> schedule = schedule();
    Optional<ZoneId> scheduleZone = scheduleZone();
    List<CheckResult> results = new ArrayList<>();
    Look look = new Look(ZoneOffset.UTC, Locale.ENGLISH, tools.terminal().width(), false);
    try {
      Session session = Session.open(tools, global, Map.of());
      look = session.look();
      results.addAll(config(session.config()));
      results.addAll(doctor(session, schedule, scheduleZone).examine());
      results.addAll(noticing(session.config()));
    } catch (ConfigException e) {
      e.faults()
          .forEach(fault -> results.add(CheckResult.failure("config", fault.toString(), e.fix())));
      results.add(withoutConfig());
    } catch (ConfigurationException | ServiceException e) {
      // Sign-ins that can't be read, before anything was called.
      results.add(CheckResult.failure("config", e));
      results.add(withoutConfig());
    }
    Diagnosis diagnosis = new Diagnosis(results.stream().map(this::withoutSecrets).toList());
    tools.terminal().out().print(CheckReports.render(diagnosis, format.format(), look));
    tools.terminal().out().flush();
    return diagnosis.exitCode().number();
  }

  /** A token that was written beside the wrong key is quoted as that key's value. */
  private CheckResult withoutSecrets(CheckResult result) {
    return new CheckResult(
        result.name(),
        result.verdict(),
        tools.log().redacted(result.what()),
        tools.log().redacted(result.fix()),
        result.code());
  }

  private static CheckResult withoutConfig() {
    return CheckResult.notRun(
        "everything-else", "Not checked: the configuration can't be used as it is.");
  }

  private static List<CheckResult> config(Config config) {
    List<CheckResult> results = new ArrayList<>();
    results.add(
        CheckResult.ok(
            "config",
            config
                .paths()
                .configFile()
                .map(file -> "Read %s.".formatted(file))
                .orElse("Taken from the environment; there is no configuration file.")));
    OwnHosts.strangers(config)
        .forEach(
            sentence ->
                results.add(
                    CheckResult.warning(
                        "config",
                        sentence,
                        "Remove the line unless you know that host and want it between.")));
    return results;
  }

  /** Whether somebody is told when runs fail, or stop coming. */
  private static List<CheckResult> noticing(Config config) {
    Stream<String> alerts = ALERTS.stream().filter(config::isSet).map(ConfigKey::key);
    List<String> set = alerts.toList();
    return List.of(
        set.isEmpty()
            ? CheckResult.warning(
                "alert",
                "Nobody is told when a run fails.",
                "Set one of the alert keys, or have cron's or CI's own mail read.")
            : CheckResult.ok("alert", "Failures are told by %s.".formatted(String.join(", ", set))),
        config.isSet(ConfigKey.ALERT_HEARTBEAT_URL)
            ? CheckResult.ok("heartbeat", "Each run is told to the address of the heartbeat.")
            : CheckResult.warning(
                "heartbeat",
                "Nobody is told when runs stop coming.",
                "Set alert.heartbeat-url, at healthchecks.io for example."));
  }

  private Doctor doctor(
      Session session, Optional<CronExpression> schedule, Optional<ZoneId> scheduleZone) {
    Services services = session.services();
    return new Doctor(
        new Doctor.Ports(
            services.sheetSetup(),
            services.ruleBook(),
            services.auditLog(),
            services.deadlines(),
            services.sourceAccount(),
            services.senderAccount(),
            services.sender(),
            services.publicHolidays(),
            services.clockSkew()),
        new Doctor.Question(
            session.started(),
            session.planSettings(),
            session.takenFor(),
            schedule,
            scheduleZone.orElse(session.config().firm().zone())));
  }

  private Optional<CronExpression> schedule() {
    try {
      return cron.isBlank() ? Optional.empty() : Optional.of(CronExpression.parse(cron));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--cron: " + e.getMessage(), e);
    }
  }

  private Optional<ZoneId> scheduleZone() {
    try {
      return cronZone.isBlank() ? Optional.empty() : Optional.of(ZoneId.of(cronZone.strip()));
    } catch (DateTimeException e) {
      throw new ParameterException(
          spec.commandLine(),
          "--cron-zone '%s' is not a time zone such as America/New_York or UTC".formatted(cronZone),
          e);
    }
  }
}
