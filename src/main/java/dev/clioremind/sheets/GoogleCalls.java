package dev.clioremind.sheets;

import com.google.api.client.googleapis.services.AbstractGoogleClientRequest;
import com.google.api.client.http.GenericUrl;
import com.google.api.client.http.HttpResponseException;
import com.google.auth.Credentials;
import dev.clioremind.core.ServiceException;
import dev.clioremind.core.time.Waiter;
import dev.clioremind.http.HttpStatus;
import dev.clioremind.http.NotCarriedException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Performs calls, and decides which are repeated. Google's own handlers repeat a POST after any
 * trouble, which would write a row several times; here an append is repeated only when it surely
 * was not done.
 */
final class GoogleCalls {

  private static final int REPEATS = 3;

  /**
   * So many failures with no success among them, of whatever call, and Google is down: to wait to
   * the end of each further call would take a run an hour and more.
   */
  private static final int DOWN = 6;

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration QUOTA_FIRST = Duration.ofSeconds(15);
  private static final Duration QUOTA_MOST = Duration.ofSeconds(60);

  private final SheetsErrors errors;
  private final Waiter waiter;
  private final RandomGenerator random;
  private final Clock clock;
  private final Consumer<String> trace;
  // The quota is per minute; a run that still meets it after this long should not go on.
  private Duration quotaBudget = Duration.ofMinutes(5);
  private final AtomicInteger failuresInARow = new AtomicInteger();

  /** What may be sent again. */
  enum Repeat {
    /** Reads, and writes that give the same result twice. */
    FREELY,
    /** Only what was surely not done. */
    WHEN_NOT_DONE
  }

  /** Makes a request; once per try, since Google's are not made to be sent twice. */
  @FunctionalInterface
  interface Preparation<T> {
    AbstractGoogleClientRequest<T> prepare() throws IOException;
  }

  /**
   * Performs them.
   *
   * @param clock how long a call takes, for the trace
   * @param trace told of each try: method, host and path, status, duration; never a body
   */
  GoogleCalls(
      SheetsErrors errors,
      Waiter waiter,
      RandomGenerator random,
      Clock clock,
      Consumer<String> trace) {
    this.errors = errors;
    this.waiter = waiter;
    this.random = random;
    this.clock = clock;
    this.trace = trace;
  }

  /**
   * Performs a call. Where Google is down, what may be repeated freely is not tried any more; what
   * must be written down is, once.
   *
   * @param what completes "could not ..."
   * @throws InDoubtException when a call that is not repeated freely may have been done
   */
  <T> T call(String what, Repeat repeat, Credentials credentials, Preparation<T> preparation) {
    if (repeat == Repeat.FREELY && isDown()) {
      throw errors.down(what, "Google has not answered the last calls, so it was not asked again");
    }
    Duration quotaPause = QUOTA_FIRST;
    boolean renewed = false;
    for (int failures = 1; ; failures++) {
      // Apart from the call, so that its trouble has its own words; asks only when it must.
      signIn(credentials::getRequestMetadata);
      String trouble;
      boolean surelyNotDone = false;
      try {
        T answer = perform(preparation.prepare());
        if (answer != null) {
          failuresInARow.set(0);
          return answer;
        }
        trouble = "Google's answer was empty";
      } catch (HttpResponseException e) {
        if (e.getStatusCode() == 429) {
          failures--;
          quotaPause = waitForQuota(what, quotaPause);
          continue;
        }
        if (e.getStatusCode() == 401 && !renewed) {
          failures--;
          renewed = true;
          signIn(credentials::refresh);
          continue;
        }
        if (!SheetsErrors.isPassing(e.getStatusCode())) {
          throw errors.refused(what, e);
        }
        trouble = "Google answered %s".formatted(HttpStatus.inWords(e.getStatusCode()));
      } catch (NotCarriedException e) {
        surelyNotDone = e.surelyNotSent();
        trouble = String.valueOf(e.getMessage());
      } catch (IOException | IllegalArgumentException e) {
        trouble = "Google's answer could not be read";
      }
      failuresInARow.incrementAndGet();
      if (repeat == Repeat.WHEN_NOT_DONE && !surelyNotDone) {
        throw new InDoubtException(errors.down(what, trouble));
      }
      if (failures > REPEATS || isDown()) {
        throw errors.down(what, trouble);
      }
      pause(FIRST_PAUSE.multipliedBy(1L << (failures - 1)));
    }
  }

  /** One try. */
  private <T> @Nullable T perform(AbstractGoogleClientRequest<T> request) throws IOException {
    Instant begun = clock.instant();
    String came = "no answer";
    try {
      T answer = request.execute();
      came = Integer.toString(request.getLastStatusCode());
      return answer;
    } catch (HttpResponseException e) {
      came = Integer.toString(e.getStatusCode());
      throw e;
    } finally {
      GenericUrl address = request.buildHttpRequestUrl();
      trace.accept(
          "%s %s%s: %s in %s ms"
              .formatted(
                  request.getRequestMethod(),
                  address.getHost(),
                  address.getRawPath(),
                  came,
                  Duration.between(begun, clock.instant()).toMillis()));
    }
  }

  private boolean isDown() {
    return failuresInARow.get() >= DOWN;
  }

  /** Waits, with a little chance so that two runs do not keep step. */
  void pause(Duration length) {
    try {
      waiter.await(length.plusMillis((long) (length.toMillis() * random.nextDouble() / 4)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServiceException(
          ServiceException.Kind.UNAVAILABLE,
          "Interrupted while waiting for Google. Run this again.",
          e);
    }
  }

  private Duration waitForQuota(String what, Duration pause) {
    synchronized (this) {
      if (quotaBudget.compareTo(pause) < 0) {
        throw errors.down(what, "Google's quota of calls per minute stayed used up (429)");
      }
      quotaBudget = quotaBudget.minus(pause);
    }
    trace.accept(
        "Google's quota of calls per minute is used up: waits %s s".formatted(pause.toSeconds()));
    pause(pause);
    Duration next = pause.multipliedBy(2);
    return next.compareTo(QUOTA_MOST) < 0 ? next : QUOTA_MOST;
  }

  @FunctionalInterface
  private interface TokenFetch {
    void fetch() throws IOException;
  }

  private void signIn(TokenFetch token) {
    for (int failures = 1; ; failures++) {
      try {
        token.fetch();
        return;
      } catch (IOException | IllegalArgumentException e) {
        // The second is how Google's library says that an answer had another shape.
        if (e instanceof IOException refusal && !SheetsErrors.isPassing(refusal)) {
          throw errors.noToken(refusal);
        }
        failuresInARow.incrementAndGet();
        if (failures > REPEATS || isDown()) {
          throw errors.down("sign in to Google", "no token came");
        }
        pause(FIRST_PAUSE.multipliedBy(1L << (failures - 1)));
      }
    }
  }
}
