package dev.clioremind.http;

/**
 * Told of each try, for {@code -v}: method, host, path without the query, status, duration; never a
 * header or a body. What shows the line must pass it through {@link Redactor#oneLine}, since the
 * path of a webhook is a secret. Called from several threads.
 */
@FunctionalInterface
public interface HttpTrace {

  void line(String text);

  /** Tells nobody. */
  static HttpTrace silent() {
    return text -> {};
  }
}
