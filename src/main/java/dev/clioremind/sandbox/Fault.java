package dev.clioremind.sandbox;

import dev.clioremind.sandbox.Failure.Manner;
import dev.clioremind.sandbox.Failure.RetryAfter;
import java.net.URI;

/**
 * The failures that every call of the tool has to survive. Those whose names end in {@code
 * _PROCESSED} took effect at the service although the caller sees an error.
 */
public enum Fault {
  RESET_BEFORE(Failure.of(Manner.RESET, false)),
  RESET_AFTER(Failure.of(Manner.RESET, true)),
  CLOSED_AFTER(Failure.of(Manner.CLOSE, true)),
  NO_ANSWER(Failure.of(Manner.SILENCE, true)),
  NO_ANSWER_UNPROCESSED(Failure.of(Manner.SILENCE, false)),
  DRIP(Failure.of(Manner.DRIP, true)),
  TRUNCATED(Failure.of(Manner.TRUNCATE, true)),
  TRUNCATED_UNDECLARED(Failure.of(Manner.TRUNCATE_UNDECLARED, true)),
  STALE_CONNECTION(Failure.of(Manner.HANG_UP, true)),
  GARBAGE(Failure.of(Manner.NOISE, true)),
  GARBAGE_COMPRESSED(Failure.of(Manner.NOISE_COMPRESSED, true)),
  WRONG_CHARSET(Failure.of(Manner.OTHER_CHARSET, true)),
  WRONG_SHAPE(answer("application/json", "[\"unexpected\"]")),
  HTML(answer("text/html; charset=utf-8", "<html><body>Please sign in</body></html>")),
  /** The page of something before the service: a sign-in of the network, a proxy that is lost. */
  HTML_UNPROCESSED(
      Failure.status(200)
          .withHeader("Content-Type", "text/html; charset=utf-8")
          .withBody("<html><body>Please sign in</body></html>")),
  EMPTY(answer("application/json", "")),
  OVERSIZED(Failure.of(Manner.OVERSIZE, true)),

  BAD_REQUEST(Failure.status(400)),
  UNAUTHORIZED(Failure.status(401)),
  FORBIDDEN(Failure.status(403)),
  NOT_FOUND(Failure.status(404)),
  REQUEST_TIMEOUT(Failure.status(408)),
  REQUEST_TIMEOUT_PROCESSED(Failure.status(408).afterProcessing()),
  CONFLICT(Failure.status(409)),
  CONFLICT_PROCESSED(Failure.status(409).afterProcessing()),
  UNPROCESSABLE(Failure.status(422)),

  TOO_MANY(Failure.status(429)),
  TOO_MANY_SECONDS(Failure.status(429).withRetryAfter(RetryAfter.SECONDS)),
  TOO_MANY_DATE(Failure.status(429).withRetryAfter(RetryAfter.DATE)),
  TOO_MANY_SKEWED_DATE(Failure.status(429).withRetryAfter(RetryAfter.SKEWED_DATE)),
  TOO_MANY_RFC_850_DATE(Failure.status(429).withRetryAfter(RetryAfter.RFC_850_DATE)),
  TOO_MANY_GARBAGE(Failure.status(429).withRetryAfter(RetryAfter.GARBAGE)),
  TOO_MANY_NEGATIVE(Failure.status(429).withRetryAfter(RetryAfter.NEGATIVE)),
  TOO_MANY_WEEK(Failure.status(429).withRetryAfter(RetryAfter.WEEK)),

  SERVER_ERROR(Failure.status(500)),
  SERVER_ERROR_PROCESSED(Failure.status(500).afterProcessing()),
  BAD_GATEWAY(Failure.status(502)),
  BAD_GATEWAY_PROCESSED(Failure.status(502).afterProcessing()),
  UNAVAILABLE(Failure.status(503)),
  UNAVAILABLE_PROCESSED(Failure.status(503).afterProcessing()),
  GATEWAY_TIMEOUT(Failure.status(504)),
  GATEWAY_TIMEOUT_PROCESSED(Failure.status(504).afterProcessing()),

  /** To a host that does not exist; {@link Failure#redirect} leads to one that listens. */
  REDIRECT(Failure.redirect(307, URI.create("http://elsewhere.invalid/")));

  @SuppressWarnings("ImmutableEnumChecker") // a record that copies its map
  private final Failure failure;

  Fault(Failure failure) {
    this.failure = failure;
  }

  private static Failure answer(String contentType, String body) {
    return Failure.of(Manner.REPLACE, true).withHeader("Content-Type", contentType).withBody(body);
  }

  /** What this fault does. */
  public Failure failure() {
    return failure;
  }
}
