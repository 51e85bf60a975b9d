package dev.clioremind.sandbox.sheets;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.clioremind.sandbox.ReceivedCall;
import dev.clioremind.sandbox.Reply;
import dev.clioremind.sandbox.StandIn;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Puts one stand-in on loopback, for tests with real clients. */
final class LoopbackServer implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(8);
  private final AtomicInteger number = new AtomicInteger();
  private final AtomicInteger gzipped = new AtomicInteger();
  private final StandIn standIn;

  LoopbackServer(StandIn standIn) throws IOException {
    this.standIn = standIn;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  /** How many bodies came compressed. */
  int gzippedBodies() {
    return gzipped.get();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Reply reply = standIn.handle(received(exchange));
      byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json; charset=UTF-8");
      reply.headers().forEach(exchange.getResponseHeaders()::set);
      exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private ReceivedCall received(HttpExchange exchange) throws IOException {
    Map<String, List<String>> headers = new HashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
    boolean compressed = headers.getOrDefault("content-encoding", List.of()).contains("gzip");
    gzipped.addAndGet(compressed ? 1 : 0);
    try (InputStream raw = exchange.getRequestBody();
        InputStream plain = compressed ? new GZIPInputStream(raw) : raw) {
      return new ReceivedCall(
          number.incrementAndGet(),
          standIn.name(),
          exchange.getRequestMethod(),
          exchange.getRequestURI().getPath(),
          query(exchange.getRequestURI().getRawQuery()),
          headers,
          new String(plain.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static Map<String, List<String>> query(@Nullable String raw) {
    Map<String, List<String>> query = new LinkedHashMap<>();
    for (String pair : raw == null ? new String[0] : raw.split("&", -1)) {
      int equals = pair.indexOf('=');
      query.merge(
          decoded(pair.substring(0, equals)),
          List.of(decoded(pair.substring(equals + 1))),
          (a, b) -> Stream.concat(a.stream(), b.stream()).toList());
    }
    return query;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
