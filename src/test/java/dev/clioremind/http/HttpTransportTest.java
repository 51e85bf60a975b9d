package dev.clioremind.http;

import static dev.clioremind.http.RawServer.closes;
import static dev.clioremind.http.RawServer.json;
import static dev.clioremind.http.RawServer.keepsSilent;
import static dev.clioremind.http.RawServer.resets;
import static dev.clioremind.http.RawServer.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.clioremind.Survives;
import dev.clioremind.http.HttpCall.Repeat;
import dev.clioremind.http.HttpOutcome.AnswerUnreadable;
import dev.clioremind.http.HttpOutcome.AnswerUnreadable.Fault;
import dev.clioremind.http.HttpOutcome.Answered;
import dev.clioremind.http.HttpOutcome.Kind;
import dev.clioremind.http.HttpOutcome.NotSent;
import dev.clioremind.http.HttpOutcome.NotSent.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each end of a call proves: the table of outcomes, row by row, against real sockets. */
@Timeout(20)
class HttpTransportTest {
  private static final HttpLimits SHORT =
      new HttpLimits(Duration.ofMillis(300), Duration.ofMillis(600), 1 << 20);
  private static final HttpLimits SHORT_CONNECT =
      new HttpLimits(Duration.ofMillis(200), Duration.ofSeconds(10), 1 << 20);
  private static final HttpLimits ROOMY =
      new HttpLimits(Duration.ofSeconds(5), Duration.ofSeconds(10), 1 << 20);

  /** The first call of a JVM loads the client, which may take longer than the limits under test. */
  @BeforeAll
  static void warmUp() throws IOException {
    try (RawServer server = new RawServer(says(json(200, "{}")))) {
      transport(ROOMY).exchange(post(server.uri("/")));
    }
  }

  @Test
  void a_request_that_cannot_be_written_was_not_sent() throws IOException {
    try (RawServer server = new RawServer(closes())) {
      var call =
          new HttpCall("CONNECT", server.uri("/"), Map.of(), "", "open a tunnel", Repeat.WHEN_SAFE);
      assertNotSent(transport(ROOMY).exchange(call), Reason.IMPOSSIBLE);
      assertThat(server.received()).isEmpty();
    }
  }

  @Test
  @Survives("2")
  void a_stalled_tls_handshake_was_not_sent() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      URI uri = URI.create("https://127.0.0.1:" + silent.getLocalPort() + "/");
      assertNotSent(transport(SHORT_CONNECT).exchange(post(uri)), Reason.CONNECT_TIMEOUT);
    }
  }

  @Test
  void a_refused_connection_was_not_sent() throws IOException {
    HttpOutcome outcome = transport(ROOMY).exchange(post(nobodyListens()));
    assertNotSent(outcome, Reason.REFUSED);
    assertThat(outcome.inWords())
        .isEqualTo("127.0.0.1 refused the connection or cannot be reached");
  }

  @Test
  @Survives("1b")
  void a_name_that_is_not_found_was_not_sent() {
    // No resolver asks the network about a name of 300 letters: it cannot exist.
    URI uri = URI.create("https://" + ("x".repeat(50) + ".").repeat(6) + "invalid/");
    assertNotSent(transport(ROOMY).exchange(post(uri)), Reason.NAME_NOT_FOUND);
  }

  @Test
  @Survives("3")
  void a_certificate_that_is_not_trusted_was_not_sent(@TempDir Path folder) throws Exception {
    ServerSocket secure =
        selfSigned(folder)
            .getServerSocketFactory()
            .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    try (RawServer server = new RawServer(secure, says(json(201, "{}")))) {
      URI uri = URI.create("https://localhost:" + server.port() + "/");
      HttpOutcome outcome = transport(ROOMY).exchange(post(uri));
      assertNotSent(outcome, Reason.CERTIFICATE);
      assertThat(outcome.inWords()).startsWith("the certificate of localhost is not trusted");
      assertThat(server.received()).isEmpty();
    }
  }

  @Test
  void silence_leaves_the_outcome_unknown() throws IOException {
    try (RawServer server = new RawServer(keepsSilent())) {
      HttpOutcome outcome = transport(SHORT).exchange(post(server.uri("/")));
      assertThat(outcome.kind()).isEqualTo(Kind.UNKNOWN);
      assertThat(outcome.inWords()).isEqualTo("127.0.0.1 did not answer in time");
      assertThat(server.received()).hasSize(1);
    }
  }

  @Test
  void a_reset_after_the_request_leaves_the_outcome_unknown() throws IOException {
    try (RawServer server = new RawServer(resets())) {
      assertThat(transport(ROOMY).exchange(post(server.uri("/"))).kind()).isEqualTo(Kind.UNKNOWN);
      assertThat(server.received()).hasSize(1);
    }
  }

  @Test
  void a_close_without_an_answer_leaves_the_outcome_unknown() throws IOException {
    try (RawServer server = new RawServer(closes())) {
      assertThat(transport(ROOMY).exchange(post(server.uri("/"))).kind()).isEqualTo(Kind.UNKNOWN);
      assertThat(server.received()).hasSize(1);
    }
  }

  @Test
  void a_head_that_is_not_http_leaves_the_outcome_unknown() throws IOException {
    try (RawServer server = new RawServer(says("220 mail.example.com ESMTP\r\n\r\n"))) {
      assertThat(transport(ROOMY).exchange(post(server.uri("/"))).kind()).isEqualTo(Kind.UNKNOWN);
    }
  }

  @Test
  void an_interrupt_while_the_server_has_it_leaves_the_outcome_unknown() throws IOException {
    Thread caller = Thread.currentThread();
    try (RawServer server =
        new RawServer(
            (socket, number) -> {
              caller.interrupt();
              keepsSilent().answer(socket, number);
            })) {
      HttpOutcome outcome = transport(ROOMY).exchange(post(server.uri("/")));
      assertThat(Thread.interrupted()).as("the thread stays interrupted").isTrue();
      assertThat(outcome.kind()).isEqualTo(Kind.UNKNOWN);
      assertThat(outcome.inWords()).isEqualTo("the call to 127.0.0.1 was interrupted");
    }
  }

  @Test
  void a_201_whose_body_is_cut_keeps_its_201() throws IOException {
    try (RawServer server =
        new RawServer(says("HTTP/1.1 201 Created\r\nContent-Length: 100\r\n\r\n{\"id\":"))) {
      assertThat(transport(ROOMY).exchange(post(server.uri("/"))))
          .isEqualTo(new AnswerUnreadable(201, Fault.CUT));
    }
  }

  @Test
  void a_201_whose_body_never_comes_keeps_its_201() throws IOException {
    try (RawServer server =
        new RawServer(
            (socket, number) -> {
              RawServer.write(socket, "HTTP/1.1 201 Created\r\nContent-Length: 100\r\n\r\n");
              keepsSilent().answer(socket, number);
            })) {
      assertThat(transport(SHORT).exchange(post(server.uri("/"))))
          .isEqualTo(new AnswerUnreadable(201, Fault.CUT));
    }
  }

  @Test
  void a_204_with_a_body_is_never_taken_for_not_sent() throws IOException {
    // Java 17 refuses such a head before it shows the status to anybody.
    try (RawServer server =
        new RawServer(says("HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\nhello"))) {
      assertThat(transport(ROOMY).exchange(post(server.uri("/"))).kind())
          .isIn(Kind.UNKNOWN, Kind.ANSWER_UNREADABLE);
    }
  }

  @Test
  @Survives("7")
  void a_body_that_drips_is_held_by_the_limit_of_the_whole_call() throws IOException {
    try (RawServer server =
        new RawServer(
            (socket, number) -> {
              RawServer.write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
              for (int i = 0; i < 1_000; i++) {
                RawServer.write(socket, " ");
                Thread.sleep(20);
              }
            })) {
      long begun = System.nanoTime();
      HttpOutcome outcome = transport(SHORT).exchange(post(server.uri("/")));
      assertThat(outcome).isEqualTo(new AnswerUnreadable(200, Fault.CUT));
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
    }
  }

  @Test
  void after_the_time_limit_the_exchange_does_not_live_on() throws Exception {
    var hungUp = new CountDownLatch(1);
    try (RawServer server =
        new RawServer(
            (socket, number) -> {
              try {
                if (socket.getInputStream().read() < 0) {
                  hungUp.countDown();
                }
              } catch (IOException reset) {
                hungUp.countDown();
              }
            })) {
      assertThat(transport(SHORT).exchange(post(server.uri("/"))).kind()).isEqualTo(Kind.UNKNOWN);
      assertThat(hungUp.await(5, TimeUnit.SECONDS)).as("the client hung up").isTrue();
    }
  }

  @Test
  @Survives("23a")
  void a_body_of_200_megabytes_is_stopped_after_the_first() throws IOException {
    var written = new AtomicLong();
    try (RawServer server =
        new RawServer(
            (socket, number) -> {
              RawServer.write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 209715200\r\n\r\n");
              String block = " ".repeat(1 << 16);
              for (int i = 0; i < 3_200; i++) {
                RawServer.write(socket, block);
                written.addAndGet(block.length());
              }
            })) {
      assertThat(transport(ROOMY).exchange(get(server.uri("/"))))
          .isEqualTo(new AnswerUnreadable(200, Fault.TOO_LARGE));
      assertThat(written.get()).isLessThan(100_000_000);
    }
  }

  @Test
  void a_body_of_just_the_limit_is_read() throws IOException {
    try (RawServer server = new RawServer(says(json(200, " ".repeat(1 << 20))))) {
      assertThat(answered(transport(ROOMY).exchange(get(server.uri("/")))).body()).hasSize(1 << 20);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"caf\u00e9", "\u00ff\u00fe", "\u00c3", "\u00ed\u00a0\u0080"})
  @Survives("23c")
  void a_body_that_is_not_utf8_is_unreadable_whatever_it_claims(String latin) throws IOException {
    // json() writes ISO-8859-1, so these characters are the bytes themselves.
    try (RawServer server = new RawServer(says(json(200, "\"" + latin + "\"")))) {
      assertThat(transport(ROOMY).exchange(get(server.uri("/"))))
          .isEqualTo(new AnswerUnreadable(200, Fault.NOT_TEXT));
    }
  }

  @Test
  void utf8_is_read_on_a_machine_that_believes_in_ascii() throws IOException {
    byte[] utf8 = "\"Zo\u00eb \ud83d\ude80\"".getBytes(StandardCharsets.UTF_8);
    String bytes = new String(utf8, StandardCharsets.ISO_8859_1);
    try (RawServer server = new RawServer(says(json(200, bytes)))) {
      assertThat(answered(transport(ROOMY).exchange(get(server.uri("/")))).body())
          .isEqualTo("\"Zo\u00eb \ud83d\ude80\"");
    }
  }

  @Test
  @Survives("23b")
  void a_compressed_body_that_nobody_asked_for_is_unreadable() throws IOException {
    try (RawServer server = new RawServer(says(json(200, "{}", "Content-Encoding: gzip")))) {
      assertThat(transport(ROOMY).exchange(get(server.uri("/"))))
          .isEqualTo(new AnswerUnreadable(200, Fault.NOT_TEXT));
    }
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        200, 201, 301, 400, 401, 402, 403, 404, 408, 409, 422, 429, 451, 500, 502, 503, 504, 522
      })
  void a_whole_answer_is_given_as_it_is(int status) throws IOException {
    try (RawServer server = new RawServer(says(json(status, "{\"a\":1}", "X-Request-Id: r1")))) {
      HttpAnswer answer = answered(transport(ROOMY).exchange(post(server.uri("/"))));
      assertThat(answer.status()).isEqualTo(status);
      assertThat(answer.body()).isEqualTo("{\"a\":1}");
      assertThat(answer.header("x-request-ID")).hasValue("r1");
      assertThat(server.received()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void a_redirect_is_not_followed_and_the_token_goes_nowhere_else(int status) throws IOException {
    try (RawServer other = new RawServer(says(json(200, "{}")));
        RawServer server =
            new RawServer(says(json(status, "", "Location: " + other.uri("/elsewhere"))))) {
      HttpCall call = post(server.uri("/")).withBearer(() -> "pit-00000000-invented");
      assertThat(answered(transport(ROOMY).exchange(call)).status()).isEqualTo(status);
      assertThat(other.received()).isEmpty();
    }
  }

  @Test
  void the_server_receives_what_the_call_says() throws IOException {
    try (RawServer server = new RawServer(says(json(201, "{}")))) {
      HttpCall call =
          HttpCall.post(
                  server.uri("/messages?x=%2B1"),
                  "send a message through GoHighLevel",
                  "{\"message\":\"Zo\u00eb\"}",
                  "application/json",
                  Repeat.NEVER_AFTER_DOUBT)
              .withHeader("Version", "2021-04-15")
              .withBearer(() -> "pit-00000000-invented");
      transport(ROOMY).exchange(call);
      assertThat(server.received())
          .singleElement()
          .asString()
          .startsWith("POST /messages?x=%2B1 HTTP/1.1\r\n")
          .contains("Version: 2021-04-15\r\n")
          .contains("Content-Type: application/json\r\n")
          .contains("Authorization: Bearer pit-00000000-invented\r\n")
          .endsWith("\r\n\r\n{\"message\":\"Zo\u00c3\u00ab\"}")
          .doesNotContain("h2c");
    }
  }

  @Test
  void the_answers_own_date_is_read() throws IOException {
    try (RawServer server =
        new RawServer(says(json(200, "{}", "Date: Sun, 22 Nov 2026 15:03:12 GMT")))) {
      assertThat(answered(transport(ROOMY).exchange(get(server.uri("/")))).date())
          .hasValue(Instant.parse("2026-11-22T15:03:12Z"));
    }
  }

  @Test
  void no_thread_of_the_client_keeps_the_program_alive() throws IOException {
    try (RawServer server = new RawServer(says(json(200, "{}")))) {
      transport(ROOMY).exchange(get(server.uri("/")));
      assertThat(Thread.getAllStackTraces().keySet())
          .filteredOn(thread -> thread.getName().startsWith("HttpClient-"))
          .isNotEmpty()
          .allMatch(Thread::isDaemon);
    }
  }

  @Test
  @Survives("59a")
  void a_proxy_is_asked_for_a_tunnel_and_never_sees_the_token() throws IOException {
    try (RawServer proxy = new RawServer(says("HTTP/1.1 503 No\r\nContent-Length: 0\r\n\r\n"))) {
      HttpOutcome outcome = through(proxy);
      assertThat(outcome.kind()).isEqualTo(Kind.UNKNOWN);
      assertThat(proxy.received())
          .isNotEmpty()
          .allSatisfy(
              request ->
                  assertThat(request)
                      .startsWith("CONNECT services.example.com:443 HTTP/1.1\r\n")
                      .doesNotContain("pit-"));
    }
  }

  @Test
  void a_proxy_that_asks_for_a_password_let_nothing_through() throws IOException {
    try (RawServer proxy =
        new RawServer(says(json(407, "", "Proxy-Authenticate: Basic realm=x")))) {
      HttpOutcome outcome = through(proxy);
      assertNotSent(outcome, Reason.PROXY);
      assertThat(outcome.inWords())
          .isEqualTo("the proxy before services.example.com asks for a password");
    }
  }

  /** A POST to a name that this machine cannot and need not resolve, by way of a proxy. */
  private static HttpOutcome through(RawServer proxy) {
    ProxySelector proxies =
        EnvironmentProxies.from(
            Map.of("HTTPS_PROXY", "http://127.0.0.1:" + proxy.port()), HttpClient.Builder.NO_PROXY);
    HttpCall call =
        post(URI.create("https://services.example.com/messages"))
            .withBearer(() -> "pit-00000000-invented");
    return new HttpTransport(ROOMY, proxies).exchange(call);
  }

  private static HttpTransport transport(HttpLimits limits) {
    return new HttpTransport(limits, HttpClient.Builder.NO_PROXY);
  }

  private static HttpCall post(URI uri) {
    return HttpCall.post(uri, "send a message", "{}", "application/json", Repeat.NEVER_AFTER_DOUBT);
  }

  private static HttpCall get(URI uri) {
    return HttpCall.get(uri, "read a list");
  }

  private static HttpAnswer answered(HttpOutcome outcome) {
    assertThat(outcome).isInstanceOf(Answered.class);
    return ((Answered) outcome).answer();
  }

  private static void assertNotSent(HttpOutcome outcome, Reason reason) {
    assertThat(outcome).isInstanceOf(NotSent.class);
    assertThat(((NotSent) outcome).reason()).isEqualTo(reason);
  }

  private static URI nobodyListens() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/");
    }
  }

  private static SSLContext selfSigned(Path folder) throws Exception {
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    assumeTrue(Files.isExecutable(keytool), "a JDK, not a JRE");
    Path store = folder.resolve("self-signed.p12");
    Process process =
        new ProcessBuilder(
                keytool.toString(),
                "-genkeypair",
                "-keystore",
                store.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                "invented",
                "-alias",
                "a",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost")
            .redirectErrorStream(true)
            .start();
    process.getInputStream().readAllBytes();
    assertThat(process.waitFor(15, TimeUnit.SECONDS)).isTrue();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, "invented".toCharArray());
    }
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, "invented".toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }
}
