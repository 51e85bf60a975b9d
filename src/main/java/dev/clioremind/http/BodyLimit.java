package dev.clioremind.http;

import dev.clioremind.http.HttpOutcome.AnswerUnreadable.Fault;
import java.io.IOException;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of one answer up to a number of bytes, and remembers the status: when a body is
 * cut, the client throws and tells nothing of the 201 that came before.
 *
 * <p>{@code BodyHandlers.limiting} exists only from Java 25.
 */
final class BodyLimit implements BodyHandler<byte[]> {
  private final int bytes;
  private volatile int status;
  private volatile boolean exceeded;

  BodyLimit(int bytes) {
    this.bytes = bytes;
  }

  /** The status, once the head of an answer has arrived. */
  OptionalInt status() {
    int seen = status;
    return seen == 0 ? OptionalInt.empty() : OptionalInt.of(seen);
  }

  /** Why the body could not be had. */
  Fault fault() {
    return exceeded ? Fault.TOO_LARGE : Fault.CUT;
  }

  @Override
  public BodySubscriber<byte[]> apply(ResponseInfo info) {
    status = info.statusCode();
    return new Counting(BodySubscribers.ofByteArray());
  }

  private final class Counting implements BodySubscriber<byte[]> {
    private final BodySubscriber<byte[]> inner;
    private Flow.@Nullable Subscription upstream;
    private long seen;

    Counting(BodySubscriber<byte[]> inner) {
      this.inner = inner;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
      return inner.getBody();
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      upstream = subscription;
      inner.onSubscribe(subscription);
    }

    @Override
    public void onNext(List<ByteBuffer> part) {
      if (exceeded) {
        return;
      }
      for (ByteBuffer buffer : part) {
        seen += buffer.remaining();
      }
      if (seen <= bytes) {
        inner.onNext(part);
        return;
      }
      exceeded = true;
      if (upstream != null) {
        upstream.cancel();
      }
      inner.onError(new IOException("answer larger than " + bytes + " bytes"));
    }

    @Override
    public void onError(Throwable failure) {
      inner.onError(failure);
    }

    @Override
    public void onComplete() {
      if (!exceeded) {
        inner.onComplete();
      }
    }
  }
}
