package dev.clioremind.http;

import dev.clioremind.http.HttpCall.Repeat;
import dev.clioremind.http.HttpOutcome.Answered;
import dev.clioremind.http.HttpOutcome.NotSent;
import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * The way out to one service: every call passes its rate limit, and this is the only place that
 * repeats one. Thread-safe.
 */
public final class HttpGate {
  private static final Duration WORTH_TELLING = Duration.ofSeconds(1);

  private final Carrier carrier;
  private final RateLimit limit;
  private final RetryPolicy policy;
  private final Timing timing;
  private final HttpTrace trace;

  /**
   * Where time and chance come in.
   *
   * @param random from 0 to 1, callable from several threads
   */
  public record Timing(MonotonicClock clock, Sleeper sleeper, DoubleSupplier random) {}

  public HttpGate(
      Carrier carrier, RateLimit limit, RetryPolicy policy, Timing timing, HttpTrace trace) {
    this.carrier = carrier;
    this.limit = limit;
    this.policy = policy;
    this.timing = timing;
    this.trace = trace;
  }

  /**
   * The same way out for calls that the service does not count together with these: under as strict
   * a limit, but one of their own.
   */
  public HttpGate withItsOwnLimit() {
    return new HttpGate(carrier, limit.another(), policy, timing, trace);
  }

  /**
   * One try, as soon as the rate limit lets it go. An interrupt gives an outcome and leaves the
   * thread interrupted.
   */
  public HttpOutcome exchange(HttpCall call) {
    try {
      waitForTurn(call);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return new NotSent(
          NotSent.Reason.INTERRUPTED, "the run was interrupted before the call was sent");
    }
    Duration begun = timing.clock().now();
    HttpOutcome outcome = carrier.exchange(call);
    if (outcome instanceof Answered answered) {
      limit.learn(answered.answer());
    }
    if (RetryPolicy.throttled(outcome)) {
      limit.pause(policy.afterThrottling(outcome, limit.window(), 1));
    }
    trace.line(call + ": " + inShort(outcome) + " in " + since(begun).toMillis() + " ms");
    return outcome;
  }

  /**
   * Tries again as far as the call's {@link Repeat} allows, and gives the outcome of it all. A call
   * that is {@link Repeat#NEVER_AFTER_DOUBT} goes out a second time only after 429, or when no
   * connection came about. If one try left a doubt and the last proved only that itself was not
   * processed, the doubt is the outcome.
   */
  public HttpOutcome send(HttpCall call) {
    HttpOutcome outcome = exchange(call);
    HttpOutcome inAll = outcome;
    Duration firstEnded = timing.clock().now();
    int refusals = 0;
    int failures = 0;
    while (policy.mayRepeat(call.repeat(), outcome)) {
      boolean throttled = RetryPolicy.throttled(outcome);
      if (!throttled && ++failures >= policy.attempts()) {
        return inAll;
      }
      Duration wait =
          throttled
              ? policy.afterThrottling(outcome, limit.window(), ++refusals)
              : policy.afterFailure(outcome, failures, timing.random().getAsDouble());
      if (since(firstEnded).plus(wait).compareTo(policy.budget()) > 0) {
        return inAll;
      }
      if (throttled) {
        limit.pause(wait); // whoever shares the limit waits too
      } else if (!slept(wait)) {
        return inAll;
      }
      outcome = exchange(call);
      inAll =
          RetryPolicy.provesNoEffect(outcome) && !RetryPolicy.provesNoEffect(inAll)
              ? inAll
              : outcome;
    }
    return inAll;
  }

  /**
   * Reads: an answer below 500, except 429. Anything else is tried again and, if it stays so, is a
   * {@link ServiceDownException}.
   *
   * @param call one that is {@link Repeat#WHEN_SAFE}
   * @return also 3xx and 4xx: what they mean is the adapter's to say
   */
  public HttpAnswer read(HttpCall call) {
    if (call.repeat() != Repeat.WHEN_SAFE) {
      throw new IllegalArgumentException("a read may be repeated");
    }
    HttpOutcome outcome = send(call);
    if (outcome instanceof Answered answered
        && answered.answer().status() < 500
        && !RetryPolicy.throttled(outcome)) {
      return answered.answer();
    }
    throw new ServiceDownException(
        call.action(), outcome.inWords(String.valueOf(call.uri().getHost())), whatToDo(outcome));
  }

  private static String whatToDo(HttpOutcome outcome) {
    return switch (outcome.kind()) {
      case NOT_SENT ->
          switch (((NotSent) outcome).reason()) {
            case REFUSED, CONNECT_TIMEOUT ->
                "Check this machine's network and proxy, then run again.";
            case NAME_NOT_FOUND ->
                "Check this machine's network and the address in the configuration, then run"
                    + " again.";
            case CERTIFICATE ->
                "Check the address in the configuration and this machine's clock; behind a firewall"
                    + " that inspects traffic, its certificate must be known to Java.";
            case PROXY ->
                "Use a proxy that lets this machine through without a password (HTTPS_PROXY).";
            case INTERRUPTED -> "Run again.";
            case IMPOSSIBLE -> "This is a defect of the program: please report it.";
          };
      case ANSWER_UNREADABLE ->
          "Check the address in the configuration and that no proxy changes the answers, then run"
              + " again.";
      case ANSWERED, UNKNOWN -> "Run again later.";
    };
  }

  private void waitForTurn(HttpCall call) throws InterruptedException {
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedException(); // once it is on its way, nobody could say what became of it
    }
    for (Duration wait = limit.admit(); !wait.isZero(); wait = limit.admit()) {
      if (wait.compareTo(WORTH_TELLING) > 0) {
        trace.line(call + ": waits " + wait.toSeconds() + " s for the rate limit");
      }
      timing.sleeper().sleep(wait);
    }
  }

  /** False if the thread was interrupted, which it then still is. */
  private boolean slept(Duration wait) {
    try {
      timing.sleeper().sleep(wait);
      return true;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Duration since(Duration moment) {
    return timing.clock().now().minus(moment);
  }

  private static String inShort(HttpOutcome outcome) {
    return switch (outcome.kind()) {
      case ANSWERED -> String.valueOf(((Answered) outcome).answer().status());
      case NOT_SENT, ANSWER_UNREADABLE, UNKNOWN -> outcome.inWords();
    };
  }
}
