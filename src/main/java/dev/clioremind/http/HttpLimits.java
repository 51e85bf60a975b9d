package dev.clioremind.http;

import java.time.Duration;

/**
 * The bounds of one try.
 *
 * @param connect for TCP and TLS together; shorter than {@code call}, so that a connection that
 *     never stood is known as such
 * @param call for the whole exchange, the body included
 * @param bodyBytes the largest body that is read
 */
public record HttpLimits(Duration connect, Duration call, int bodyBytes) {

  public HttpLimits {
    if (connect.isNegative() || connect.isZero() || connect.compareTo(call) >= 0) {
      throw new IllegalArgumentException("0 < connect < call");
    }
    if (bodyBytes < 1) {
      throw new IllegalArgumentException("a body needs room");
    }
  }

  /** 10 s to connect, 30 s in all, 16 MiB: a page of 200 entries with long texts fits ten times. */
  public static HttpLimits standard() {
    return new HttpLimits(Duration.ofSeconds(10), Duration.ofSeconds(30), 16 << 20);
  }

  /** The same bounds, in time as short as patience wants them. */
  public HttpLimits with(Patience patience) {
    return new HttpLimits(patience.of(connect), patience.of(call), bodyBytes);
  }
}
