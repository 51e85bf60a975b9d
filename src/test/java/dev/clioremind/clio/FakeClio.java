package dev.clioremind.clio;

import dev.clioremind.clio.ClioSettings.Source;
import dev.clioremind.core.progress.Progress;
import dev.clioremind.http.BaseUrl;
import dev.clioremind.http.HttpGate;
import dev.clioremind.http.HttpLimits;
import dev.clioremind.http.HttpTrace;
import dev.clioremind.http.HttpTransport;
import dev.clioremind.http.RateHeaders;
import dev.clioremind.http.RateLimit;
import dev.clioremind.http.Redactor;
import dev.clioremind.http.RetryPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ProxySelector;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;

/**
 * A Clio that answers what it was told to, in order and by path, and keeps what it was asked. A
 * call that nobody expected is answered 418, which no test mistakes for success.
 */
final class FakeClio {
  static final Instant NOW = Instant.parse("2026-11-22T15:00:00Z");
  static final ZoneId LOS_ANGELES = ZoneId.of("America/Los_Angeles");

  static final String ENTRIES = "/api/v4/calendar_entries.json";
  static final String TASKS = "/api/v4/tasks.json";
  static final String MATTERS = "/api/v4/matters.json";
  static final String CONTACTS = "/api/v4/contacts.json";
  static final String USERS = "/api/v4/users.json";
  static final String RELATIONSHIPS = "/api/v4/relationships.json";
  static final String TOKEN = "/oauth/token";

  private final MockWebServer server;
  private final Map<String, Queue<Function<RecordedRequest, MockResponse>>> answers =
      new ConcurrentHashMap<>();
  private final List<RecordedRequest> received = new ArrayList<>();
  final Redactor redactor = new Redactor();
  final Store store = new Store();
  Instant now = NOW;
  ZoneId firmZone = LOS_ANGELES;
  Set<Source> sources = Set.of(Source.CALENDAR);
  Progress progress = Progress.untold();

  FakeClio(MockWebServer server) {
    this.server = server;
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            synchronized (received) {
              received.add(request);
            }
            Queue<Function<RecordedRequest, MockResponse>> queue =
                answers.get(request.getUrl().encodedPath());
            Function<RecordedRequest, MockResponse> next = queue == null ? null : queue.poll();
            return next == null ? reply(418, "{}") : next.apply(request);
          }
        });
  }

  /** A source that is signed in with an access token that needs no refresh. */
  ClioSource signedIn() {
    store.stored =
        Optional.of(
            new RefreshTokens.Tokens(
                () -> "RT-stored",
                Optional.of(new AccessToken("AT-stored", NOW.plus(Duration.ofDays(1))))));
    return source();
  }

  /** A source as the store has it. */
  ClioSource source() {
    return new ClioSource(settings(), store, gate(), redactor, clock(), progress);
  }

  /** What reads the listings of such a source. */
  ClioReader reader(int mostPages) {
    Notes notes = new Notes();
    HttpGate gate = gate();
    AccessTokens tokens = new AccessTokens(settings(), store, gate, redactor, clock(), notes);
    return new ClioReader(
        base(), new ClioApi(settings(), tokens, gate), notes, mostPages, progress);
  }

  private static HttpGate gate() {
    VirtualTime time = new VirtualTime();
    return new HttpGate(
        new HttpTransport(HttpLimits.standard(), ProxySelector.of(null)),
        new RateLimit(1_000, Duration.ofMinutes(1), RateHeaders.none(), time::now),
        RetryPolicy.standard(),
        new HttpGate.Timing(time::now, time::sleep, () -> 0.5),
        HttpTrace.silent());
  }

  ClioSettings settings() {
    return new ClioSettings(
        base(), "4.0.13", () -> "client-7", () -> "s+cr/t", sources, firmZone, "US");
  }

  BaseUrl base() {
    return BaseUrl.parse("http://127.0.0.1:" + server.getPort());
  }

  private Clock clock() {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        return now;
      }
    };
  }

  FakeClio on(String path, String body) {
    return on(path, 200, body);
  }

  FakeClio on(String path, int status, String body) {
    return on(path, request -> reply(status, body));
  }

  FakeClio on(String path, Function<RecordedRequest, MockResponse> answer) {
    answers.computeIfAbsent(path, any -> new ConcurrentLinkedQueue<>()).add(answer);
    return this;
  }

  static MockResponse reply(int status, String body) {
    return new MockResponse.Builder()
        .code(status)
        .addHeader("Content-Type", "application/json")
        .body(body)
        .build();
  }

  /** A listing of rows that are written here, on one page. */
  static String page(String... rows) {
    return "{\"data\":[" + String.join(",", rows) + "],\"meta\":{\"paging\":{}}}";
  }

  /** A page that names a next one. */
  String pageBefore(String next, String... rows) {
    return "{\"data\":[%s],\"meta\":{\"paging\":{\"next\":\"%s\"}}}"
        .formatted(String.join(",", rows), next);
  }

  static String resource(String name) {
    try (InputStream in = FakeClio.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException(name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All calls so far. */
  List<RecordedRequest> received() {
    synchronized (received) {
      return List.copyOf(received);
    }
  }

  /** The address of the one call to this path. */
  HttpUrl asked(String path) {
    List<RecordedRequest> calls = calls(path);
    if (calls.size() != 1) {
      throw new AssertionError(path + " was called " + calls.size() + " times");
    }
    return calls.get(0).getUrl();
  }

  List<RecordedRequest> calls(String path) {
    return received().stream().filter(call -> call.getUrl().encodedPath().equals(path)).toList();
  }

  /** A store that works in memory, or fails to. */
  static final class Store implements RefreshTokens {
    Optional<Tokens> stored = Optional.empty();
    Optional<String> notStored = Optional.empty();
    Runnable beforeExchange = () -> {};

    @Override
    public synchronized Optional<Tokens> stored() {
      return stored;
    }

    @Override
    public synchronized Exchanged exchange(Function<Optional<Tokens>, Tokens> exchange) {
      beforeExchange.run();
      Tokens tokens = exchange.apply(stored);
      if (notStored.isEmpty()) {
        stored = Optional.of(tokens);
      }
      return new Exchanged(tokens, notStored);
    }
  }

  /** A clock that moves only when somebody sleeps. */
  private static final class VirtualTime {
    private Duration now = Duration.ZERO;

    synchronized Duration now() {
      return now;
    }

    synchronized void sleep(Duration wait) {
      now = now.plus(wait);
    }
  }
}
