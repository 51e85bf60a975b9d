package dev.clioremind.http;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which addresses may be called at all: https, or this machine itself. */
final class SafeAddress {
  private static final Pattern LOOPBACK =
      Pattern.compile(
          "localhost|\\[(::1|0:0:0:0:0:0:0:1)]"
              + "|127(\\.(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3}");

  private SafeAddress() {}

  /**
   * What is wrong with an address, as a clause that follows "the address"; empty when nothing is.
   * Names scheme and host at most: user-info, path and query may hold secrets.
   */
  static Optional<String> fault(URI uri) {
    String scheme = uri.getScheme();
    String host = uri.getHost();
    if (scheme == null || host == null || uri.isOpaque()) {
      return Optional.of("has no scheme or no host: it must begin with https://");
    }
    if (uri.getRawUserInfo() != null) {
      return Optional.of("holds a user name or password before the host");
    }
    if (uri.getRawFragment() != null) {
      return Optional.of("holds a '#'");
    }
    if (uri.getPort() == 0 || uri.getPort() > 65_535) {
      return Optional.of("has a port outside 1-65535");
    }
    if (scheme.equalsIgnoreCase("https") || (scheme.equalsIgnoreCase("http") && isLoopback(host))) {
      return Optional.empty();
    }
    return Optional.of(
        "begins with "
            + scheme
            + "://"
            + host
            + ", but only https:// is safe outside this machine");
  }

  /**
   * Whether a host, as {@link URI#getHost} writes it, is this machine. By its letters, without
   * asking DNS.
   */
  static boolean isLoopback(String host) {
    return LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches();
  }

  /** The port that is meant, also when none is written. */
  static int port(URI uri) {
    if (uri.getPort() != -1) {
      return uri.getPort();
    }
    return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
  }
}
