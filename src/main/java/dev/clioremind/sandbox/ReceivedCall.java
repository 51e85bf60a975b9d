package dev.clioremind.sandbox;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One request as a stand-in received it.
 *
 * @param number its place among all calls that the sandbox received, from 1
 * @param service the stand-in's name
 * @param method {@code GET}, {@code POST} and so on
 * @param path the decoded path, without the query
 * @param query decoded query parameters in the order received, each name with all its values
 * @param headers header names in lower case, each with all its values
 * @param body the body as text, inflated if it came compressed; empty without one
 */
public record ReceivedCall(
    int number,
    String service,
    String method,
    String path,
    Map<String, List<String>> query,
    Map<String, List<String>> headers,
    String body) {

  /** The first value of a query parameter. */
  public Optional<String> param(String name) {
    return query.getOrDefault(name, List.of()).stream().findFirst();
  }

  /** All values of a query parameter. */
  public List<String> params(String name) {
    return query.getOrDefault(name, List.of());
  }

  /** The first value of a header, its name in any case. */
  public Optional<String> header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream().findFirst();
  }
}
