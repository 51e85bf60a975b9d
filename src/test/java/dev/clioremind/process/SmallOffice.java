package dev.clioremind.process;

import dev.clioremind.App;
import dev.clioremind.cli.Terminal;
import dev.clioremind.config.Surroundings;
import dev.clioremind.contract.ContractWatch;
import dev.clioremind.core.send.StopSignal;
import dev.clioremind.core.time.Waiter;
import dev.clioremind.process.ProgramProcess.End;
import dev.clioremind.process.ProgramProcess.Start;
import dev.clioremind.sandbox.Faults;
import dev.clioremind.sandbox.ReceivedCall;
import dev.clioremind.sandbox.SampleOffice;
import dev.clioremind.sandbox.Sandbox;
import dev.clioremind.sandbox.SandboxOptions;
import dev.clioremind.sandbox.ghl.GhlMessage;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The {@link SmallFirm}'s office: its services run in this process, on the machine's time, so that
 * processes of their own can use them.
 */
final class SmallOffice implements AutoCloseable {

  static final int REMINDERS = SmallFirm.CLIENTS;

  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
  private final Path folder;
  private final Sandbox sandbox;
  private final ContractWatch contract;
  private final StringBuilder settings = new StringBuilder();

  SmallOffice(Path folder, Duration settle) {
    this.folder = folder;
    SmallFirm firm = new SmallFirm(this::now);
    try {
      this.sandbox =
          Sandbox.start(
              SandboxOptions.of(firm.clio(), this::now, InstantSource.system(), new Random(7))
                  .settling(settle));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    contract = ContractWatch.of(sandbox);
    firm.furnish(sandbox);
    SampleOffice.SETTINGS.forEach(this::with);
  }

  private Instant now() {
    return Instant.now().plus(ahead.get());
  }

  Sandbox sandbox() {
    return sandbox;
  }

  Path folder() {
    return folder;
  }

  /** Adds a line to every configuration from now on. */
  SmallOffice with(String line) {
    settings.append(line).append('\n');
    return this;
  }

  /** The command on a machine of its own: another home, so other locks and stored sign-ins. */
  Start on(String machine, String... arguments) {
    return on(machine, Set.of(), arguments);
  }

  /**
   * The same without some keys of the sandbox.
   *
   * @param unset keys that the configuration leaves out
   */
  Start on(String machine, Set<String> unset, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--config", config(machine, unset).toString()));
    return Start.of(folder.resolve(machine), all.toArray(String[]::new));
  }

  /**
   * The command before a person who answers its questions.
   *
   * @param unset keys that the configuration leaves out
   */
  Start asking(String machine, Set<String> unset, String... arguments) {
    return on(machine, unset, arguments).withJavaOptions("-Dclioremind.asks=true");
  }

  private Path config(String machine) {
    return config(machine, Set.of());
  }

  private Path config(String machine, Set<String> unset) {
    String all =
        sandbox
            .config()
            .lines()
            .filter(line -> !unset.contains(line.split(" = ", 2)[0]))
            .collect(Collectors.joining("\n", "", "\n"));
    try {
      return Files.writeString(
          Files.createDirectories(folder.resolve(machine)).resolve("config.properties"),
          all + settings,
          StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The whole {@code send} in this process, as it would go so much later: services and program go
   * by the same time, and waiting takes none.
   */
  End sendLater(Duration later) {
    ahead.updateAndGet(before -> before.plus(later));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Path home = folder.resolve("here");
    Waiter waiter = length -> ahead.updateAndGet(before -> before.plus(length));
    int code =
        new App(
                new Surroundings(Map.of("HOME", home.toString()), home, home),
                new Terminal(new PrintWriter(out), new PrintWriter(err), false, 80),
                clock(),
                () -> Duration.ofNanos(System.nanoTime()).plus(ahead.get()),
                waiter,
                waiter,
                new Random(now().toEpochMilli()),
                StopSignal.never(),
                "test")
            .run("send", "--format", "json", "--config", config("here").toString());
    return new End(code, out.toString(), err.toString());
  }

  private Clock clock() {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId other) {
        throw new AssertionError("no zone by default");
      }

      @Override
      public Instant instant() {
        return now();
      }
    };
  }

  /** How many messages each deadline's client received, by deadline id; 0 where none. */
  Map<String, Integer> received() {
    Map<String, Long> byContact =
        sandbox.ghl().messages().stream()
            .collect(Collectors.groupingBy(GhlMessage::contactId, Collectors.counting()));
    Map<String, Integer> received = new LinkedHashMap<>();
    for (int i = 0; i < REMINDERS; i++) {
      received.put(
          SmallFirm.deadlines().get(i),
          byContact.getOrDefault(SmallFirm.contact(i), 0L).intValue());
    }
    return received;
  }

  /** How many rows of the audit log have each status. */
  Map<String, Long> statuses() {
    return sandbox.book().rows("AuditLog").stream()
        .skip(1)
        .map(row -> row.get(4))
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }

  /** The deadlines with a row of a status. */
  List<String> withStatus(String status) {
    return sandbox.book().rows("AuditLog").stream()
        .skip(1)
        .filter(row -> row.get(4).equals(status))
        .map(row -> row.get(2))
        .toList();
  }

  static boolean isMessage(ReceivedCall call) {
    return Faults.to("ghl", "POST", "/conversations/messages").test(call);
  }

  static boolean isAppend(ReceivedCall call) {
    return call.service().equals("sheets") && call.path().endsWith(":append");
  }

  /** A read of the log, among others. */
  static boolean isRead(ReceivedCall call) {
    return call.service().equals("sheets") && call.path().contains("batchGet");
  }

  @Override
  public void close() {
    sandbox.close();
    contract.mustBeKept();
  }
}
