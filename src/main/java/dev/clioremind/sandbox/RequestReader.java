package dev.clioremind.sandbox;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Reads HTTP/1.1 requests from one connection, one after another. Not thread-safe. */
final class RequestReader {
  private static final int LONGEST_LINE = 256 * 1024;
  private static final int LARGEST_BODY = 64 * 1024 * 1024;

  private final InputStream in;
  private final OutputStream out;

  /** One request, not yet numbered. */
  record Request(
      String method,
      String path,
      Map<String, List<String>> query,
      Map<String, List<String>> headers,
      String body) {

    ReceivedCall numbered(int number, String service) {
      return new ReceivedCall(number, service, method, path, query, headers, body);
    }

    boolean keepsConnection() {
      return headers.getOrDefault("connection", List.of()).stream()
          .noneMatch(value -> value.toLowerCase(Locale.ROOT).contains("close"));
    }
  }

  /**
   * @param out where a client that asks is told to go on with its body
   */
  RequestReader(InputStream in, OutputStream out) {
    this.in = in;
    this.out = out;
  }

  /**
   * The next request; empty at the end of the connection.
   *
   * @throws IOException if the connection breaks or what comes is not HTTP
   */
  Optional<Request> next() throws IOException {
    Optional<String> first = line();
    if (first.isEmpty()) {
      return Optional.empty();
    }
    String[] parts = first.get().split(" ", -1);
    if (parts.length != 3 || !parts[2].startsWith("HTTP/1.")) {
      throw new IOException("not an HTTP/1.1 request line");
    }
    Map<String, List<String>> headers = headers();
    if (one(headers, "expect").equalsIgnoreCase("100-continue")) {
      out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      out.flush();
    }
    byte[] body = body(headers);
    String target = originForm(parts[1]);
    int mark = target.indexOf('?');
    String path = mark < 0 ? target : target.substring(0, mark);
    String text = new String(body, StandardCharsets.UTF_8);
    // Google's client turns a GET with a long address into a POST that says what it really is.
    boolean isLongGet =
        parts[0].equals("POST") && one(headers, "x-http-method-override").equals("GET");
    String query = isLongGet ? text : mark < 0 ? "" : target.substring(mark + 1);
    try {
      return Optional.of(
          new Request(
              isLongGet ? "GET" : parts[0],
              // A plus is itself in a path; only the query reads it as a space.
              EncodedForm.decode(path.replace("+", "%2B")),
              EncodedForm.parse(query),
              headers,
              isLongGet ? "" : text));
    } catch (IllegalArgumentException e) {
      throw new IOException("badly encoded request target", e);
    }
  }

  /** What a client sends through a proxy begins with scheme and host. */
  private static String originForm(String target) {
    if (target.startsWith("/")) {
      return target;
    }
    int host = target.indexOf("://");
    int path = host < 0 ? -1 : target.indexOf('/', host + 3);
    return path < 0 ? "/" : target.substring(path);
  }

  private Map<String, List<String>> headers() throws IOException {
    var headers = new LinkedHashMap<String, List<String>>();
    while (true) {
      String line = line().orElseThrow(() -> new EOFException("request cut in its head"));
      if (line.isEmpty()) {
        return frozen(headers);
      }
      int colon = line.indexOf(':');
      if (colon < 1) {
        throw new IOException("not a header line");
      }
      headers
          .computeIfAbsent(
              line.substring(0, colon).strip().toLowerCase(Locale.ROOT), key -> new ArrayList<>())
          .add(line.substring(colon + 1).strip());
    }
  }

  private byte[] body(Map<String, List<String>> headers) throws IOException {
    byte[] raw;
    if (one(headers, "transfer-encoding").toLowerCase(Locale.ROOT).contains("chunked")) {
      raw = chunks();
    } else {
      String length = one(headers, "content-length");
      raw = length.isEmpty() ? new byte[0] : exactly(number(length, 10));
    }
    if (!one(headers, "content-encoding").equalsIgnoreCase("gzip")) {
      return raw;
    }
    try (var inflated = new GZIPInputStream(new ByteArrayInputStream(raw))) {
      return inflated.readNBytes(LARGEST_BODY);
    }
  }

  private byte[] chunks() throws IOException {
    var whole = new ByteArrayOutputStream();
    while (true) {
      String head = line().orElseThrow(() -> new EOFException("request cut in its body"));
      int semicolon = head.indexOf(';');
      int size = number(semicolon < 0 ? head : head.substring(0, semicolon), 16);
      if (size == 0) {
        while (!line().orElse("").isEmpty()) {
          // Trailers have no meaning here.
        }
        return whole.toByteArray();
      }
      whole.write(exactly(size));
      line();
      if (whole.size() > LARGEST_BODY) {
        throw new IOException("request body too large");
      }
    }
  }

  private static int number(String text, int radix) throws IOException {
    try {
      int number = Integer.parseInt(text.strip(), radix);
      if (number >= 0 && number <= LARGEST_BODY) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new IOException("not a length", e);
    }
    throw new IOException("request body too large");
  }

  private byte[] exactly(int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("request cut in its body");
    }
    return bytes;
  }

  /** One line without its end; empty at the end of the stream. */
  private Optional<String> line() throws IOException {
    var bytes = new ByteArrayOutputStream();
    while (true) {
      int next = in.read();
      if (next < 0) {
        return Optional.empty();
      }
      if (next == '\n') {
        String line = bytes.toString(StandardCharsets.UTF_8);
        return Optional.of(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
      }
      bytes.write(next);
      if (bytes.size() > LONGEST_LINE) {
        throw new IOException("request line or header too long");
      }
    }
  }

  private static String one(Map<String, List<String>> headers, String name) {
    return headers.getOrDefault(name, List.of("")).get(0);
  }

  private static Map<String, List<String>> frozen(Map<String, List<String>> lists) {
    lists.replaceAll((name, values) -> List.copyOf(values));
    return Collections.unmodifiableMap(lists);
  }
}
