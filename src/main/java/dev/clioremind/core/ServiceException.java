package dev.clioremind.core;

/**
 * A service that is down, or refuses the sign-in. The message says what was tried, what came back
 * and what to do.
 */
public final class ServiceException extends RuntimeException {

  private final Kind kind;

  /** What sort of trouble it is, which decides the exit code. */
  public enum Kind {
    /** Safe to run again: exit code 6. */
    UNAVAILABLE,
    /** Sign in again, or grant a permission: exit code 4. */
    SIGN_IN
  }

  /** Builds one; the message is a sentence for people, without secrets and client data. */
  public ServiceException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  public ServiceException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
