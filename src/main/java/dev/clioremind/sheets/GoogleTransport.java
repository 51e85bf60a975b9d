package dev.clioremind.sheets;

import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.LowLevelHttpRequest;
import com.google.api.client.http.LowLevelHttpResponse;
import dev.clioremind.http.HttpLimits;
import dev.clioremind.http.Patience;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Carries what Google's libraries send over the one HTTP client of the program, so that its limits
 * hold here as well: Google's own transport waits for each byte anew, and would read an answer
 * without end. A request's read time-out bounds the whole of it. Thread-safe.
 *
 * <p>Does not show where a redirect leads: the library that signs in would follow it, and hand the
 * refresh token to whatever host it names.
 */
public final class GoogleTransport extends HttpTransport {

  /** Compressed, as Google sends them, the rows of some hundred thousand reminders. */
  private static final int LARGEST_ANSWER = 48 << 20;

  private static final HttpLimits LIMITS =
      new HttpLimits(Duration.ofSeconds(10), Duration.ofMinutes(4), LARGEST_ANSWER);

  private final dev.clioremind.http.HttpTransport carrier;
  private final Patience patience;

  /**
   * Builds one.
   *
   * @param patience with answers that do not come
   */
  public GoogleTransport(ProxySelector proxies, Patience patience) {
    this.carrier = new dev.clioremind.http.HttpTransport(LIMITS.with(patience), proxies);
    this.patience = patience;
  }

  @Override
  public boolean supportsMethod(String method) {
    return true;
  }

  @Override
  protected LowLevelHttpRequest buildRequest(String method, String url) {
    return new Call(method, URI.create(url));
  }

  private final class Call extends LowLevelHttpRequest {
    private final String method;
    private final HttpRequest.Builder request;
    private Duration within = LIMITS.call();

    Call(String method, URI uri) {
      this.method = method;
      this.request = HttpRequest.newBuilder(uri);
    }

    @Override
    public void addHeader(String name, String value) throws IOException {
      try {
        request.header(name, value);
      } catch (IllegalArgumentException e) {
        throw new IOException("a header can't be written: " + name); // the cause shows the value
      }
    }

    @Override
    public void setTimeout(int connectMillis, int readMillis) {
      within = Duration.ofMillis(readMillis);
    }

    @Override
    public LowLevelHttpResponse execute() throws IOException {
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      if (getStreamingContent() != null) {
        addIfSet("Content-Type", getContentType());
        addIfSet("Content-Encoding", getContentEncoding());
        getStreamingContent().writeTo(body);
      }
      request.method(
          method,
          body.size() == 0
              ? BodyPublishers.noBody()
              : BodyPublishers.ofByteArray(body.toByteArray()));
      Answer answer = new Answer(carrier.carry(request.build(), patience.of(within)));
      if (answer.isCutOff()) {
        throw new IOException("the answer broke off");
      }
      return answer;
    }

    private void addIfSet(String name, @Nullable String value) throws IOException {
      if (value != null) {
        addHeader(name, value);
      }
    }
  }

  private static final class Answer extends LowLevelHttpResponse {
    private final HttpResponse<byte[]> response;
    private final List<Map.Entry<String, String>> headers;

    Answer(HttpResponse<byte[]> response) {
      this.response = response;
      this.headers =
          response.headers().map().entrySet().stream()
              .filter(header -> !header.getKey().equalsIgnoreCase("Location"))
              .flatMap(
                  header ->
                      header.getValue().stream().map(value -> Map.entry(header.getKey(), value)))
              .toList();
    }

    /** A compressed body tells its end itself, and one with a length was counted. */
    boolean isCutOff() {
      String type = getContentType();
      return response.statusCode() / 100 == 2
          && response.body().length > 0
          && getContentEncoding() == null
          && type != null
          && type.contains("json")
          && !WholeJson.is(response.body());
    }

    @Override
    public InputStream getContent() {
      return new ByteArrayInputStream(response.body());
    }

    @Override
    public @Nullable String getContentEncoding() {
      return header("Content-Encoding");
    }

    @Override
    public @Nullable String getContentType() {
      return header("Content-Type");
    }

    private @Nullable String header(String name) {
      return response.headers().firstValue(name).orElse(null);
    }

    @Override
    public long getContentLength() {
      return response.body().length;
    }

    @Override
    public int getStatusCode() {
      return response.statusCode();
    }

    @Override
    public String getStatusLine() {
      return "HTTP/1.1 " + response.statusCode();
    }

    @Override
    public String getReasonPhrase() {
      return "";
    }

    @Override
    public int getHeaderCount() {
      return headers.size();
    }

    @Override
    public String getHeaderName(int index) {
      return headers.get(index).getKey();
    }

    @Override
    public String getHeaderValue(int index) {
      return headers.get(index).getValue();
    }
  }
}
