package dev.clioremind.sandbox;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One way in which a call fails; {@link Fault} names the usual ones, this describes any other.
 *
 * @param processed whether the stand-in handles the call, with all its effects, before it fails
 * @param status the status answered; 0 for the stand-in's own
 * @param headers beside {@code Content-Type}, which is JSON unless named here
 * @param body the body answered, where the manner has one
 */
public record Failure(
    Manner manner,
    boolean processed,
    int status,
    Map<String, String> headers,
    RetryAfter retryAfter,
    String body) {

  /** What happens on the connection. */
  public enum Manner {
    /** Reset, without a byte of an answer. */
    RESET,
    /** Ended in good order, without a byte of an answer. */
    CLOSE,
    /** Nothing, until {@link Faults#release} or the server's end. */
    SILENCE,
    /** The right answer, one byte at a time. */
    DRIP,
    /** The right head, half the body, end of connection. */
    TRUNCATE,
    /** The same without a declared length: the cut cannot be seen from the protocol. */
    TRUNCATE_UNDECLARED,
    /** The right answer; then the connection ends although it was to be kept. */
    HANG_UP,
    /** Another status, header or body. */
    REPLACE,
    /** The body is not text. */
    NOISE,
    /** The body claims to be compressed and is not. */
    NOISE_COMPRESSED,
    /** The right body in UTF-16, declared as UTF-8. */
    OTHER_CHARSET,
    /** A well-formed body of 64 MiB. */
    OVERSIZE
  }

  /** The forms of a {@code Retry-After} header that servers are known to send. */
  public enum RetryAfter {
    NONE,
    SECONDS,
    DATE,
    /** A date by a clock that is wrong; so is the answer's own {@code Date}, which tells it. */
    SKEWED_DATE,
    RFC_850_DATE,
    GARBAGE,
    NEGATIVE,
    WEEK;

    private static final Duration SHORT = Duration.ofSeconds(2);
    private static final Duration SKEW = Duration.ofHours(3);
    private static final DateTimeFormatter RFC_850 =
        DateTimeFormatter.ofPattern("EEEE, dd-MMM-yy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /** The server's idea of the time, which its {@code Date} header shows too. */
    Instant serverTime(Instant now) {
      return this == SKEWED_DATE ? now.plus(SKEW) : now;
    }

    /**
     * The header's value.
     *
     * @param now the server's idea of the time
     */
    Optional<String> value(Instant now) {
      return switch (this) {
        case NONE -> Optional.empty();
        case SECONDS -> Optional.of(Long.toString(SHORT.toSeconds()));
        case DATE, SKEWED_DATE -> Optional.of(ReplyWriter.HTTP_DATE.format(now.plus(SHORT)));
        case RFC_850_DATE -> Optional.of(RFC_850.format(now.plus(SHORT)));
        case GARBAGE -> Optional.of("soon");
        case NEGATIVE -> Optional.of("-30");
        case WEEK -> Optional.of(Long.toString(Duration.ofDays(7).toSeconds()));
      };
    }
  }

  public Failure {
    headers = Map.copyOf(headers);
  }

  /** A failure on the connection, the answer's content being the stand-in's own. */
  public static Failure of(Manner manner, boolean processed) {
    return new Failure(manner, processed, 0, Map.of(), RetryAfter.NONE, "");
  }

  /**
   * A status that the stand-in did not mean, the call not processed. The body has the error members
   * of all three services.
   */
  public static Failure status(int status) {
    var body =
        """
        {"error":{"type":"Injected","code":%1$s,"message":"injected fault","status":"INJECTED"},\
        "statusCode":%1$s,"message":"injected fault"}"""
            .formatted(status);
    return new Failure(Manner.REPLACE, false, status, Map.of(), RetryAfter.NONE, body);
  }

  /** A redirect, the call not processed. */
  public static Failure redirect(int status, URI target) {
    return status(status).withHeader("Location", target.toString());
  }

  /** The same, but with all the call's effects. */
  public Failure afterProcessing() {
    return new Failure(manner, true, status, headers, retryAfter, body);
  }

  /** The same with one more header. */
  public Failure withHeader(String name, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Failure(manner, processed, status, more, retryAfter, body);
  }

  /** The same with another body. */
  public Failure withBody(String text) {
    return new Failure(manner, processed, status, headers, retryAfter, text);
  }

  /** The same with a {@code Retry-After} header. */
  public Failure withRetryAfter(RetryAfter form) {
    return new Failure(manner, processed, status, headers, form, body);
  }
}
