package dev.clioremind.fuzz;

import dev.clioremind.App;
import dev.clioremind.cli.Terminal;
import dev.clioremind.config.Surroundings;
import dev.clioremind.core.send.StopSignal;
import dev.clioremind.core.time.Waiter;
import dev.clioremind.sandbox.GhlStandIn;
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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** The whole program in this process, over real HTTP against the sandbox with the {@link Firm}. */
final class Program implements AutoCloseable {

  private volatile Instant now = Firm.NOW;
  private final Path folder;
  private final Sandbox sandbox;

  record End(int code, String out, String err) {}

  Program(Path folder) {
    this.folder = folder;
    try {
      sandbox =
          Sandbox.start(
              SandboxOptions.of(
                  Firm.clio(() -> now), () -> now, InstantSource.system(), new Random(7)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Firm.furnish(sandbox.ghl());
    String waiting = sandbox.ghl().messages().get(0).id();
    Firm.tabs(waiting).forEach(sandbox.book()::addTab);
    sandbox.book().setMetadata("clio-remind.start-date", "2026-06-05");
    sandbox.book().setMetadata("clio-remind.high-water", "16");
  }

  Sandbox sandbox() {
    return sandbox;
  }

  String config() {
    var text = new StringBuilder();
    settings()
        .forEach(
            (key, value) -> text.append(key).append(" = ").append(value).append('\n'));
    return text.toString();
  }

  Map<String, String> settings() {
    return Map.ofEntries(
        Map.entry("firm.name", Firm.NAME),
        Map.entry("firm.time-zone", Firm.ZONE.getId()),
        Map.entry("clio.base-url", sandbox.clioServer().baseUri().toString()),
        Map.entry("clio.client-id", sandbox.clio().signIn().clientId()),
        Map.entry("clio.client-secret", sandbox.clio().signIn().clientSecret()),
        Map.entry("clio.refresh-token", sandbox.clio().signIn().refreshToken()),
        Map.entry("sheets.spreadsheet-id", sandbox.book().id()),
        Map.entry("sheets.root-url", sandbox.sheetsServer().baseUri() + "/"),
        Map.entry(
            "google.credentials",
            sandbox
                .sheets()
                .accounts()
                .authorizedUserJson(
                    SheetsStandIn.OWNER,
                    sandbox.sheetsServer().baseUri().resolve("/token"),
                    Set.of("https://www.googleapis.com/auth/spreadsheets"))),
        Map.entry("ghl.base-url", sandbox.ghlServer().baseUri().toString()),
        Map.entry("ghl.location-id", GhlStandIn.LOCATION),
        Map.entry("ghl.token", GhlStandIn.TOKEN));
  }

  End run(String... arguments) {
    try {
      Files.writeString(folder.resolve("config.properties"), config(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Waiter waiter = length -> now = now.plus(length);
    int code =
        new App(
                new Surroundings(Map.of("HOME", folder.toString()), folder, folder),
                new Terminal(new PrintWriter(out), new PrintWriter(err), false, 80),
                clock(),
                () -> Duration.between(Instant.EPOCH, now),
                waiter,
                waiter,
                new Random(11),
                StopSignal.never(),
                "test")
            .run(arguments);
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
