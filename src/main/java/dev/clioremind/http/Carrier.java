package dev.clioremind.http;

/**
 * Carries a call once and says what that proves: {@link HttpTransport}, or what a test puts in its
 * place. Never throws for what a network does.
 */
@FunctionalInterface
public interface Carrier {

  /** One try. */
  HttpOutcome exchange(HttpCall call);
}
