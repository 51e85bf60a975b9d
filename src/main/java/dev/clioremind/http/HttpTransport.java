package dev.clioremind.http;

import dev.clioremind.http.HttpOutcome.AnswerUnreadable;
import dev.clioremind.http.HttpOutcome.Answered;
import dev.clioremind.http.HttpOutcome.NotSent;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The program's one {@link HttpClient}, shared by all gates: carries a call once and says what that
 * proves. Follows no redirect (a 307 would carry the token to another host), keeps no cookie,
 * answers no challenge. Its threads are daemons. Thread-safe.
 */
public final class HttpTransport implements Carrier {
  private final HttpLimits limits;
  private final ProxySelector proxies;
  private @Nullable HttpClient client;

  /**
   * @param proxies see {@link EnvironmentProxies}
   */
  public HttpTransport(HttpLimits limits, ProxySelector proxies) {
    this.limits = limits;
    this.proxies = proxies;
  }

  /**
   * Made at the first call, by whoever makes that: to read the certificates that Java trusts takes
   * a tenth of a second, which a run spends beside other work.
   */
  private synchronized HttpClient client() {
    if (client == null) {
      client =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .followRedirects(HttpClient.Redirect.NEVER)
              .connectTimeout(limits.connect())
              .proxy(proxies)
              .build();
    }
    return client;
  }

  @Override
  public HttpOutcome exchange(HttpCall call) {
    BodyLimit body = new BodyLimit(limits.bodyBytes());
    CompletableFuture<HttpResponse<byte[]>> answer;
    try {
      answer = client().sendAsync(request(call), body);
    } catch (IllegalArgumentException impossible) {
      return new NotSent(NotSent.Reason.IMPOSSIBLE, "the request could not be written as HTTP");
    }
    try {
      // HttpRequest.timeout would end at the headers, and orTimeout would leave the exchange alive.
      return read(call, answer.get(limits.call().toNanos(), TimeUnit.NANOSECONDS));
    } catch (ExecutionException failure) {
      return failed(call.uri(), body, failure);
    } catch (TimeoutException overdue) {
      answer.cancel(true);
      return failed(call.uri(), body, overdue);
    } catch (InterruptedException interrupted) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      return failed(call.uri(), body, interrupted);
    }
  }

  /**
   * One try of a request that a library wrote, and whose answer, whatever its status, it reads
   * itself. An interrupt does not end it: the thread is interrupted when it returns.
   *
   * @param within for the whole exchange, instead of the limit for all calls
   * @throws NotCarriedException if no whole answer came
   */
  public HttpResponse<byte[]> carry(HttpRequest request, Duration within)
      throws NotCarriedException {
    BodyLimit body = new BodyLimit(limits.bodyBytes());
    CompletableFuture<HttpResponse<byte[]>> answer = client().sendAsync(request, body);
    try {
      return uninterrupted(answer, within);
    } catch (ExecutionException failure) {
      throw new NotCarriedException(failed(request.uri(), body, failure));
    } catch (TimeoutException overdue) {
      answer.cancel(true);
      throw new NotCarriedException(failed(request.uri(), body, overdue));
    }
  }

  private static <T> T uninterrupted(CompletableFuture<T> future, Duration within)
      throws ExecutionException, TimeoutException {
    long end = System.nanoTime() + within.toNanos();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return future.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static HttpRequest request(HttpCall call) {
    BodyPublisher body =
        call.body().isEmpty()
            ? BodyPublishers.noBody()
            : BodyPublishers.ofString(call.body(), StandardCharsets.UTF_8);
    HttpRequest.Builder request = HttpRequest.newBuilder(call.uri()).method(call.method(), body);
    call.headers().forEach(request::header);
    return request.build();
  }

  private static HttpOutcome read(HttpCall call, HttpResponse<byte[]> response) {
    if (response.statusCode() == 407) {
      return new NotSent(
          NotSent.Reason.PROXY,
          "the proxy before " + call.uri().getHost() + " asks for a password");
    }
    boolean compressed =
        response
            .headers()
            .firstValue("Content-Encoding")
            .filter(coding -> !coding.strip().equalsIgnoreCase("identity"))
            .isPresent();
    if (!compressed) {
      try {
        String text =
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(response.body())).toString();
        return new Answered(new HttpAnswer(response.statusCode(), response.headers().map(), text));
      } catch (CharacterCodingException malformed) {
        // the same as compressed: below
      }
    }
    return new AnswerUnreadable(response.statusCode(), AnswerUnreadable.Fault.NOT_TEXT);
  }

  private HttpOutcome failed(URI uri, BodyLimit body, Exception failure) {
    OptionalInt status = body.status();
    return status.isPresent()
        ? new AnswerUnreadable(status.getAsInt(), body.fault())
        : FailureReading.of(failure, EnvironmentProxies.named(uri, proxies));
  }
}
