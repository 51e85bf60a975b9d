package dev.clioremind.sheets;

import dev.clioremind.core.ServiceException;

/**
 * A call that must not be repeated blindly went wrong in a way that leaves open whether it was
 * done.
 */
public final class InDoubtException extends RuntimeException {

  private final transient ServiceException trouble;

  /**
   * Wraps it.
   *
   * @param trouble what to throw when the doubt can't be settled
   */
  public InDoubtException(ServiceException trouble) {
    super(trouble.getMessage());
    this.trouble = trouble;
  }

  /** What to throw when the doubt can't be settled. */
  ServiceException trouble() {
    return trouble;
  }
}
