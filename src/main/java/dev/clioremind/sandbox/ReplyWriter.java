package dev.clioremind.sandbox;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Writes answers, whole and broken, to one connection. Not thread-safe. */
final class ReplyWriter {
  static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private static final int UNDECLARED = -1;
  private static final int OVERSIZE = 64 * 1024 * 1024;

  private final OutputStream out;
  private final InstantSource clock;

  /**
   * @param clock for the {@code Date} header: a test that plays another day needs a server that
   *     agrees
   */
  ReplyWriter(OutputStream out, InstantSource clock) {
    this.out = out;
    this.clock = clock;
  }

  void whole(Reply reply) throws IOException {
    byte[] body = bytes(reply);
    head(reply.status(), reply.headers(), body.length);
    if (hasBody(reply.status())) {
      out.write(body);
    }
    out.flush();
  }

  /** Half of the body; the caller ends the connection. */
  void half(Reply reply, boolean declared) throws IOException {
    byte[] body = bytes(reply);
    // An answer without a body can only be cut by promising one.
    head(reply.status(), reply.headers(), declared ? Math.max(body.length, 20) : UNDECLARED);
    out.write(body, 0, body.length / 2);
    out.flush();
  }

  /** Only the head, with the body's length; the body, to be written byte by byte, is returned. */
  byte[] headOnly(Reply reply) throws IOException {
    // Blanks, which JSON does not mind, make a short body last.
    byte[] body = "%-20s".formatted(reply.body()).getBytes(StandardCharsets.UTF_8);
    head(reply.status(), reply.headers(), body.length);
    out.flush();
    return body;
  }

  void oneByte(byte value) throws IOException {
    out.write(value);
    out.flush();
  }

  /** Bytes that are no text, declared as JSON. */
  void noise(int status, boolean compressed) throws IOException {
    byte[] body = {(byte) 0xff, (byte) 0xfe, 0, 1, 2, (byte) 0x80, '{', '"', (byte) 0xc3};
    head(status, compressed ? Map.of("Content-Encoding", "gzip") : Map.of(), body.length);
    out.write(body);
    out.flush();
  }

  void utf16(Reply reply) throws IOException {
    byte[] body = reply.body().getBytes(StandardCharsets.UTF_16);
    var headers = new LinkedHashMap<>(reply.headers());
    headers.put("Content-Type", "application/json; charset=utf-8");
    head(reply.status(), headers, body.length);
    out.write(body);
    out.flush();
  }

  /** Well-formed JSON, far larger than any real answer. */
  void oversized(int status) throws IOException {
    byte[] start = "{\"data\":[],\"padding\":\"".getBytes(StandardCharsets.US_ASCII);
    byte[] end = "\"}".getBytes(StandardCharsets.US_ASCII);
    byte[] block = new byte[64 * 1024];
    Arrays.fill(block, (byte) 'x');
    head(status, Map.of(), start.length + OVERSIZE + end.length);
    out.write(start);
    for (int written = 0; written < OVERSIZE; written += block.length) {
      out.write(block);
    }
    out.write(end);
    out.flush();
  }

  private void head(int status, Map<String, String> headers, int length) throws IOException {
    var head = new StringBuilder("HTTP/1.1 " + status + " " + reason(status) + "\r\n");
    var all = new LinkedHashMap<String, String>();
    all.put("Date", HTTP_DATE.format(clock.instant()));
    if (hasBody(status)) {
      if (headers.keySet().stream().noneMatch(name -> name.equalsIgnoreCase("Content-Type"))) {
        all.put("Content-Type", "application/json; charset=utf-8");
      }
      if (length == UNDECLARED) {
        all.put("Connection", "close");
      } else {
        all.put("Content-Length", Integer.toString(length));
      }
    }
    all.putAll(headers);
    all.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    out.write(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] bytes(Reply reply) {
    return reply.body().getBytes(StandardCharsets.UTF_8);
  }

  private static boolean hasBody(int status) {
    return status >= 200 && status != 204 && status != 304;
  }

  private static String reason(int status) {
    return switch (status / 100) {
      case 2 -> "OK";
      case 3 -> "Redirected";
      case 4 -> "Refused";
      default -> "Failed";
    };
  }
}
