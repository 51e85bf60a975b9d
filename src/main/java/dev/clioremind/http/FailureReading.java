package dev.clioremind.http;

import dev.clioremind.http.HttpOutcome.NotSent;
import dev.clioremind.http.HttpOutcome.NotSent.Reason;
import dev.clioremind.http.HttpOutcome.Unknown;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * What a failure proves, when no status was seen. By type and cause, never by message: a refused
 * connection and an unknown name both come without one, and some messages hold the request.
 */
final class FailureReading {
  private FailureReading() {}

  /** The order counts: a connect time-out is also a time-out, but only it proves something. */
  static HttpOutcome of(Throwable thrown, String host) {
    Throwable failure = thrown;
    while ((failure instanceof ExecutionException || failure instanceof CompletionException)
        && failure.getCause() != null) {
      failure = failure.getCause();
    }
    if (failure instanceof HttpConnectTimeoutException) {
      return new NotSent(
          Reason.CONNECT_TIMEOUT, "no connection to " + host + " came about in time");
    }
    if (failure instanceof ConnectException) {
      return causedBy(failure, UnresolvedAddressException.class)
              || causedBy(failure, UnknownHostException.class)
          ? new NotSent(Reason.NAME_NOT_FOUND, "the name " + host + " was not found")
          : new NotSent(Reason.REFUSED, host + " refused the connection or cannot be reached");
    }
    if (failure instanceof SSLHandshakeException) {
      return new NotSent(Reason.CERTIFICATE, "the certificate of " + host + fault(failure));
    }
    if (failure instanceof HttpTimeoutException || failure instanceof TimeoutException) {
      return new Unknown(host + " did not answer in time");
    }
    if (failure instanceof InterruptedException) {
      return new Unknown("the call to " + host + " was interrupted");
    }
    return new Unknown("the connection to " + host + " broke before an answer came");
  }

  private static String fault(Throwable failure) {
    if (causedBy(failure, CertificateExpiredException.class)) {
      return " has expired, or this machine's clock is wrong";
    }
    if (causedBy(failure, CertificateNotYetValidException.class)) {
      return " is not valid yet, or this machine's clock is wrong";
    }
    return " is not trusted, or no secure connection could be agreed on";
  }

  private static boolean causedBy(Throwable failure, Class<? extends Throwable> type) {
    @Nullable Throwable cause = failure;
    for (int depth = 0; cause != null && depth < 10; depth++) {
      if (type.isInstance(cause)) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }
}
