package dev.clioremind.sweep;

import com.google.api.services.sheets.v4.SheetsScopes;
import dev.clioremind.App;
import dev.clioremind.cli.Answers;
import dev.clioremind.cli.Terminal;
import dev.clioremind.config.Surroundings;
import dev.clioremind.core.send.StopSignal;
import dev.clioremind.core.time.Waiter;
import dev.clioremind.http.Patience;
import dev.clioremind.sandbox.CallObserver;
import dev.clioremind.sandbox.ReceivedCall;
import dev.clioremind.sandbox.Reply;
import dev.clioremind.sandbox.SampleOffice;
import dev.clioremind.sandbox.Sandbox;
import dev.clioremind.sandbox.SandboxOptions;
import dev.clioremind.sandbox.SheetsStandIn;
import dev.clioremind.sandbox.StandInServer;
import dev.clioremind.sandbox.ghl.GhlMessage;
import dev.clioremind.sandbox.ghl.MessageState;
import dev.clioremind.sandbox.sheets.SheetBook;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The {@link SweptFirm}'s office: the whole program in this process, over real HTTP, on a clock of
 * its own in which waiting takes no time. A call that hangs is given up after a hundredth of its
 * limit, and the clock moves on by all of it.
 */
final class SweptOffice implements AutoCloseable {

  /** A Tuesday morning in New York. */
  static final Instant START = Instant.parse("2026-11-24T15:00:00Z");

  private static final int HURRY = 100;

  /** A port that was closed for a moment is open again at the third wait. */
  private static final int WAITS_OF_A_MOMENT = 3;

  private volatile Instant now = START;
  private final Path folder;
  private final SweptFirm firm;
  private final Sandbox sandbox;
  private SheetBook book;
  private final OtherServers others;
  private final List<String> settings = new ArrayList<>(SampleOffice.SETTINGS);
  private final Map<String, String> environment = new HashMap<>();
  private final List<Run> runs = new ArrayList<>();
  private final AtomicInteger struck = new AtomicInteger();
  private final List<Closing> closings = new ArrayList<>();
  private boolean hurried;

  /**
   * What a command came to.
   *
   * @param took by the office's clock
   * @param real by the machine's
   */
  record Run(List<String> command, int code, String out, String err, Duration took, Duration real) {
    String text() {
      return out + err;
    }
  }

  /** A port that is to be closed before a call, and opened again. */
  private final class Closing {
    private final Strike strike;
    private int seen;
    private int waits;
    private boolean closed;

    Closing(Strike strike) {
      this.strike = strike;
      closeIfDue();
    }

    void after(ReceivedCall call) {
      if (call.service().equals(strike.spot().service())) {
        seen++;
        closeIfDue();
      }
    }

    private void closeIfDue() {
      if (seen == strike.spot().ofService() - 1 && !closed && waits == 0) {
        closed = true;
        struck.incrementAndGet();
        server(strike.spot().service()).refuse();
      }
    }

    void waited() {
      if (closed && strike.span() == Strike.Span.ONCE && ++waits == WAITS_OF_A_MOMENT) {
        open();
      }
    }

    void open() {
      if (closed) {
        closed = false;
        waits = WAITS_OF_A_MOMENT;
        server(strike.spot().service()).comeUp();
      }
    }
  }

  SweptOffice(Path folder) {
    this.folder = folder;
    this.firm = new SweptFirm(() -> now);
    CallObserver observer =
        new CallObserver() {
          @Override
          public void afterCall(ReceivedCall call, Reply reply) {
            synchronized (closings) {
              closings.forEach(closing -> closing.after(call));
            }
          }
        };
    try {
      Files.createDirectories(folder);
      sandbox =
          Sandbox.start(
              SandboxOptions.of(firm.clio(), () -> now, InstantSource.system(), new Random(7))
                  .settling(Duration.ofSeconds(2)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    book = sandbox.book();
    sandbox.observe(observer);
    others = new OtherServers(sandbox, () -> now, observer);
    firm.furnish(sandbox);
    settings.add("send.chunk = 4");
    settings.addAll(others.settings());
    environment.put("HOME", folder.toString());
  }

  Sandbox sandbox() {
    return sandbox;
  }

  SweptFirm firm() {
    return firm;
  }

  OtherServers others() {
    return others;
  }

  Path folder() {
    return folder;
  }

  /** All runs so far, the last one last. */
  List<Run> runs() {
    return List.copyOf(runs);
  }

  Run lastRun() {
    return runs.get(runs.size() - 1);
  }

  /** From now on a person has signed in to Google, instead of a service account. */
  SweptOffice withPersonAtGoogle() {
    environment.put(
        "CLIO_REMIND_GOOGLE_CREDENTIALS",
        sandbox
            .sheets()
            .accounts()
            .authorizedUserJson(
                SheetsStandIn.OWNER,
                sandbox.sheetsServer().baseUri().resolve("/token"),
                Set.of(SheetsScopes.SPREADSHEETS)));
    return this;
  }

  /** The spreadsheet that the program is told to use. */
  SheetBook book() {
    return book;
  }

  /** From now on that is another one, without a tab. */
  SweptOffice withEmptySpreadsheet() {
    book = sandbox.sheets().createBook("Reminders", SweptFirm.ZONE.getId());
    environment.put("CLIO_REMIND_SHEETS_SPREADSHEET_ID", book.id());
    return this;
  }

  SweptOffice later(Duration length) {
    pass(length);
    return this;
  }

  private synchronized void pass(Duration length) {
    now = now.plus(length);
  }

  private void waited(Duration length) {
    pass(length);
    synchronized (closings) {
      closings.forEach(Closing::waited);
    }
  }

  /** Lets a call of the coming run go wrong. */
  SweptOffice spoil(Strike strike) {
    hurried |= strike.trouble().hangs();
    if (strike.trouble().isRefusal()) {
      synchronized (closings) {
        closings.add(new Closing(strike));
      }
    } else {
      sandbox
          .faults()
          .failAll(strike.fits(() -> struck(strike)), strike.trouble().at(others.elsewhere()));
    }
    return this;
  }

  private void struck(Strike strike) {
    struck.incrementAndGet();
    if (strike.trouble().hangs()) {
      pass(limit(strike.spot()));
    }
  }

  /** How long a call of the program lasts that is never answered. */
  private static Duration limit(Spot spot) {
    return switch (spot.service()) {
      case "sheets" ->
          spot.sort().endsWith("/token")
              ? Duration.ofSeconds(20)
              : Duration.ofSeconds(spot.sort().contains(" GET ") ? 60 : 190);
      case OtherServers.ALERTS -> Duration.ofSeconds(10);
      default -> Duration.ofSeconds(30);
    };
  }

  /** How many calls went wrong so far. */
  int struck() {
    return struck.get();
  }

  /** From now on all goes well. */
  SweptOffice heal() {
    hurried = false;
    sandbox.faults().heal();
    sandbox.faults().release();
    synchronized (closings) {
      closings.forEach(Closing::open);
      closings.clear();
    }
    return this;
  }

  private StandInServer server(String service) {
    return switch (service) {
      case "clio" -> sandbox.clioServer();
      case "ghl" -> sandbox.ghlServer();
      case "sheets" -> sandbox.sheetsServer();
      default -> others.alerts();
    };
  }

  /** Runs a command with the sandbox's configuration. */
  Run run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--config", config().toString()));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Waiter waiter = this::waited;
    App app =
        new App(
            new Surroundings(environment, folder, folder),
            new Terminal(
                new PrintWriter(out), new PrintWriter(err), false, 80, Optional.<Answers>empty()),
            clock(),
            () -> Duration.between(Instant.EPOCH, now),
            waiter,
            waiter,
            new Random(11 + now.getEpochSecond()),
            StopSignal.never(),
            "test");
    Instant begun = now;
    long realBegun = System.nanoTime();
    int code =
        (hurried ? app.with((Patience) limit -> limit.dividedBy(HURRY)) : app)
            .run(all.toArray(String[]::new));
    runs.add(
        new Run(
            List.of(arguments),
            code,
            out.toString(),
            err.toString(),
            Duration.between(begun, now),
            Duration.ofNanos(System.nanoTime() - realBegun)));
    return lastRun();
  }

  private Path config() {
    try {
      return Files.writeString(
          folder.resolve("config.properties"),
          sandbox.config() + String.join("\n", settings) + "\n",
          StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Clock clock() {
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
        return now;
      }
    };
  }

  /** How often a contact got something: messages that left or wait, and enrolments. */
  int received(String contactId) {
    long messages =
        sandbox.ghl().messagesTo(contactId).stream()
            .filter(message -> !isWithdrawn(message))
            .count();
    long enrolments =
        sandbox.ghl().enrolments().stream().filter(e -> e.contactId().equals(contactId)).count();
    return (int) (messages + enrolments);
  }

  private static boolean isWithdrawn(GhlMessage message) {
    return message.state() == MessageState.CANCELLED;
  }

  /** The rows of the audit log without its header. */
  List<List<String>> log() {
    return sandbox.book().rows("AuditLog").stream().skip(1).toList();
  }

  @Override
  public void close() {
    heal();
    sandbox.close();
    others.close();
  }
}
