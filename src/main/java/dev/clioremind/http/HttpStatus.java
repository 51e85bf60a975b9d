package dev.clioremind.http;

/** The number by which a service answers, for whoever does not know the numbers. */
public final class HttpStatus {
  private static final int TIMEOUT = 408;
  private static final int TOO_MANY = 429;
  private static final int SERVICE_FAULT = 500;

  private HttpStatus() {}

  /** A status with what it means: {@code "429 (too many calls)"}. */
  public static String inWords(int status) {
    String number = Integer.toString(status);
    if (status >= SERVICE_FAULT) {
      return number + " (trouble on its side)";
    }
    return switch (status) {
      case TIMEOUT -> number + " (it waited too long)";
      case TOO_MANY -> number + " (too many calls)";
      default -> number;
    };
  }
}
