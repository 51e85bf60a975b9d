package dev.clioremind.http;

/**
 * Something that a person set (an address, a token, a proxy) cannot be used. The message is a
 * sentence for that person and never shows the value of a secret.
 */
public final class HttpSettingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public HttpSettingException(String message) {
    super(message);
  }
}
