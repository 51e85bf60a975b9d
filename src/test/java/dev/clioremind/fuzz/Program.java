package dev.clioremind.fuzz;

import dev.clioremind.App;
import dev.clioremind.cli.Terminal;
import dev.clioremind.config.Surroundings;
import dev.clioremind.core.send.StopSignal;
import dev.clioremind.core.time.Waiter;
import dev.clioremind.fuzz.Adapters.Delivered;
import dev.clioremind.sandbox.CallObserver;
import dev.clioremind.sandbox.GhlStandIn;
import dev.clioremind.sandbox.ReceivedCall;
import dev.clioremind.sandbox.Reply;
import dev.clioremind.sandbox.Sandbox;
import dev.clioremind.sandbox.SandboxOptions;
import dev.clioremind.sandbox.SheetsStandIn;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * The whole program in this process, over real HTTP against the sandbox with the {@link Firm}. Its
 * addresses come from the environment, so that no damaged file leads off this machine.
 */
final class Program implements AutoCloseable {

  private final Path folder;
  private final Sandbox sandbox;
  private final Sabotage sabotage;
  private final Map<String, String> environment = new HashMap<>();
  private final List<Delivered> delivered = new ArrayList<>();
  private volatile Instant now = Firm.NOW;

  /** How a command ended. */
  record End(int code, String out, String err) {}

  /**
   * An office in which nothing has run yet.
   *
   * @param folder empty, for the home and all files
   */
  Program(Path folder, Sabotage sabotage) {
    this.folder = folder;
    this.sabotage = sabotage;
    try {
      sandbox =
          Sandbox.start(
              SandboxOptions.of(
                  Firm.clio(() -> now), () -> now, InstantSource.system(), new Random(7)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Firm.furnish(sandbox.ghl());
    Firm.tabs(sandbox.ghl().messages().get(0).id()).forEach(sandbox.book()::addTab);
    sandbox.book().setMetadata("clio-remind.start-date", "2026-06-05");
    sandbox.book().setMetadata("clio-remind.high-water", "16");
    environment.put("HOME", folder.toString());
    environment.put("CLIO_REMIND_CLIO_BASE_URL", sandbox.clioServer().baseUri().toString());
    environment.put("CLIO_REMIND_GHL_BASE_URL", sandbox.ghlServer().baseUri().toString());
    environment.put("CLIO_REMIND_SHEETS_ROOT_URL", sandbox.sheetsServer().baseUri().toString());
    environment.put(
        "CLIO_REMIND_GOOGLE_CREDENTIALS",
        sandbox
            .sheets()
            .accounts()
            .authorizedUserJson(
                SheetsStandIn.OWNER,
                sandbox.sheetsServer().baseUri().resolve("/token"),
                Set.of("https://www.googleapis.com/auth/spreadsheets")));
    observe(CallObserver.NONE);
  }

  Path folder() {
    return folder;
  }

  Sandbox sandbox() {
    return sandbox;
  }

  /** What the program was answered. */
  synchronized List<Delivered> delivered() {
    return List.copyOf(delivered);
  }

  /** Has answers damaged from now on. */
  void observe(CallObserver damage) {
    sandbox.observe(
        new CallObserver() {
          @Override
          public Reply answer(ReceivedCall call, Reply reply) {
            return deliver(call, damage.answer(call, reply));
          }
        });
  }

  private synchronized Reply deliver(ReceivedCall call, Reply reply) {
    delivered.add(new Delivered(call, reply));
    return sabotage.answer(call, reply);
  }

  void later(Duration length) {
    now = now.plus(length);
  }

  /** Its configuration file. */
  String config() {
    return "firm.name = %s\nfirm.time-zone = %s\nsheets.spreadsheet-id = %s\nghl.location-id = %s\nsend.window = MON-SAT 09:00-18:00, SUN 12:00-17:00\nsend.catch-up-days = 4\nsend.max-sends = 200\nclio.cancel-words = vacated; cancelled\nclio.sources = calendar,tasks\naudit.settle-seconds = 5\n"
        .formatted(Firm.NAME, Firm.ZONE.getId(), sandbox.book().id(), GhlStandIn.LOCATION);
  }

  /** Its stored sign-ins. */
  String credentials() {
    return """
    {
      "schema": 1,
      "clio": {
        "%s": {
          "clientId": "%s",
          "clientSecret": "%s",
          "refreshToken": "%s"
        }
      },
      "ghl": {"%s": {"token": "%s"}}
    }
    """
        .formatted(
            sandbox.clioServer().baseUri(),
            sandbox.clio().signIn().clientId(),
            sandbox.clio().signIn().clientSecret(),
            sandbox.clio().signIn().refreshToken(),
            sandbox.ghlServer().baseUri(),
            GhlStandIn.TOKEN);
  }

  Path write(String name, byte[] content) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(
          file.getParent(),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      Files.write(file, content);
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void furnish(byte[] config, byte[] credentials) {
    write("config.properties", config);
    write(".config/clio-remind/credentials.json", credentials);
  }

  /** The same with files as they should be. */
  void furnish() {
    furnish(
        config().getBytes(StandardCharsets.UTF_8), credentials().getBytes(StandardCharsets.UTF_8));
  }

  /** Runs a command. */
  End run(List<String> arguments) {
    List<String> all = new ArrayList<>(arguments);
    all.addAll(List.of("--config", folder.resolve("config.properties").toString()));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Waiter waiter = this::later;
    int code =
        new App(
                new Surroundings(environment, folder, folder),
                new Terminal(new PrintWriter(out), new PrintWriter(err), false, 80),
                clock(),
                () -> Duration.between(Instant.EPOCH, now),
                waiter,
                waiter,
                new Random(now.getEpochSecond()),
                StopSignal.never(),
                "test")
            .run(all.toArray(String[]::new));
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
        return now;
      }
    };
  }

  @Override
  public void close() {
    sandbox.close();
  }
}
