package dev.clioremind.sandbox;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a stand-in answers.
 *
 * @param headers beside {@code Content-Type}, which is JSON unless named here
 */
public record Reply(int status, Map<String, String> headers, String body) {

  public Reply {
    headers = Map.copyOf(headers);
  }

  /** The same with one more header. */
  public Reply withHeader(String name, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Reply(status, more, body);
  }

  /** A JSON answer without further headers. */
  public static Reply json(int status, String body) {
    return new Reply(status, Map.of(), body);
  }
}
