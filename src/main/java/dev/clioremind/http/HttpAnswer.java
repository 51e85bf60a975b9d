package dev.clioremind.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a service answered, read to its end. A body that was cut where its length was not announced
 * looks complete: whoever needs JSON must check that it is.
 *
 * @param status the HTTP status, 3xx included: redirects are never followed
 * @param headers names in any case
 * @param body decoded as UTF-8, whatever charset was announced; may hold client data
 */
public record HttpAnswer(int status, Map<String, List<String>> headers, String body) {

  public HttpAnswer {
    var anyCase = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
    headers.forEach((name, values) -> anyCase.put(name, List.copyOf(values)));
    headers = Collections.unmodifiableMap(anyCase);
  }

  /** The first value of a header, its name in any case. */
  public Optional<String> header(String name) {
    return headers.getOrDefault(name, List.of()).stream().findFirst();
  }

  /**
   * The server's own clock, from its {@code Date} header; empty if absent or unreadable. Waits that
   * a server names as a moment are measured against it, since our clock may be wrong.
   */
  public Optional<Instant> date() {
    return header("Date").flatMap(HttpAnswer::moment);
  }

  /** A moment in the form of RFC 1123, the only one that servers may still write (RFC 9110). */
  static Optional<Instant> moment(String text) {
    try {
      return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text.strip(), Instant::from));
    } catch (DateTimeException unreadable) {
      return Optional.empty();
    }
  }

  /** Nothing of headers and body. */
  @Override
  public String toString() {
    return "HttpAnswer[status=" + status + "]";
  }
}
