package dev.clioremind.sheets;

import dev.clioremind.contract.ContractWatch;
import dev.clioremind.core.sheet.Switch;
import dev.clioremind.core.sheet.Tab;
import dev.clioremind.http.Patience;
import dev.clioremind.sandbox.Faults;
import dev.clioremind.sandbox.Ledger;
import dev.clioremind.sandbox.ReceivedCall;
import dev.clioremind.sandbox.SheetsStandIn;
import dev.clioremind.sandbox.StandInServer;
import dev.clioremind.sandbox.sheets.SheetBook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ProxySelector;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/** A firm's spreadsheet in the sandbox's Google, and this program's way to it. */
final class FirmSheet implements AutoCloseable {

  private final AtomicReference<Instant> time =
      new AtomicReference<>(Instant.parse("2026-11-22T15:00:00Z"));
  // Google's library signs by the machine's clock.
  final SheetsStandIn google = new SheetsStandIn(time::get, InstantSource.system(), new Random(7));
  final Faults faults = new Faults();
  final Ledger ledger = new Ledger();
  final SheetBook book = google.createBook("Reminders", "America/New_York");
  final List<Duration> waits = Collections.synchronizedList(new ArrayList<>());
  private final ContractWatch contract = new ContractWatch();

  /** What happens while the program waits. */
  Runnable onWait = () -> {};

  private final StandInServer server;
  private final String credentials;

  FirmSheet() {
    try {
      server = StandInServer.start(google, 0, ledger, faults, InstantSource.system(), contract);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    credentials = google.serviceAccountJson(server.baseUri().resolve("/token"));
    book.addTab("ReminderRules", List.of(Tab.REMINDER_RULES.headers()));
    book.addTab("AuditLog", List.of(Tab.AUDIT_LOG.headers()));
    book.resize("AuditLog", 1000, Tab.AUDIT_LOG.headers().size());
  }

  /** Adds the tabs that the program writes to, and the switch. */
  FirmSheet withBoards() {
    book.addTab("Status", List.of(List.of("Sending", "ON")));
    book.addTab("Upcoming", List.of(Tab.UPCOMING.headers()));
    book.addTab("Runs", List.of(Tab.RUNS.headers()));
    return this;
  }

  void turn(Switch position) {
    book.type("Status", "B1", position.name());
  }

  /** Lets time pass at Google. */
  void pass(Duration length) {
    time.updateAndGet(now -> now.plus(length));
  }

  /** What a new run works with. */
  SheetsReading open() {
    return new SheetsReading(sheets("AuditLog"));
  }

  SheetsAuditLog openLog() {
    return new SheetsAuditLog(open());
  }

  GoogleSheets sheets(String auditTab) {
    GoogleTransport direct = new GoogleTransport(ProxySelector.of(null), Patience.full());
    return new GoogleSheets(
        new SheetsSettings(server.baseUri(), book.id(), "ReminderRules", auditTab),
        () -> new GoogleCredentialsReader(direct).fromJson(credentials),
        Clock.systemUTC(),
        length -> {
          waits.add(length);
          onWait.run();
        },
        new Random(1),
        direct,
        line -> {});
  }

  /** The calls received, those for a token left out. */
  List<ReceivedCall> calls() {
    return ledger.calls(call -> !call.path().equals("/token"));
  }

  static Predicate<ReceivedCall> appends() {
    return call -> call.path().endsWith(":append");
  }

  @Override
  public void close() {
    server.close();
    contract.mustBeKept();
  }
}
