package dev.clioremind;

import dev.clioremind.auth.Browser;
import dev.clioremind.cli.Answers;
import dev.clioremind.cli.Screen;
import dev.clioremind.cli.Terminal;
import dev.clioremind.config.Surroundings;
import dev.clioremind.contract.ContractReport;
import dev.clioremind.contract.ContractWatch;
import dev.clioremind.core.ExitCode;
import dev.clioremind.core.send.StopSignal;
import dev.clioremind.sandbox.ReceivedCall;
import dev.clioremind.sandbox.SampleClient;
import dev.clioremind.sandbox.SampleDeadline;
import dev.clioremind.sandbox.SampleFirm;
import dev.clioremind.sandbox.SampleOffice;
import dev.clioremind.sandbox.Sandbox;
import dev.clioremind.sandbox.SandboxOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;

/**
 * The sample firm's office with the program installed: the whole program, in this process, over
 * real HTTP against the sandbox, on a clock of its own in which waiting takes no time.
 */
final class Office implements AutoCloseable {

  /** A Tuesday morning in New York. */
  static final Instant TUESDAY = Instant.parse("2026-11-24T15:00:00Z");

  private volatile Instant now;
  private volatile Duration clockOff = Duration.ZERO;
  private final Sandbox sandbox;
  private final ContractWatch contract;
  private final SampleFirm firm;
  private Path folder;
  private int chance;
  private final Instant start;
  private final Map<String, String> environment = new HashMap<>();
  private final List<String> settings = new ArrayList<>(SampleOffice.SETTINGS);
  private Optional<ExitCode> stop = Optional.empty();
  private final List<String> unset = new ArrayList<>();
  private boolean watched;
  private boolean redrawn;
  private int width = 80;
  private Extension extension = Extension.none();
  private Optional<Answers> answers = Optional.empty();
  private Optional<Browser> browser = Optional.empty();
  private Answers input = Optional::empty;
  private StringWriter screen = new StringWriter();

  /** What a command came to. */
  record Result(int code, String out, String err) {}

  Office(Path folder) {
    this(folder, TUESDAY);
  }

  Office(Path folder, Instant start) {
    this.folder = folder;
    this.start = start;
    this.now = start;
    this.firm = SampleFirm.around(start.atZone(SampleFirm.ZONE).toLocalDate(), () -> now);
    try {
      this.sandbox =
          Sandbox.start(
              SandboxOptions.of(firm.clio(), () -> now, InstantSource.system(), new Random(7))
                  .settling(Duration.ofSeconds(2)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.contract = ContractWatch.of(sandbox);
    SampleOffice.furnish(sandbox, firm, start.atZone(SampleFirm.ZONE));
    environment.put("HOME", folder.toString());
  }

  Sandbox sandbox() {
    return sandbox;
  }

  SampleFirm firm() {
    return firm;
  }

  Path folder() {
    return folder;
  }

  /** The services' time. */
  Instant now() {
    return now;
  }

  /** A clock that stands still but for waiting, and for {@link #later}. */
  Clock clock() {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        throw new AssertionError("no zone by default");
      }

      @Override
      public Instant instant() {
        return now.plus(clockOff);
      }
    };
  }

  synchronized Office later(Duration length) {
    now = now.plus(length);
    return this;
  }

  /** Lets the program's clock go wrong; the services' stays right. */
  Office withClockOff(Duration ahead) {
    clockOff = ahead;
    return this;
  }

  Office with(String line) {
    settings.add(line);
    return this;
  }

  /** Hours as a firm has them, in place of those in which the sample is due at any hour. */
  Office withUsualHours() {
    settings.removeAll(SampleOffice.SETTINGS);
    return this;
  }

  Office withEnvironment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  Office stoppedBy(ExitCode code) {
    stop = Optional.of(code);
    return this;
  }

  /** A person sits at the terminal and types these lines, and then nothing more. */
  Office answering(String... lines) {
    Iterator<String> next = List.of(lines).iterator();
    answers = Optional.of(() -> next.hasNext() ? Optional.of(next.next()) : Optional.empty());
    return this;
  }

  /** A person sits at the terminal and types what comes of these, each when it is asked for. */
  Office answering(Queue<Supplier<String>> typed) {
    return answering(() -> Optional.ofNullable(typed.poll()).map(Supplier::get));
  }

  /** A person sits at the terminal and looks at what it shows before typing. */
  Office answering(Answers person) {
    answers = Optional.of(person);
    return this;
  }

  /** A person looks at what is printed. */
  Office watched() {
    watched = true;
    return this;
  }

  /** The program has something of the firm's own in it. */
  Office extendedBy(Extension own) {
    extension = own;
    return this;
  }

  /** Nobody sits at the terminal. */
  Office unattended() {
    answers = Optional.empty();
    return this;
  }

  /** What stderr shows of the command that runs, or ran last. */
  String screen() {
    return screen.toString();
  }

  /** The machine has a browser. */
  Office browsing(Browser seen) {
    browser = Optional.of(seen);
    return this;
  }

  /** Something writes to stdin. */
  Office piping(String line) {
    input = () -> Optional.of(line);
    return this;
  }

  /** A person looks at a terminal of so many columns. */
  Office seenAt(int columns) {
    watched = true;
    width = columns;
    return this;
  }

  /** A terminal shows what comes on stderr, and can erase a line. */
  Office redrawn() {
    redrawn = true;
    return this;
  }

  /** Leaves keys out of the sandbox's configuration. */
  Office without(String... keys) {
    unset.addAll(List.of(keys));
    return this;
  }

  /** Nobody is signed in anywhere, and no app is known. */
  Office withoutSignIns() {
    return without(
        "clio.client-id",
        "clio.client-secret",
        "clio.refresh-token",
        "google.credentials",
        "ghl.token");
  }

  /** Runs a command with the sandbox's configuration. */
  Result run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--config");
    all.add(write(config()).toString());
    return runAsIs(all.toArray(String[]::new));
  }

  /** Runs a command on another machine: another home, so other locks and stored sign-ins. */
  Result runOn(Path machine, String... arguments) {
    Path here = folder;
    chance++; // two machines do not draw alike
    String home = environment.get("HOME");
    try {
      folder = Files.createDirectories(machine);
      environment.put("HOME", machine.toString());
      return run(arguments);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      folder = here;
      environment.put("HOME", home);
    }
  }

  private String config() {
    return Stream.concat(
            sandbox.config().lines().filter(line -> !unset.contains(line.split(" = ", 2)[0])),
            settings.stream())
        .collect(Collectors.joining("\n", "", "\n"));
  }

  /** Runs a command with exactly these arguments. */
  Result runAsIs(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    screen = err;
    Terminal terminal = terminal(out, err);
    if (!redrawn) {
      return new Result(program(terminal).run(arguments), out.toString(), err.toString());
    }
    int code;
    try (Screen shown = new Screen(terminal, this::monotonic)) {
      code = program(shown.terminal()).run(arguments);
    }
    return new Result(code, out.toString(), err.toString());
  }

  private Duration monotonic() {
    return Duration.between(Instant.EPOCH, now);
  }

  private Terminal terminal(StringWriter out, StringWriter err) {
    return new Terminal(
        new PrintWriter(out),
        new PrintWriter(err),
        watched,
        width,
        answers,
        input,
        browser,
        Optional.empty());
  }

  private App program(Terminal terminal) {
    StopSignal signal = () -> stop;
    return new App(
            // What is shown of a relative folder is the same on each machine.
            new Surroundings(environment, folder.isAbsolute() ? folder : Path.of(""), folder),
            terminal,
            clock(),
            this::monotonic,
            this::later,
            this::later,
            new Random(11 + now.getEpochSecond() + 7919L * chance),
            signal,
            "test")
        .with(extension);
  }

  /** Every command of the program, to be looked at. */
  CommandLine commands() {
    return program(terminal(new StringWriter(), new StringWriter())).commandLine(List.of());
  }

  Path write(String config) {
    try {
      return Files.writeString(folder.resolve("config.properties"), config, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The calls that change something at a service; signing in changes nothing that anybody keeps.
   */
  List<ReceivedCall> writes() {
    return sandbox
        .ledger()
        .calls(
            call ->
                !call.method().equals("GET")
                    && !call.path().endsWith("/token")
                    && !call.path().endsWith("/contacts/search")
                    && !call.path().endsWith("values:batchGetByDataFilter"));
  }

  /** The id of the first ordinary deadline of a type, so many days after the start. */
  String deadline(String type, int inDays) {
    return firm.deadlines(SampleDeadline.Purpose.ORDINARY).stream()
        .filter(d -> d.type().equals(type))
        .filter(d -> d.date().equals(start.atZone(SampleFirm.ZONE).toLocalDate().plusDays(inDays)))
        .map(SampleDeadline::id)
        .findFirst()
        .orElseThrow();
  }

  /**
   * Everything that says who a client is or what their case is about, and must be found nowhere.
   */
  List<String> secretsOfClients() {
    TreeSet<String> found = new TreeSet<>();
    for (SampleClient client : firm.clients()) {
      found.add(client.firstName());
      found.add(client.lastName());
      found.add(client.phone());
      found.add(client.phone().isEmpty() ? "" : client.phone().substring(5));
      found.add(client.email());
    }
    firm.clio().entries().forEach(entry -> found.add(entry.summary()));
    firm.clio().entries().forEach(entry -> found.add(entry.location()));
    firm.clio().tasks().forEach(task -> found.add(task.name()));
    firm.clio().matters().forEach(matter -> found.add(matter.description()));
    firm.clio().matters().forEach(matter -> found.add(matter.displayNumber()));
    // Too short or too common to be searched for as they are.
    found.removeIf(
        text ->
            text.length() < 4
                || List.of("Trial", "Hearing", "Mediation", "Consultation").contains(text));
    return List.copyOf(found);
  }

  /** Tokens, keys and secrets of every service. */
  List<String> credentials() {
    return Stream.of("clio.client-secret", "clio.refresh-token", "ghl.token")
        .map(key -> sandbox.settings().getOrDefault(key, ""))
        .toList();
  }

  /** All calls so far against the services' published specifications, where these are there. */
  ContractReport contract() {
    return contract.report();
  }

  /** Every call of the test must have been one that the published specifications allow. */
  @Override
  public void close() {
    sandbox.close();
    contract.mustBeKept();
  }
}
