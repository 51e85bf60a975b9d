package dev.clioremind.http;

import java.net.URI;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * One call to a service: what to send, and what may be done when no clear answer comes.
 *
 * @param method {@code GET}, {@code POST} and so on
 * @param uri https, or this machine itself; no user-info, no fragment
 * @param headers names in any case, values in printable ASCII
 * @param body text, sent as UTF-8; empty: no body
 * @param action what is tried, in words that follow "Could not": {@code "read calendar entries from
 *     Clio"}; no client data
 */
public record HttpCall(
    String method,
    URI uri,
    Map<String, String> headers,
    String body,
    String action,
    Repeat repeat) {

  /** When a call may be sent again without asking anybody. */
  public enum Repeat {
    /** It only reads, or a second time does no harm: also after a lost answer or a 5xx. */
    WHEN_SAFE,
    /**
     * It has an effect: only when it was surely not processed (no connection came about, or 429).
     */
    NEVER_AFTER_DOUBT
  }

  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
  private static final Pattern PRINTABLE = Pattern.compile("[\\x20-\\x7E]*");

  /** {@link java.net.http.HttpRequest.Builder} refuses these, with the value in its message. */
  private static final Set<String> RESTRICTED =
      anyCase("connection", "content-length", "expect", "host", "upgrade");

  /**
   * @throws HttpSettingException if the address is not safe to call, or a header value (mostly: a
   *     token) holds a line break or another character that cannot be sent
   */
  public HttpCall {
    if (!TOKEN.matcher(method).matches()) {
      throw new IllegalArgumentException("not an HTTP method");
    }
    if (action.isBlank()) {
      throw new IllegalArgumentException("a call says in words what it tries");
    }
    SafeAddress.fault(uri)
        .ifPresent(
            fault -> {
              throw new HttpSettingException("Cannot " + action + ": the address " + fault + ".");
            });
    var checked = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    headers.forEach(
        (name, value) -> {
          if (!TOKEN.matcher(name).matches() || RESTRICTED.contains(name)) {
            throw new IllegalArgumentException("not a header that a call may set");
          }
          if (!PRINTABLE.matcher(value).matches()) {
            throw new HttpSettingException(
                "Cannot "
                    + action
                    + ": the value of the header "
                    + name
                    + " holds a line break or a character that is not plain ASCII. If it is a"
                    + " token, copy it again, as one line without blanks around it.");
          }
          checked.put(name, value);
        });
    headers = Collections.unmodifiableMap(checked);
  }

  /** A read. */
  public static HttpCall get(URI uri, String action) {
    return new HttpCall("GET", uri, Map.of(), "", action, Repeat.WHEN_SAFE);
  }

  /**
   * A POST. {@link Repeat#WHEN_SAFE} is for a search that is written as a POST.
   *
   * @param contentType {@code "application/json"}
   */
  public static HttpCall post(
      URI uri, String action, String body, String contentType, Repeat repeat) {
    return new HttpCall("POST", uri, Map.of("Content-Type", contentType), body, action, repeat);
  }

  /**
   * A DELETE. With {@link Repeat#WHEN_SAFE} a 404 may be the answer to the repeat of one that was
   * done.
   */
  public static HttpCall delete(URI uri, String action, Repeat repeat) {
    return new HttpCall("DELETE", uri, Map.of(), "", action, repeat);
  }

  /** The same call with one header added or replaced, its name in any case. */
  public HttpCall withHeader(String name, String value) {
    var more = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    more.putAll(headers);
    more.put(name, value);
    return new HttpCall(method, uri, more, body, action, repeat);
  }

  /**
   * The same call with {@code Authorization: Bearer}.
   *
   * @param token opens the secret: {@code secret::reveal}
   */
  public HttpCall withBearer(Supplier<String> token) {
    return withHeader("Authorization", "Bearer " + token.get());
  }

  /** Method and address without the query; nothing of headers and body. */
  @Override
  public String toString() {
    return method + " " + uri.getHost() + uri.getRawPath();
  }

  private static Set<String> anyCase(String... names) {
    var set = new TreeSet<String>(String.CASE_INSENSITIVE_ORDER);
    Collections.addAll(set, names);
    return Collections.unmodifiableSet(set);
  }
}
