package dev.clioremind.http;

import java.io.IOException;

/**
 * A request that a library wrote came to no whole answer. Its words name the host, and hold neither
 * the request nor what came back.
 */
public final class NotCarriedException extends IOException {
  private static final long serialVersionUID = 1L;

  private final boolean surelyNotSent;

  NotCarriedException(HttpOutcome outcome) {
    super(outcome.inWords());
    this.surelyNotSent = RetryPolicy.provesNoEffect(outcome);
  }

  /** Whether the service has certainly not seen the request. */
  public boolean surelyNotSent() {
    return surelyNotSent;
  }
}
