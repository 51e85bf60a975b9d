package dev.clioremind.http;

import static dev.clioremind.http.RawServer.closes;
import static dev.clioremind.http.RawServer.first;
import static dev.clioremind.http.RawServer.json;
import static dev.clioremind.http.RawServer.keepsSilent;
import static dev.clioremind.http.RawServer.resets;
import static dev.clioremind.http.RawServer.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.clioremind.Survives;
import dev.clioremind.http.HttpCall.Repeat;
import dev.clioremind.http.HttpOutcome.AnswerUnreadable;
import dev.clioremind.http.HttpOutcome.Kind;
import dev.clioremind.http.HttpOutcome.NotSent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is repeated and what is not, judged by what the server received. Waits are virtual. */
@Timeout(20)
class HttpGateTest {
  private static final HttpLimits ROOMY =
      new HttpLimits(Duration.ofSeconds(5), Duration.ofSeconds(10), 1 << 16);
  private static final HttpLimits SHORT =
      new HttpLimits(Duration.ofMillis(300), Duration.ofMillis(600), 1 << 16);

  @StartStop public final MockWebServer service = new MockWebServer();

  private final VirtualTime time = new VirtualTime();
  private final List<String> trace = Collections.synchronizedList(new ArrayList<>());
  private final HttpGate gate = gate(1_000, RateHeaders.none(), RetryPolicy.standard());

  static Stream<Arguments> doubtful() {
    return Stream.of(
        arguments("reset", resets()),
        arguments("close", closes()),
        arguments("not HTTP", says("hello\r\n\r\n")),
        arguments("408", says(json(408, "{}"))),
        arguments("409", says(json(409, "{}"))),
        arguments("500", says(json(500, "{}"))),
        arguments("502", says(json(502, "<html>"))),
        arguments("503 with Retry-After", says(json(503, "{}", "Retry-After: 1"))),
        arguments("504", says(json(504, "{}"))),
        arguments("500 cut", says("HTTP/1.1 500 X\r\nContent-Length: 9\r\n\r\n")),
        arguments("201 cut", says("HTTP/1.1 201 X\r\nContent-Length: 9\r\n\r\n{")),
        arguments("201 with latin text", says(json(201, "\u00e9"))),
        arguments("307", says(json(307, "", "Location: /again"))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("doubtful")
  void a_post_is_never_repeated_after_doubt(String name, RawServer.Behaviour behaviour)
      throws IOException {
    try (RawServer server = new RawServer(behaviour)) {
      gate.send(post(server.uri("/messages")));
      assertThat(server.received()).as(name).hasSize(1);
      assertThat(time.sleeps()).isEmpty();
    }
  }

  @Test
  void a_post_is_never_repeated_after_silence() throws IOException {
    try (RawServer server = new RawServer(keepsSilent())) {
      HttpOutcome outcome = hasty().send(post(server.uri("/messages")));
      assertThat(outcome.kind()).isEqualTo(Kind.UNKNOWN);
      assertThat(server.received()).hasSize(1);
    }
  }

  @Test
  void a_read_is_tried_again_after_silence() throws IOException {
    try (RawServer server = new RawServer(first(1, keepsSilent(), says(json(200, "[1]"))))) {
      assertThat(hasty().read(get(server.uri("/list"))).body()).isEqualTo("[1]");
      assertThat(server.received()).hasSize(2);
    }
  }

  @Test
  void a_post_refused_with_429_waits_and_is_sent_again() throws Exception {
    service.enqueue(answer(429, "Retry-After", "7"));
    service.enqueue(answer(201));
    assertThat(gate.send(post(serviceUri())).status()).hasValue(201);
    assertThat(service.getRequestCount()).isEqualTo(2);
    assertThat(time.slept()).isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void a_post_that_met_no_connection_is_tried_three_times() throws IOException {
    HttpOutcome outcome = gate.send(post(nobodyListens()));
    assertThat(((NotSent) outcome).reason()).isEqualTo(NotSent.Reason.REFUSED);
    assertThat(time.sleeps()).containsExactly(Duration.ofMillis(500), Duration.ofSeconds(1));
    assertThat(trace).hasSize(3);
  }

  @Test
  @Survives("12")
  void after_429_for_ever_the_last_refusal_comes_back_within_the_budget() {
    service.setDispatcher(always(answer(429, "Retry-After", "1")));
    assertThat(gate.send(post(serviceUri())).status()).hasValue(429);
    assertThat(time.slept()).isBetween(Duration.ofMinutes(4), RetryPolicy.standard().budget());
    assertThat(service.getRequestCount()).isBetween(5, 25);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0                             | 1",
        "5                             | 5",
        "604800                        | 120",
        "-5                            | 60",
        "soon                          | 60",
        "1e3                           | 60",
        "99999999999999999999          | 60",
        "Sun, 22 Nov 2026 15:00:42 GMT | 42",
        "Sun, 22 Nov 2026 16:00:00 GMT | 120",
        "Sun, 22 Nov 2026 14:59:00 GMT | 60",
        "Sunday, 22-Nov-26 15:00:42 GMT| 60",
        "Sun Nov 22 15:00:42 2026      | 60",
        "Mon, 22 Nov 2026 15:00:42 GMT | 60",
      })
  @Survives({"11a", "11b", "11c", "11d", "11e"})
  void each_form_of_retry_after_is_understood_or_replaced(String header, int seconds) {
    // The server's clock is years from ours: only its own Date counts.
    service.enqueue(answer(429, "Retry-After", header, "Date", "Sun, 22 Nov 2026 15:00:00 GMT"));
    service.enqueue(answer(200));
    gate.read(get(serviceUri()));
    assertThat(time.slept()).isEqualTo(Duration.ofSeconds(seconds));
  }

  @Test
  void whoever_shares_the_limit_waits_for_the_429_of_another() {
    service.enqueue(answer(429, "Retry-After", "30"));
    service.enqueue(answer(200));
    assertThat(gate.exchange(post(serviceUri())).status()).hasValue(429);
    assertThat(time.sleeps()).isEmpty();
    gate.exchange(get(serviceUri()));
    assertThat(time.slept()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void a_429_whose_body_is_cut_is_a_429() throws IOException {
    try (RawServer server =
        new RawServer(
            first(1, says("HTTP/1.1 429 X\r\nContent-Length: 9\r\n\r\n"), says(json(201, "{}"))))) {
      assertThat(gate.send(post(server.uri("/"))).status()).hasValue(201);
      assertThat(time.slept()).isEqualTo(Duration.ofMinutes(1));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("passingFaults")
  @Survives("21")
  void a_read_that_fails_is_tried_again(String name, RawServer.Behaviour fault) throws IOException {
    // Java itself sends a GET a second time when the connection dies without an answer.
    int times = name.startsWith("dropped") ? 2 : 1;
    try (RawServer server = new RawServer(first(times, fault, says(json(200, "[1]"))))) {
      assertThat(gate.read(get(server.uri("/list"))).body()).isEqualTo("[1]");
      assertThat(server.received()).hasSize(times + 1);
      assertThat(time.sleeps()).hasSize(1);
    }
  }

  static Stream<Arguments> passingFaults() {
    return Stream.of(
        arguments("dropped by close", closes()),
        arguments("dropped by reset", resets()),
        arguments("408", says(json(408, "{}"))),
        arguments("500", says(json(500, "{}"))),
        arguments("503", says(json(503, "{}"))),
        arguments("200 cut", says("HTTP/1.1 200 X\r\nContent-Length: 9\r\n\r\n[")));
  }

  @Test
  void a_search_written_as_a_post_is_tried_again_when_it_says_so() throws IOException {
    try (RawServer server = new RawServer(first(1, closes(), says(json(200, "{}"))))) {
      HttpCall search =
          HttpCall.post(
              server.uri("/search"), "search", "{}", "application/json", Repeat.WHEN_SAFE);
      assertThat(gate.read(search).status()).isEqualTo(200);
      assertThat(server.received()).hasSize(2);
    }
  }

  @Test
  void a_503_may_ask_for_a_longer_wait_than_ours() {
    service.enqueue(answer(503, "Retry-After", "17"));
    service.enqueue(answer(200));
    gate.read(get(serviceUri()));
    assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(17));
  }

  @Test
  void a_read_gives_up_after_three_tries_and_says_what_to_do() {
    service.setDispatcher(always(answer(503)));
    assertThatThrownBy(() -> gate.read(get(serviceUri())))
        .isInstanceOf(ServiceDownException.class)
        .hasMessage(
            "Could not read calendar entries from Clio: %s answered 503 (trouble on its side)."
                + " Run again later.",
            service.getHostName());
    assertThat(service.getRequestCount()).isEqualTo(3);
    assertThat(time.sleeps()).containsExactly(Duration.ofMillis(500), Duration.ofSeconds(1));
  }

  @Test
  void a_body_that_is_too_large_is_not_asked_for_again() throws IOException {
    try (RawServer server = new RawServer(says(json(200, " ".repeat(1 << 17))))) {
      assertThatThrownBy(() -> gate.read(get(server.uri("/list"))))
          .isInstanceOf(ServiceDownException.class)
          .hasMessage(
              "Could not read calendar entries from Clio: 127.0.0.1 answered 200, but the answer"
                  + " was too large. Check the address in the configuration and that no"
                  + " proxy changes the answers, then run again.");
      assertThat(server.received()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 204, 304, 307, 400, 401, 403, 404, 408, 410, 422})
  void a_read_gives_every_final_answer_below_500(int status) {
    service.setDispatcher(always(answer(status)));
    assertThat(gate.read(get(serviceUri())).status()).isEqualTo(status);
    assertThat(service.getRequestCount()).isEqualTo(status == 408 ? 3 : 1);
  }

  @Test
  void only_what_may_be_repeated_is_a_read() {
    assertThatIllegalArgumentException().isThrownBy(() -> gate.read(post(serviceUri())));
    assertThat(service.getRequestCount()).isZero();
  }

  @Test
  void a_doubt_outlives_a_repeat_that_certainly_did_nothing() throws IOException {
    // A DELETE may have worked at its first try; that the second was refused proves nothing of it.
    try (RawServer server =
        new RawServer(first(1, closes(), says(json(429, "{}", "Retry-After: 100"))))) {
      HttpCall delete =
          HttpCall.delete(server.uri("/schedule"), "withdraw a message", Repeat.WHEN_SAFE);
      assertThat(gate.send(delete).kind()).isEqualTo(Kind.UNKNOWN);
      assertThat(server.received()).hasSizeGreaterThan(1);
    }
  }

  @Test
  void a_delete_that_has_an_effect_is_not_repeated_after_doubt() throws IOException {
    try (RawServer server = new RawServer(closes())) {
      gate.send(
          HttpCall.delete(server.uri("/schedule"), "withdraw a message", Repeat.NEVER_AFTER_DOUBT));
      assertThat(server.received()).hasSize(1);
    }
  }

  @Test
  void an_interrupted_thread_sends_nothing_more() {
    Thread.currentThread().interrupt();
    HttpOutcome outcome = gate.send(post(serviceUri()));
    assertThat(Thread.interrupted()).as("the thread stays interrupted").isTrue();
    assertThat(((NotSent) outcome).reason()).isEqualTo(NotSent.Reason.INTERRUPTED);
    assertThat(service.getRequestCount()).isZero();
  }

  @Test
  void an_interrupt_during_a_wait_ends_the_repeats() {
    service.setDispatcher(always(answer(500)));
    HttpGate impatient =
        new HttpGate(
            transport(),
            limit(1_000, RateHeaders.none()),
            RetryPolicy.standard(),
            new HttpGate.Timing(
                time,
                wait -> {
                  throw new InterruptedException();
                },
                () -> 0.5),
            HttpTrace.silent());
    assertThat(impatient.send(get(serviceUri())).status()).hasValue(500);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(service.getRequestCount()).isEqualTo(1);
  }

  @Test
  void calls_beyond_the_limit_wait_for_the_window() {
    service.setDispatcher(always(answer(200)));
    HttpGate slow = gate(2, RateHeaders.none(), RetryPolicy.standard());
    for (int i = 0; i < 3; i++) {
      slow.read(get(serviceUri()));
    }
    assertThat(time.slept()).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(62));
    assertThat(trace).anyMatch(line -> line.endsWith(": waits 61 s for the rate limit"));
  }

  @Test
  void the_limit_learns_from_the_answers() {
    service.setDispatcher(
        always(
            answer(
                200,
                "Date",
                "Sun, 22 Nov 2026 15:00:00 GMT",
                "X-RateLimit-Limit",
                "50",
                "X-RateLimit-Remaining",
                "0",
                "X-RateLimit-Reset",
                "1795359620"))); // 20 s later
    HttpGate learning =
        gate(50, RateHeaders.withReset(Duration.ofMinutes(1)), RetryPolicy.standard());
    learning.read(get(serviceUri()));
    assertThat(time.slept()).isZero();
    learning.read(get(serviceUri()));
    assertThat(time.slept()).isEqualTo(Duration.ofSeconds(20));
  }

  @Test
  void the_trace_shows_path_and_status_and_no_secret() {
    service.enqueue(answer(200));
    URI uri = URI.create(serviceUri() + "?number=%2B12025550101");
    gate.read(get(uri).withBearer(() -> "pit-00000000-invented").withHeader("Version", "hush"));
    assertThat(trace).containsExactly("GET " + service.getHostName() + "/api/v4/list: 200 in 0 ms");
  }

  @Test
  void the_trace_says_why_there_was_no_answer() throws IOException {
    try (RawServer server = new RawServer(says("HTTP/1.1 201 X\r\nContent-Length: 9\r\n\r\n{"))) {
      assertThat(gate.send(post(server.uri("/messages"))))
          .isEqualTo(new AnswerUnreadable(201, AnswerUnreadable.Fault.CUT));
      assertThat(trace)
          .containsExactly(
              "POST 127.0.0.1/messages: the service answered 201, but the answer broke off in 0 ms");
    }
  }

  /** A gate that does not wait long for an answer, warm, so that the limit measures the answer. */
  private HttpGate hasty() {
    var transport = new HttpTransport(SHORT, HttpClient.Builder.NO_PROXY);
    service.enqueue(answer(200));
    transport.exchange(get(serviceUri()));
    return new HttpGate(
        transport,
        limit(1_000, RateHeaders.none()),
        RetryPolicy.standard(),
        new HttpGate.Timing(time, time, () -> 0.5),
        trace::add);
  }

  private HttpGate gate(int capacity, RateHeaders headers, RetryPolicy policy) {
    return new HttpGate(
        transport(),
        limit(capacity, headers),
        policy,
        new HttpGate.Timing(time, time, () -> 0.5),
        trace::add);
  }

  private RateLimit limit(int capacity, RateHeaders headers) {
    return new RateLimit(capacity, Duration.ofMinutes(1), headers, time);
  }

  private static HttpTransport transport() {
    return new HttpTransport(ROOMY, HttpClient.Builder.NO_PROXY);
  }

  private URI serviceUri() {
    return service.url("/api/v4/list").uri();
  }

  private static HttpCall get(URI uri) {
    return HttpCall.get(uri, "read calendar entries from Clio");
  }

  private static HttpCall post(URI uri) {
    return HttpCall.post(
        uri,
        "send a message through GoHighLevel",
        "{}",
        "application/json",
        Repeat.NEVER_AFTER_DOUBT);
  }

  private static MockResponse answer(int status, String... headers) {
    var answer = new MockResponse.Builder().code(status);
    for (int i = 0; i < headers.length; i += 2) {
      answer.setHeader(headers[i], headers[i + 1]);
    }
    return answer.build();
  }

  private static mockwebserver3.Dispatcher always(MockResponse answer) {
    return new mockwebserver3.Dispatcher() {
      @Override
      public MockResponse dispatch(RecordedRequest request) {
        return answer;
      }
    };
  }

  private static URI nobodyListens() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/");
    }
  }
}
