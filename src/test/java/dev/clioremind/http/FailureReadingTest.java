package dev.clioremind.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.clioremind.http.HttpOutcome.Kind;
import dev.clioremind.http.HttpOutcome.NotSent;
import dev.clioremind.http.HttpOutcome.NotSent.Reason;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The exceptions of {@code java.net.http}, in the shapes in which they were observed. */
@Timeout(10)
class FailureReadingTest {

  static Stream<Arguments> proven() {
    return Stream.of(
        arguments(new HttpConnectTimeoutException("secret"), Reason.CONNECT_TIMEOUT),
        arguments(because(new ConnectException(), new ClosedChannelException()), Reason.REFUSED),
        arguments(new ConnectException("secret"), Reason.REFUSED),
        arguments(
            because(new ConnectException(), new UnresolvedAddressException()),
            Reason.NAME_NOT_FOUND),
        arguments(
            because(new ConnectException(), new UnknownHostException("secret")),
            Reason.NAME_NOT_FOUND),
        arguments(new SSLHandshakeException("secret"), Reason.CERTIFICATE));
  }

  @ParameterizedTest
  @MethodSource("proven")
  void what_failed_before_the_request_was_not_sent(Exception failure, Reason reason) {
    HttpOutcome outcome = FailureReading.of(new ExecutionException(failure), "a.example.com");
    assertThat(((NotSent) outcome).reason()).isEqualTo(reason);
    assertThat(outcome.inWords()).contains("a.example.com").doesNotContain("secret");
  }

  static Stream<Throwable> doubtful() {
    return Stream.of(
        new HttpTimeoutException("secret"),
        new TimeoutException("secret"),
        new InterruptedException("secret"),
        new IOException("HTTP/1.1 header parser received no bytes: secret"),
        new SocketException("Connection reset: secret"),
        new EOFException("secret"),
        new SSLException("secret"),
        new IOException(new OutOfMemoryError("secret")),
        new IllegalStateException("secret"),
        // A refused connection somewhere below proves nothing about the whole.
        because(new IOException("secret"), new ConnectException()));
  }

  @ParameterizedTest
  @MethodSource("doubtful")
  void everything_else_leaves_the_outcome_unknown(Throwable failure) {
    HttpOutcome outcome =
        FailureReading.of(
            new ExecutionException(new CompletionException(failure)), "a.example.com");
    assertThat(outcome.kind()).isEqualTo(Kind.UNKNOWN);
    assertThat(outcome.inWords()).contains("a.example.com").doesNotContain("secret");
  }

  @Test
  void a_certificate_out_of_its_time_is_said_to_be() {
    assertThat(
            FailureReading.of(
                    because(new SSLHandshakeException(""), new CertificateExpiredException()),
                    "a.b")
                .inWords())
        .isEqualTo("the certificate of a.b has expired, or this machine's clock is wrong");
    assertThat(
            FailureReading.of(
                    because(new SSLHandshakeException(""), new CertificateNotYetValidException()),
                    "a.b")
                .inWords())
        .isEqualTo("the certificate of a.b is not valid yet, or this machine's clock is wrong");
  }

  private static <T extends Throwable> T because(T failure, Throwable cause) {
    failure.initCause(cause);
    return failure;
  }
}
