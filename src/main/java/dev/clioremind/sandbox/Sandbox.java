package dev.clioremind.sandbox;

import dev.clioremind.sandbox.sheets.SheetBook;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/**
 * Clio, GoHighLevel and Google Sheets, all on this machine: three servers, one {@link Ledger} of
 * what they received, one set of {@link Faults}. Nothing leaves the machine. Thread-safe.
 */
public final class Sandbox implements AutoCloseable {
  private final SandboxOptions options;
  private final Ledger ledger = new Ledger();
  private final Faults faults = new Faults();
  private final ClioStandIn clio;
  private final GhlStandIn ghl;
  private final SheetsStandIn sheets;
  private final SheetBook book;
  private final String clioRefreshToken;
  private final List<StandInServer> servers = new ArrayList<>();
  private final List<CallObserver> watchers = new CopyOnWriteArrayList<>();
  private volatile CallObserver observer = CallObserver.NONE;

  private Sandbox(SandboxOptions options) {
    this.options = options;
    this.clio = new ClioStandIn(options.firm(), options.clock());
    this.ghl = new GhlStandIn(options.clock());
    this.sheets = new SheetsStandIn(options.clock(), options.machineClock(), options.random());
    this.book = sheets.createBook(options.firm().name() + " reminders", zone());
    this.clioRefreshToken = clio.signIn().refreshToken();
  }

  /**
   * Starts the three services. The spreadsheet exists, shared with the service account, without a
   * tab; GoHighLevel knows nobody.
   *
   * @throws IOException if a port is taken
   */
  public static Sandbox start(SandboxOptions options) throws IOException {
    var sandbox = new Sandbox(options);
    try {
      sandbox.serve(sandbox.clio, options.ports().clio());
      sandbox.serve(sandbox.ghl, options.ports().ghl());
      sandbox.serve(sandbox.sheets, options.ports().sheets());
      return sandbox;
    } catch (IOException e) {
      sandbox.close();
      throw e;
    }
  }

  private void serve(StandIn standIn, int port) throws IOException {
    servers.add(
        StandInServer.start(standIn, port, ledger, faults, options.clock(), new Observing()));
  }

  /** Passes on to those who watch, and to whoever observes at the time of the call. */
  private final class Observing implements CallObserver {
    @Override
    public void beforeCall(ReceivedCall call) {
      watchers.forEach(watcher -> watcher.beforeCall(call));
      observer.beforeCall(call);
    }

    @Override
    public void afterCall(ReceivedCall call, Reply reply) {
      watchers.forEach(watcher -> watcher.afterCall(call, reply));
      observer.afterCall(call, reply);
    }

    @Override
    public Reply answer(ReceivedCall call, Reply reply) {
      return observer.answer(call, reply);
    }
  }

  /** Has all calls from now on observed. */
  public void observe(CallObserver newObserver) {
    observer = newObserver;
  }

  /**
   * Has all calls from now on watched, whoever observes them beside; who watches changes no answer.
   */
  public void watch(CallObserver watcher) {
    watchers.add(watcher);
  }

  /** What was received, by all three. */
  public Ledger ledger() {
    return ledger;
  }

  /** What is to go wrong, with all three. */
  public Faults faults() {
    return faults;
  }

  /** Clio's state. */
  public ClioStandIn clio() {
    return clio;
  }

  /** GoHighLevel's state: the messages it took are what clients were sent. */
  public GhlStandIn ghl() {
    return ghl;
  }

  /** Google's state. */
  public SheetsStandIn sheets() {
    return sheets;
  }

  /** The firm's spreadsheet. */
  public SheetBook book() {
    return book;
  }

  /** Clio's server, to let it go down. */
  public StandInServer clioServer() {
    return servers.get(0);
  }

  /** GoHighLevel's server, to let it go down. */
  public StandInServer ghlServer() {
    return servers.get(1);
  }

  /** Google's server, to let it go down; the token endpoint is {@code /token} on it. */
  public StandInServer sheetsServer() {
    return servers.get(2);
  }

  /** The settings that make the tool use this sandbox, by key. */
  public Map<String, String> settings() {
    URI tokenUri = sheetsServer().baseUri().resolve("/token");
    var settings = new LinkedHashMap<String, String>();
    settings.put("firm.name", options.firm().name());
    settings.put("firm.time-zone", zone());
    settings.put("clio.base-url", clioServer().baseUri().toString());
    settings.put("clio.client-id", clio.signIn().clientId());
    settings.put("clio.client-secret", clio.signIn().clientSecret());
    settings.put("clio.refresh-token", clioRefreshToken);
    settings.put("sheets.spreadsheet-id", book.id());
    settings.put("sheets.root-url", sheetsServer().baseUri() + "/");
    settings.put("google.credentials", sheets.serviceAccountJson(tokenUri));
    settings.put("ghl.base-url", ghlServer().baseUri().toString());
    settings.put("ghl.location-id", GhlStandIn.LOCATION);
    settings.put("ghl.token", GhlStandIn.TOKEN);
    settings.put("audit.settle-seconds", Long.toString(options.settle().toSeconds()));
    return settings;
  }

  /** The same as the text of a {@code config.properties}. */
  public String config() {
    return settings().entrySet().stream()
        .map(setting -> setting.getKey() + " = " + escaped(setting.getValue()) + "\n")
        .collect(Collectors.joining());
  }

  private String zone() {
    return options.firm().userZone().getId();
  }

  /** A value on one line, as the properties syntax has it. */
  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
  }

  @Override
  public void close() {
    servers.forEach(StandInServer::close);
  }
}
