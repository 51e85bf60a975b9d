package dev.clioremind.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Addresses that a secret or a client's data will be sent to: https, or this very machine.
 *
 * <p>The messages never show the address, for a webhook's is a secret; nor does the cause of a
 * {@code URISyntaxException} get through, which prints it.
 */
final class WebAddress {
  private static final Pattern LOOPBACK_4 = Pattern.compile("127(\\.(0|[1-9][0-9]{0,2})){3}");

  private WebAddress() {}

  /**
   * An address with any path.
   *
   * @throws IllegalArgumentException with the predicate of a sentence
   */
  static URI parse(String text) {
    URI uri;
    try {
      uri = new URI(text);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("is not an address of the form https://host/path");
    }
    @Nullable String host = uri.getHost();
    if (host == null || uri.getScheme() == null) {
      throw new IllegalArgumentException("is not an address of the form https://host/path");
    }
    if (uri.getRawUserInfo() != null) {
      throw new IllegalArgumentException("must not hold a user name or password before an @");
    }
    if (uri.getRawFragment() != null) {
      throw new IllegalArgumentException("must not hold a #");
    }
    if (uri.getPort() == 0 || uri.getPort() > 65535) {
      throw new IllegalArgumentException("has a port that does not exist");
    }
    String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("https") && !(scheme.equals("http") && isLoopback(host))) {
      throw new IllegalArgumentException(
          "must begin with https:// (plain http only to this machine, such as"
              + " http://127.0.0.1:8080)");
    }
    return uri;
  }

  /**
   * A host root: {@code https://host} or {@code https://host:port}, a slash at the end is dropped.
   *
   * @throws IllegalArgumentException with the predicate of a sentence
   */
  static URI parseRoot(String text) {
    URI uri = parse(text);
    boolean hasPath = !uri.getRawPath().isEmpty() && !uri.getRawPath().equals("/");
    if (hasPath || uri.getRawQuery() != null) {
      throw new IllegalArgumentException(
          "must end after the host: no path, such as /api/v4, and no query");
    }
    return URI.create(uri.getScheme().toLowerCase(Locale.ROOT) + "://" + uri.getRawAuthority());
  }

  /** By the letters alone: no name is looked up, so none can point elsewhere later. */
  static boolean isLoopback(String host) {
    return host.equalsIgnoreCase("localhost")
        || host.equals("[::1]")
        || LOOPBACK_4.matcher(host).matches();
  }
}
