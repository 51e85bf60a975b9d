package dev.clioremind.sheets;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which hosts may see a token, or the key that buys one. */
final class Hosts {

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final List<String> GOOGLE = List.of("googleapis.com", "google.com");

  private Hosts() {}

  static boolean isHttpsOrLoopback(URI address) {
    return isLoopback(address) || ("https".equals(scheme(address)) && address.getHost() != null);
  }

  /** Whether an address is one of Google's over https, or on this machine. */
  static boolean isGoogleOrLoopback(URI address) {
    if (isLoopback(address)) {
      return true;
    }
    @Nullable String host = address.getHost();
    return "https".equals(scheme(address))
        && host != null
        && address.getRawUserInfo() == null
        && GOOGLE.stream()
            .anyMatch(
                google ->
                    host.equalsIgnoreCase(google)
                        || host.toLowerCase(Locale.ROOT).endsWith("." + google));
  }

  private static boolean isLoopback(URI address) {
    @Nullable String scheme = scheme(address);
    return ("http".equals(scheme) || "https".equals(scheme))
        && address.getHost() != null
        && address.getRawUserInfo() == null
        && LOOPBACK.contains(address.getHost().toLowerCase(Locale.ROOT));
  }

  private static @Nullable String scheme(URI address) {
    @Nullable String scheme = address.getScheme();
    return scheme == null ? null : scheme.toLowerCase(Locale.ROOT);
  }
}
