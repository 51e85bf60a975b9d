package dev.clioremind.sandbox;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Serves one {@link StandIn} over HTTP/1.1 on 127.0.0.1, each connection on a daemon thread of its
 * own, and lets calls fail as {@link Faults} says.
 *
 * <p>Built on plain sockets because the JDK's {@code HttpServer} writes its own {@code Date}, which
 * the tool measures clocks and waits against, and can neither reset a connection nor go stale.
 */
public final class StandInServer implements AutoCloseable {
  private static final Duration FOREVER = Duration.ofDays(1);
  private static final Duration DRIP_EVERY = Duration.ofSeconds(1);

  private final StandIn standIn;
  private final Ledger ledger;
  private final Faults faults;
  private final InstantSource clock;
  private final CallObserver observer;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final Set<Socket> busy = ConcurrentHashMap.newKeySet();
  private final int port;
  private volatile ServerSocket listener;
  private volatile @Nullable Thread accepting;

  private StandInServer(
      StandIn standIn,
      ServerSocket listener,
      Ledger ledger,
      Faults faults,
      InstantSource clock,
      CallObserver observer) {
    this.standIn = standIn;
    this.listener = listener;
    this.port = listener.getLocalPort();
    this.ledger = ledger;
    this.faults = faults;
    this.clock = clock;
    this.observer = observer;
  }

  /**
   * Starts to serve.
   *
   * @param port 0 for any free one
   * @param clock for the {@code Date} of the answers
   * @throws IOException if the port is taken
   */
  public static StandInServer start(
      StandIn standIn,
      int port,
      Ledger ledger,
      Faults faults,
      InstantSource clock,
      CallObserver observer)
      throws IOException {
    var server = new StandInServer(standIn, listen(port), ledger, faults, clock, observer);
    server.accept();
    return server;
  }

  /** The host root, without a slash at its end. */
  public URI baseUri() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /**
   * Ends all connections and refuses new ones, as a service that is down. A caller that had kept a
   * connection may see it end first, which tells it less than a refusal.
   */
  public void goDown() {
    stopListening(connections);
  }

  /**
   * Refuses new connections and ends those that nobody uses: calls under way are answered, and any
   * later one finds nobody listening.
   */
  public void refuse() {
    Set<Socket> idle = new HashSet<>(connections);
    idle.removeAll(busy);
    stopListening(idle);
  }

  private void stopListening(Set<Socket> ending) {
    try {
      listener.close();
      awaitEnd(accepting);
      for (Socket connection : ending) {
        connection.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Listens again, on the same port, after {@link #goDown} or {@link #refuse}. */
  public void comeUp() {
    try {
      listener = listen(port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    accept();
  }

  @Override
  public void close() {
    goDown();
    faults.release();
  }

  private static ServerSocket listen(int port) throws IOException {
    var socket = new ServerSocket();
    socket.setReuseAddress(true);
    socket.bind(
        new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 200);
    return socket;
  }

  private void accept() {
    ServerSocket mine = listener;
    accepting = daemon("accept", () -> acceptUntilClosed(mine));
  }

  /** The system listens on for as long as somebody still waits in accept. */
  private static void awaitEnd(@Nullable Thread accepting) {
    try {
      if (accepting != null) {
        accepting.join(5_000);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void acceptUntilClosed(ServerSocket mine) {
    while (true) {
      try {
        Socket connection = mine.accept();
        connections.add(connection);
        if (mine.isClosed()) {
          connection.close();
        }
        daemon("call", () -> serve(connection));
      } catch (IOException e) {
        return;
      }
    }
  }

  private Thread daemon(String work, Runnable task) {
    var thread = new Thread(task, "sandbox-" + standIn.name() + "-" + work);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private void serve(Socket connection) {
    try (connection) {
      connection.setTcpNoDelay(true);
      var in = new BufferedInputStream(connection.getInputStream());
      var out = new BufferedOutputStream(connection.getOutputStream());
      var reader = new RequestReader(in, out);
      var writer = new ReplyWriter(out, clock);
      boolean more = true;
      while (more) {
        Optional<RequestReader.Request> request = reader.next();
        busy.add(connection);
        more = request.isPresent() && answer(request.get(), connection, writer);
        busy.remove(connection);
      }
    } catch (IOException e) {
      // A client that hangs up, or sends what is not HTTP, has lost its connection: no more to do.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      busy.remove(connection);
      connections.remove(connection);
    }
  }

  /** Whether the connection stays open. */
  private boolean answer(RequestReader.Request request, Socket connection, ReplyWriter writer)
      throws IOException, InterruptedException {
    ReceivedCall call = ledger.receive(number -> request.numbered(number, standIn.name()));
    int mark = faults.releases();
    before(call);
    Optional<Failure> failure = faults.strike(call);
    if (failure.isPresent()) {
      return fail(call, failure.get(), mark, connection, writer) && request.keepsConnection();
    }
    Reply reply = process(call);
    ledger.answered(call, reply.status());
    boolean last = listener.isClosed();
    writer.whole(last ? reply.withHeader("Connection", "close") : reply);
    return request.keepsConnection() && !last;
  }

  private boolean fail(
      ReceivedCall call, Failure failure, int mark, Socket connection, ReplyWriter writer)
      throws IOException, InterruptedException {
    Reply own = failure.processed() ? process(call) : Reply.json(200, "");
    Reply reply = failure.status() == 0 ? own : new Reply(failure.status(), own.headers(), "");
    switch (failure.manner()) {
      case RESET -> {
        connection.setSoLinger(true, 0);
        return false;
      }
      case CLOSE -> {
        return false;
      }
      case SILENCE -> {
        boolean released = false;
        while (!released && !connection.isClosed()) {
          released = faults.awaitRelease(mark, FOREVER);
        }
        return false;
      }
      case DRIP -> {
        ledger.answered(call, reply.status());
        drip(reply, mark, writer);
        return false;
      }
      case TRUNCATE, TRUNCATE_UNDECLARED -> {
        ledger.answered(call, reply.status());
        writer.half(reply, failure.manner() == Failure.Manner.TRUNCATE);
        return false;
      }
      case HANG_UP -> {
        ledger.answered(call, reply.status());
        writer.whole(reply);
        return false;
      }
      case REPLACE -> {
        ledger.answered(call, reply.status());
        writer.whole(replaced(reply.status(), failure, clock.instant()));
        return true;
      }
      case NOISE, NOISE_COMPRESSED -> {
        ledger.answered(call, reply.status());
        writer.noise(reply.status(), failure.manner() == Failure.Manner.NOISE_COMPRESSED);
        return true;
      }
      case OTHER_CHARSET -> {
        ledger.answered(call, reply.status());
        writer.utf16(reply);
        return true;
      }
      case OVERSIZE -> {
        ledger.answered(call, reply.status());
        writer.oversized(reply.status());
        return true;
      }
    }
    throw new AssertionError(failure.manner());
  }

  private void drip(Reply reply, int mark, ReplyWriter writer)
      throws IOException, InterruptedException {
    for (byte next : writer.headOnly(reply)) {
      if (faults.awaitRelease(mark, DRIP_EVERY)) {
        return;
      }
      writer.oneByte(next);
    }
  }

  private static Reply replaced(int status, Failure failure, Instant now) {
    var headers = new LinkedHashMap<>(failure.headers());
    Instant serverTime = failure.retryAfter().serverTime(now);
    failure.retryAfter().value(serverTime).ifPresent(value -> headers.put("Retry-After", value));
    if (!serverTime.equals(now)) {
      headers.put("Date", ReplyWriter.HTTP_DATE.format(serverTime));
    }
    return new Reply(status, headers, failure.body());
  }

  private void before(ReceivedCall call) {
    try {
      observer.beforeCall(call);
    } catch (RuntimeException | AssertionError e) {
      ledger.defect(e);
    }
  }

  private Reply process(ReceivedCall call) {
    try {
      Reply reply = standIn.handle(call);
      ledger.processed(call);
      observer.afterCall(call, reply);
      return observer.answer(call, reply);
    } catch (RuntimeException | AssertionError e) {
      ledger.defect(e);
      return Reply.json(500, "{\"error\":\"the stand-in has a defect\"}");
    }
  }
}
