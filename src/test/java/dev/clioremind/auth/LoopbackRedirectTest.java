package dev.clioremind.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clioremind.auth.RedirectAnswer.Kind;
import dev.clioremind.core.ConfigurationException;
import dev.clioremind.core.ExitCode;
import dev.clioremind.core.send.StopSignal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LoopbackRedirectTest {

  private static final Duration LONG = Duration.ofSeconds(30);

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private URI redirect = URI.create("http://127.0.0.1:1/callback");
  private LoopbackRedirect listening;

  @BeforeEach
  void listen() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      redirect = URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/callback");
    }
    listening = LoopbackRedirect.listen(redirect);
  }

  @AfterEach
  void close() {
    listening.close();
    threads.shutdownNow();
  }

  private CompletableFuture<Optional<RedirectAnswer>> awaited() {
    return CompletableFuture.supplyAsync(
        () -> listening.await("the-state", LONG, StopSignal.never()), threads);
  }

  /** Sends a request line and gives back the status line and body. */
  private String ask(String target) throws IOException {
    try (Socket socket = new Socket(redirect.getHost(), redirect.getPort())) {
      socket
          .getOutputStream()
          .write(
              ("GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: */*\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void the_answer_with_the_right_state_is_taken_once() throws Exception {
    var answer = awaited();

    String page = ask("/callback?code=abc%2Fdef&state=the-state");

    assertThat(page)
        .startsWith("HTTP/1.1 200 OK\r\n")
        .contains("Cache-Control: no-store", "Referrer-Policy: no-referrer")
        .contains("Clio's answer has arrived")
        .doesNotContain("abc");
    assertThat(answer.get().flatMap(RedirectAnswer::code).map(s -> s.reveal())).contains("abc/def");
  }

  @Test
  void other_visitors_neither_sign_in_nor_end_the_wait() throws Exception {
    var answer = awaited();
    try (Socket idle = new Socket(redirect.getHost(), redirect.getPort())) {
      assertThat(ask("/callback?code=evil&state=forged")).startsWith("HTTP/1.1 400");
      assertThat(ask("/callback?code=evil")).startsWith("HTTP/1.1 400");
      assertThat(ask("/callback?error=access_denied&state=forged")).startsWith("HTTP/1.1 400");
      assertThat(ask("/callback")).startsWith("HTTP/1.1 400");
      assertThat(ask("/favicon.ico")).startsWith("HTTP/1.1 404");
      assertThat(ask("/callback/?code=a&state=the-state")).startsWith("HTTP/1.1 404");
      assertThat(answer).isNotDone();

      assertThat(ask("/callback?error=access_denied&state=the-state"))
          .contains("Clio did not let clio-remind in");
      assertThat(idle.isConnected()).isTrue();
    }
    assertThat(answer.get().map(RedirectAnswer::kind)).contains(Kind.DECLINED);
  }

  @Test
  void it_listens_on_this_machine_alone() throws IOException {
    assertThat(LoopbackRedirect.fits(redirect)).isTrue();
    assertThat(LoopbackRedirect.fits(URI.create("http://localhost:8765/callback"))).isFalse();
    assertThat(LoopbackRedirect.fits(URI.create("http://127.0.0.1/callback"))).isFalse();
    assertThat(LoopbackRedirect.fits(URI.create("https://app.clio.com/oauth/approval"))).isFalse();
    // Somebody else may listen on all addresses but this one, so it is this one that is taken.
    try (ServerSocket elsewhere = new ServerSocket()) {
      elsewhere.bind(new InetSocketAddress("127.0.0.2", redirect.getPort()));
      assertThat(elsewhere.isBound()).isTrue();
    }
  }

  @Test
  void a_port_that_is_taken_is_told() {
    assertThatThrownBy(() -> LoopbackRedirect.listen(redirect))
        .isInstanceOfSatisfying(
            ConfigurationException.class, e -> assertThat(e.fix()).contains("--no-browser"))
        .hasMessageContaining("Port " + redirect.getPort());
  }

  @Test
  void the_wait_has_an_end_and_ends_when_the_program_is_to_stop() {
    assertThat(listening.await("the-state", Duration.ofMillis(1), StopSignal.never())).isEmpty();
    assertThat(listening.await("the-state", LONG, () -> Optional.of(ExitCode.TERMINATED)))
        .isEmpty();
  }
}
