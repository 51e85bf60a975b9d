package dev.clioremind.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class StandInServerTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final Ledger ledger = new Ledger();
  private final Faults faults = new Faults();
  private final AtomicInteger handled = new AtomicInteger();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private StandInServer server;

  private final StandIn counting =
      new StandIn() {
        @Override
        public String name() {
          return "counting";
        }

        @Override
        public Reply handle(ReceivedCall call) {
          if (call.path().equals("/broken")) {
            throw new IllegalStateException("a defect");
          }
          handled.incrementAndGet();
          return Reply.json(201, "{\"id\":\"ünïcode-0123456789\"}");
        }
      };

  @BeforeEach
  void start() throws IOException {
    server = started(CallObserver.NONE);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private StandInServer started(CallObserver observer) throws IOException {
    return StandInServer.start(
        counting, 0, ledger, faults, Clock.fixed(NOON, ZoneOffset.UTC), observer);
  }

  private HttpRequest.Builder to(String pathAndQuery) {
    return HttpRequest.newBuilder(URI.create(server.baseUri() + pathAndQuery))
        .timeout(Duration.ofSeconds(5));
  }

  private HttpResponse<String> post(String path) throws IOException, InterruptedException {
    return client.send(
        to(path).POST(BodyPublishers.ofString("{}")).build(), BodyHandlers.ofString());
  }

  @Test
  void a_call_reaches_the_stand_in_decoded() throws Exception {
    client.send(
        to("/a%20b/c+d?ids[]=1&ids%5B%5D=2&q=x+y%2Bz&empty=").header("X-One", "Eins").build(),
        BodyHandlers.ofString());

    ReceivedCall call = ledger.entries().get(0).call();
    assertThat(call.number()).isEqualTo(1);
    assertThat(call.method()).isEqualTo("GET");
    assertThat(call.path()).isEqualTo("/a b/c+d");
    assertThat(call.query().keySet()).containsExactly("ids[]", "q", "empty");
    assertThat(call.params("ids[]")).containsExactly("1", "2");
    assertThat(call.param("q")).contains("x y+z");
    assertThat(call.headers()).containsEntry("x-one", List.of("Eins"));
  }

  @Test
  void a_compressed_and_chunked_body_arrives_as_text() throws Exception {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write("{\"name\":\"Zoë\"}".getBytes(StandardCharsets.UTF_8));
    }
    var unknownLength =
        BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(packed.toByteArray()));
    client.send(
        to("/x").header("Content-Encoding", "gzip").POST(unknownLength).build(),
        BodyHandlers.ofString());

    assertThat(ledger.entries().get(0).call().body()).isEqualTo("{\"name\":\"Zoë\"}");
  }

  @Test
  void the_answer_carries_the_date_of_the_given_clock() throws Exception {
    HttpResponse<String> answer = post("/x");

    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.body()).isEqualTo("{\"id\":\"ünïcode-0123456789\"}");
    assertThat(answer.headers().firstValue("Date")).contains("Sun, 22 Nov 2026 12:00:00 GMT");
    assertThat(ledger.entries().get(0).status()).isEqualTo(201);
    assertThat(ledger.entries().get(0).processed()).isTrue();
  }

  @Test
  void a_defect_in_a_stand_in_is_a_500_and_is_kept() throws Exception {
    assertThat(post("/broken").statusCode()).isEqualTo(500);
    assertThat(ledger.defects()).singleElement().isInstanceOf(IllegalStateException.class);
  }

  @Test
  void calls_to_several_servers_share_one_numbering() throws Exception {
    try (StandInServer second = started(CallObserver.NONE)) {
      post("/1");
      client.send(
          HttpRequest.newBuilder(second.baseUri().resolve("/2")).build(), BodyHandlers.ofString());
      post("/3");
    }
    assertThat(ledger.entries().stream().map(entry -> entry.call().path()))
        .containsExactly("/1", "/2", "/3");
    assertThat(ledger.callsTo("counting", "POST", "/3")).hasSize(1);
    assertThat(ledger.size()).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource
  void every_fault_spoils_its_call_and_only_its_call(Fault fault) throws Exception {
    post("/1");
    faults.failCall(2, fault);
    HttpRequest second = to("/2").POST(BodyPublishers.ofString("{}")).build();
    try {
      // The request's own timeout ends with the head; a dripping body outlives it.
      HttpResponse<String> answer =
          client.sendAsync(second, BodyHandlers.ofString()).get(2, TimeUnit.SECONDS);
      boolean right =
          answer.statusCode() == 201 && answer.body().equals("{\"id\":\"ünïcode-0123456789\"}");
      assertThat(right).isEqualTo(fault == Fault.STALE_CONNECTION);
    } catch (ExecutionException expected) {
      assertThat(fault.failure().manner())
          .isIn(Failure.Manner.RESET, Failure.Manner.CLOSE, Failure.Manner.TRUNCATE);
    } catch (TimeoutException expected) {
      assertThat(fault.failure().manner()).isIn(Failure.Manner.SILENCE, Failure.Manner.DRIP);
    }
    assertThat(handled.get()).isEqualTo(fault.failure().processed() ? 2 : 1);
    faults.release();

    assertThat(client.send(to("/3").build(), BodyHandlers.ofString()).statusCode()).isEqualTo(201);
    assertThat(faults.struck()).singleElement().matches(call -> call.path().equals("/2"));
    assertThat(ledger.defects()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TOO_MANY_SECONDS | 2",
        "TOO_MANY_DATE | Sun, 22 Nov 2026 12:00:02 GMT",
        "TOO_MANY_SKEWED_DATE | Sun, 22 Nov 2026 15:00:02 GMT",
        "TOO_MANY_RFC_850_DATE | Sunday, 22-Nov-26 12:00:02 GMT",
        "TOO_MANY_GARBAGE | soon",
        "TOO_MANY_NEGATIVE | -30",
        "TOO_MANY_WEEK | 604800"
      })
  void a_429_asks_to_wait_in_each_form(Fault fault, String retryAfter) throws Exception {
    faults.failNth(1, call -> true, fault);

    HttpResponse<String> answer = post("/x");
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValue("Retry-After")).contains(retryAfter);
  }

  @Test
  void a_server_whose_clock_is_wrong_says_so_itself() throws Exception {
    faults.failNth(1, call -> true, Fault.TOO_MANY_SKEWED_DATE);

    assertThat(post("/x").headers().allValues("Date"))
        .containsExactly("Sun, 22 Nov 2026 15:00:00 GMT");
  }

  @Test
  void no_answer_ends_when_it_is_released() throws Exception {
    faults.failCall(1, Fault.NO_ANSWER);
    var waiting =
        client.sendAsync(
            to("/x").POST(BodyPublishers.ofString("{}")).build(), BodyHandlers.ofString());
    while (faults.struck().isEmpty()) {
      Thread.onSpinWait();
    }
    faults.release();

    assertThatThrownBy(waiting::get)
        .hasCauseInstanceOf(IOException.class)
        .satisfies(e -> assertThat(e.getCause()).isNotInstanceOf(HttpTimeoutException.class));
  }

  @Test
  void the_nth_call_that_fits_fails() throws Exception {
    faults.failNth(2, Faults.to("counting", "POST", "/send"), Fault.UNAVAILABLE);

    assertThat(post("/send").statusCode()).isEqualTo(201);
    assertThat(post("/other").statusCode()).isEqualTo(201);
    assertThat(post("/send").statusCode()).isEqualTo(503);
    assertThat(post("/send").statusCode()).isEqualTo(201);
  }

  @Test
  void all_calls_that_fit_fail_until_healed() throws Exception {
    faults.failAll(
        Faults.to("counting", "POST", "/x"),
        Failure.status(404).withHeader("X-Why", "test").withBody("{}"));

    HttpResponse<String> answer = post("/x");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).isEqualTo("{}");
    assertThat(answer.headers().firstValue("X-Why")).contains("test");
    assertThat(post("/x").statusCode()).isEqualTo(404);
    faults.heal();
    assertThat(post("/x").statusCode()).isEqualTo(201);
  }

  @Test
  void a_redirect_leads_where_it_was_told() throws Exception {
    faults.failCall(1, Failure.redirect(307, URI.create("http://127.0.0.1:9/elsewhere")));

    HttpResponse<String> answer = post("/x");
    assertThat(answer.statusCode()).isEqualTo(307);
    assertThat(answer.headers().firstValue("Location")).contains("http://127.0.0.1:9/elsewhere");
    assertThat(handled.get()).isZero();
  }

  @Test
  void a_server_that_is_down_refuses_and_comes_back_on_its_port() throws Exception {
    server.goDown();
    assertThatThrownBy(() -> post("/x")).isInstanceOf(ConnectException.class);
    server.comeUp();
    assertThat(post("/x").statusCode()).isEqualTo(201);
  }

  @Test
  void a_server_that_refuses_answers_what_is_under_way_and_lets_no_connection_stand()
      throws Exception {
    server.close();
    server =
        started(
            new CallObserver() {
              @Override
              public void afterCall(ReceivedCall call, Reply reply) {
                if (call.path().equals("/last")) {
                  server.refuse();
                }
              }
            });
    post("/1");

    HttpResponse<String> last = post("/last");
    assertThat(last.statusCode()).isEqualTo(201);
    assertThat(last.headers().firstValue("Connection")).contains("close");
    assertThatThrownBy(() -> post("/x")).isInstanceOf(ConnectException.class);

    server.comeUp();
    assertThat(post("/x").statusCode()).isEqualTo(201);
    assertThat(ledger.size()).isEqualTo(3);
  }

  @Test
  void an_observer_sees_a_call_before_and_after_it_is_handled() throws Exception {
    var seen = new CopyOnWriteArrayList<String>();
    server.close();
    server =
        started(
            new CallObserver() {
              @Override
              public void beforeCall(ReceivedCall call) {
                seen.add("before " + handled.get());
              }

              @Override
              public void afterCall(ReceivedCall call, Reply reply) {
                seen.add("after " + handled.get() + " " + reply.status());
              }
            });
    post("/x");
    assertThat(seen).containsExactly("before 0", "after 1 201");
  }
}
