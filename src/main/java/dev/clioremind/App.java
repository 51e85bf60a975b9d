package dev.clioremind;

import dev.clioremind.cli.ActionsLog;
import dev.clioremind.cli.AuditAcceptCommand;
import dev.clioremind.cli.AuditCommand;
import dev.clioremind.cli.AuditExportCommand;
import dev.clioremind.cli.AuditListCommand;
import dev.clioremind.cli.AuditReportCommand;
import dev.clioremind.cli.AuditResolveCommand;
import dev.clioremind.cli.AuditShowCommand;
import dev.clioremind.cli.AuditVerifyCommand;
import dev.clioremind.cli.AuthCommand;
import dev.clioremind.cli.AuthExportCommand;
import dev.clioremind.cli.AuthLoginCommand;
import dev.clioremind.cli.AuthLogoutCommand;
import dev.clioremind.cli.AuthStatusCommand;
import dev.clioremind.cli.ClioRemindCommand;
import dev.clioremind.cli.CompletionCommand;
import dev.clioremind.cli.DemoCommand;
import dev.clioremind.cli.DoctorCommand;
import dev.clioremind.cli.Failures;
import dev.clioremind.cli.GlobalOptions;
import dev.clioremind.cli.InitCommand;
import dev.clioremind.cli.Log;
import dev.clioremind.cli.ManCommand;
import dev.clioremind.cli.PlanCommand;
import dev.clioremind.cli.ProgressLog;
import dev.clioremind.cli.SandboxCommand;
import dev.clioremind.cli.SendCommand;
import dev.clioremind.cli.Services;
import dev.clioremind.cli.SignIns;
import dev.clioremind.cli.SilentTrace;
import dev.clioremind.cli.Terminal;
import dev.clioremind.cli.Toolbox;
import dev.clioremind.cli.Usage;
import dev.clioremind.config.Config;
import dev.clioremind.config.Surroundings;
import dev.clioremind.core.ConfigurationException;
import dev.clioremind.core.ExitCode;
import dev.clioremind.core.progress.Progress;
import dev.clioremind.core.run.Alarm;
import dev.clioremind.core.send.StopSignal;
import dev.clioremind.core.time.Lease;
import dev.clioremind.core.time.Waiter;
import dev.clioremind.http.EnvironmentProxies;
import dev.clioremind.http.HttpSettingException;
import dev.clioremind.http.HttpTrace;
import dev.clioremind.http.Patience;
import dev.clioremind.http.Redactor;
import dev.clioremind.report.LogJson;
import java.net.ProxySelector;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import picocli.CommandLine;

/** The program, wired for one invocation. */
public final class App implements Toolbox {

  private static final String COMPLETION = "completion";
  private static final String MAN = "man";

  private final Surroundings surroundings;
  private final Terminal terminal;
  private final Clock clock;
  private final Lease.Monotonic monotonic;
  private final Waiter waiter;
  private final Waiter recording;
  private final RandomGenerator random;
  private final StopSignal stop;
  private final String version;
  private final Patience patience;
  private final Redactor redactor;
  private final Extension extension;

  /**
   * Builds it from what the process gives; tests give their own.
   *
   * @param waiter gives way when the program is asked to stop
   * @param recording does not: what was sent is still to be written down then
   */
  public App(
      Surroundings surroundings,
      Terminal terminal,
      Clock clock,
      Lease.Monotonic monotonic,
      Waiter waiter,
      Waiter recording,
      RandomGenerator random,
      StopSignal stop,
      String version) {
    this(
        surroundings,
        terminal,
        clock,
        monotonic,
        waiter,
        recording,
        random,
        stop,
        version,
        Extension.none(),
        Patience.full());
  }

  private App(
      Surroundings surroundings,
      Terminal terminal,
      Clock clock,
      Lease.Monotonic monotonic,
      Waiter waiter,
      Waiter recording,
      RandomGenerator random,
      StopSignal stop,
      String version,
      Extension extension,
      Patience patience) {
    this.surroundings = surroundings;
    this.terminal = terminal;
    this.clock = clock;
    this.monotonic = monotonic;
    this.waiter = waiter;
    this.recording = recording;
    this.random = random;
    this.stop = stop;
    this.version = version;
    this.extension = extension;
    this.patience = patience;
    this.redactor = actions().map(log -> new Redactor(log::mask)).orElseGet(Redactor::new);
  }

  /**
   * Runs one command.
   *
   * @return the exit code; never throws
   */
  @Override
  public int run(String... arguments) {
    List<String> words = Usage.asked(List.of(arguments));
    if (GlobalOptions.logsJson(words) && !(terminal.err() instanceof LogJson)) {
      try (LogJson log = new LogJson(terminal.err(), clock)) {
        return at(terminal.withErr(log), surroundings).run(arguments);
      }
    }
    int code = ExitCode.GOOD.number();
    if (words.equals(List.of("--version"))) {
      terminal
          .out()
          .println(Usage.version(version)); // all of picocli would take four times as long
    } else {
      code = execute(words);
    }
    terminal.out().flush();
    terminal.err().flush();
    // A full disk behind stdout must not look like a good run.
    return code == ExitCode.GOOD.number() && terminal.out().checkError()
        ? ExitCode.DEFECT.number()
        : code;
  }

  /** What is no exception, picocli lets through: whoever catches it last shows its message. */
  private int execute(List<String> words) {
    try {
      return commandLine(words).execute(words.toArray(String[]::new));
    } catch (LinkageError | VirtualMachineError | AssertionError e) {
      defect(e);
      return ExitCode.DEFECT.number();
    }
  }

  /** Tells of what nobody expected, and where it happened. */
  void defect(Throwable failure) {
    log().error(Failures.defect(failure), "Report these lines; no client data is in them.");
    SilentTrace.of(failure).lines().forEach(line -> log().error(line, ""));
  }

  private Optional<ActionsLog> actions() {
    return ActionsLog.of(surroundings, terminal.err());
  }

  /** The commands that the arguments need; all where there are none. */
  CommandLine commandLine(List<String> arguments) {
    GlobalOptions global = new GlobalOptions();
    CommandLine root = new CommandLine(new ClioRemindCommand(global));
    Map<String, Supplier<Object>> commands = commands(global);
    commands.keySet().retainAll(needed(commands.keySet(), arguments));
    commands.forEach((name, command) -> root.addSubcommand(name, command.get()));
    boolean color =
        terminal.isColored(surroundings.environment()) && !arguments.contains("--no-color");
    Usage.dress(root, version, terminal.width(), color);
    Failures failures = new Failures(global, redactor::redact, log(), actions());
    return root.setOut(terminal.out())
        .setErr(terminal.err())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(
            (failure, command, parsed) ->
                failures.handleExecutionException(inWords(failure), command, parsed))
        .setParameterExceptionHandler(
            (wrong, words) -> Usage.wrongUsage(wrong, () -> commandLine(List.of()), log()));
  }

  /** The commands in the order of the help. To look one over takes picocli milliseconds. */
  private Map<String, Supplier<Object>> commands(GlobalOptions global) {
    Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
    commands.put("auth", () -> authCommand(global));
    commands.put("init", () -> new InitCommand(this, global));
    commands.put("doctor", () -> new DoctorCommand(this, global));
    commands.put("plan", () -> new PlanCommand(this, global));
    commands.put("send", () -> new SendCommand(this, global));
    commands.put("audit", () -> auditCommand(global));
    commands.put("demo", () -> new DemoCommand(this, global));
    commands.put("sandbox", () -> new SandboxCommand(this));
    commands.put(COMPLETION, () -> new CompletionCommand(this));
    commands.put(MAN, () -> new ManCommand(this));
    return commands;
  }

  private CommandLine authCommand(GlobalOptions global) {
    return new CommandLine(new AuthCommand())
        .addSubcommand(new AuthLoginCommand(this, global))
        .addSubcommand(new AuthStatusCommand(this, global))
        .addSubcommand(new AuthLogoutCommand(this, global))
        .addSubcommand(new AuthExportCommand(this, global));
  }

  private CommandLine auditCommand(GlobalOptions global) {
    return new CommandLine(new AuditCommand())
        .addSubcommand(new AuditListCommand(this, global))
        .addSubcommand(new AuditShowCommand(this, global))
        .addSubcommand(new AuditVerifyCommand(this, global))
        .addSubcommand(new AuditResolveCommand(this, global))
        .addSubcommand(new AuditAcceptCommand(this, global))
        .addSubcommand(new AuditReportCommand(this, global))
        .addSubcommand(new AuditExportCommand(this, global));
  }

  /**
   * The commands that the arguments name; all where none is, for help and for a misspelt one, and
   * for what tells of them all.
   */
  private static Set<String> needed(Set<String> commands, List<String> arguments) {
    Set<String> named = new LinkedHashSet<>(commands);
    named.retainAll(arguments);
    boolean tellsOfAll = named.contains(COMPLETION) || named.contains(MAN);
    return named.isEmpty() || tellsOfAll ? commands : named;
  }

  /** A setting that can't be put on the wire is found out only there. */
  @Override
  public Exception inWords(Exception failure) {
    return failure instanceof HttpSettingException setting
        ? new ConfigurationException(
            String.valueOf(setting.getMessage()),
            "Mend that setting in the configuration or in the environment, then run this again.")
        : failure;
  }

  @Override
  public Services open(Config config, int verbosity) {
    return wiring(verbosity).services(config, surroundings.isCi(), extension);
  }

  @Override
  public SignIns signIns(Config config, int verbosity) {
    return wiring(verbosity).signIns(config, surroundings.isCi());
  }

  @Override
  public Alarm alarm(Config config, int verbosity) {
    return wiring(verbosity).alarm(config);
  }

  private Wiring wiring(int verbosity) {
    HttpTrace trace =
        verbosity > 0 ? line -> log().debug(redactor.oneLine(line)) : HttpTrace.silent();
    ProxySelector proxies =
        EnvironmentProxies.from(surroundings.environment(), ProxySelector.getDefault());
    return new Wiring(
        clock,
        waiter,
        recording,
        monotonic::reading,
        random,
        proxies,
        patience,
        redactor,
        trace,
        terminal.progress().orElseGet(() -> unwatched(verbosity)));
  }

  /**
   * Progress where no terminal shows it. Not for cron, which mails whatever is said: there, nobody
   * is at stdout, and neither {@code -v} nor a collector of logs asks for it.
   */
  private Progress unwatched(int verbosity) {
    boolean isRead =
        verbosity > 0 || surroundings.isCi() || terminal.interactive() || log().isCollected();
    return isRead ? new ProgressLog(log()::info, monotonic) : Progress.untold();
  }

  @Override
  public Toolbox with(Surroundings other) {
    return at(terminal, other);
  }

  /** The same program with another patience for answers that do not come. */
  public App with(Patience other) {
    return app(terminal, surroundings, extension, other);
  }

  private App at(Terminal shown, Surroundings other) {
    return app(shown, other, extension, patience);
  }

  /** The same program with something of one's own in it. */
  App with(Extension other) {
    return app(terminal, surroundings, other, patience);
  }

  private App app(Terminal shown, Surroundings around, Extension added, Patience waits) {
    return new App(
        around, shown, clock, monotonic, waiter, recording, random, stop, version, added, waits);
  }

  @Override
  public Surroundings surroundings() {
    return surroundings;
  }

  @Override
  public Terminal terminal() {
    return terminal;
  }

  @Override
  public Log log() {
    return new Log(terminal, redactor::redact);
  }

  @Override
  public Clock clock() {
    return clock;
  }

  @Override
  public Lease.Monotonic monotonic() {
    return monotonic;
  }

  @Override
  public Waiter waiter() {
    return waiter;
  }

  @Override
  public int random() {
    return random.nextInt();
  }

  @Override
  public StopSignal stop() {
    return stop;
  }

  @Override
  public String version() {
    return version;
  }
}
