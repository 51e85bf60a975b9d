package dev.clioremind.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The proxies that {@code HTTPS_PROXY}, {@code HTTP_PROXY} and {@code NO_PROXY} name, which Java
 * itself ignores; the lower-case form of a name wins, as with curl. This machine is never reached
 * through a proxy. Immutable.
 */
public final class EnvironmentProxies extends ProxySelector {

  /** One part of {@code NO_PROXY}: a host and what lies below it, and perhaps one port. */
  private static final Pattern EXEMPT = Pattern.compile("\\*?\\.?(.*?)(?::([0-9]{1,5}))?");

  private final Map<String, Optional<InetSocketAddress>> byScheme;
  private final List<String> exempt;
  private final ProxySelector otherwise;

  private EnvironmentProxies(
      Map<String, Optional<InetSocketAddress>> byScheme,
      List<String> exempt,
      ProxySelector otherwise) {
    this.byScheme = byScheme;
    this.exempt = exempt;
    this.otherwise = otherwise;
  }

  /**
   * Reads the variables.
   *
   * @param otherwise asked where no variable names a proxy: {@link ProxySelector#getDefault}, which
   *     knows {@code -Dhttps.proxyHost}
   * @throws HttpSettingException if a variable cannot be understood or asks for a password
   */
  public static ProxySelector from(Map<String, String> environment, ProxySelector otherwise) {
    return new EnvironmentProxies(
        Map.of(
            "https", proxy(environment, "HTTPS_PROXY"), "http", proxy(environment, "HTTP_PROXY")),
        List.of(value(environment, "NO_PROXY").toLowerCase(Locale.ROOT).strip().split("[,\\s]+")),
        otherwise);
  }

  @Override
  public List<Proxy> select(URI uri) {
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    if (SafeAddress.isLoopback(host)) {
      return List.of(Proxy.NO_PROXY);
    }
    Optional<InetSocketAddress> proxy =
        byScheme.getOrDefault(uri.getScheme().toLowerCase(Locale.ROOT), Optional.empty());
    if (proxy.isEmpty()) {
      return otherwise.select(uri);
    }
    int port = SafeAddress.port(uri);
    if (exempt.stream().anyMatch(entry -> exempts(entry, host, port))) {
      return List.of(Proxy.NO_PROXY);
    }
    // Resolved at each use: the name may not be known yet when the program starts.
    return List.of(
        new Proxy(
            Proxy.Type.HTTP,
            new InetSocketAddress(proxy.get().getHostString(), proxy.get().getPort())));
  }

  /** A host in words for people, with the proxy on the way to it, which may be what fails. */
  static String named(URI uri, ProxySelector proxies) {
    return proxies.select(uri).stream()
        .map(Proxy::address)
        .filter(InetSocketAddress.class::isInstance)
        .map(InetSocketAddress.class::cast)
        .findFirst()
        .map(
            proxy ->
                "%s (by way of the proxy %s:%s)"
                    .formatted(uri.getHost(), proxy.getHostString(), proxy.getPort()))
        .orElse(uri.getHost());
  }

  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException failure) {
    // There is no second proxy to turn to.
  }

  private static boolean exempts(String entry, String host, int port) {
    if (entry.equals("*")) {
      return true;
    }
    Matcher parts = EXEMPT.matcher(entry);
    if (!parts.matches() || parts.group(1).isEmpty()) {
      return false;
    }
    String domain = parts.group(1);
    String only = parts.group(2);
    return (host.equals(domain) || host.endsWith("." + domain))
        && (only == null || Integer.parseInt(only) == port);
  }

  private static Optional<InetSocketAddress> proxy(Map<String, String> environment, String name) {
    String text = value(environment, name).strip();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    URI uri;
    try {
      uri = new URI(text.contains("://") ? text : "http://" + text);
    } catch (URISyntaxException malformed) {
      throw malformed(name);
    }
    if (uri.getRawAuthority() != null && uri.getRawAuthority().contains("@")) {
      throw new HttpSettingException(
          name
              + " holds a user name or password. Java does not send these to a proxy for https:"
              + " use a proxy that lets this machine through without them.");
    }
    boolean plain = uri.getRawPath() == null || uri.getRawPath().matches("/?");
    if (!"http".equalsIgnoreCase(uri.getScheme())
        || uri.getHost() == null
        || uri.getPort() < 1
        || uri.getPort() > 65_535
        || !plain
        || uri.getRawQuery() != null
        || uri.getRawFragment() != null) {
      throw malformed(name);
    }
    return Optional.of(InetSocketAddress.createUnresolved(uri.getHost(), uri.getPort()));
  }

  private static String value(Map<String, String> environment, String name) {
    String lower = environment.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    return lower.isBlank() ? environment.getOrDefault(name, "") : lower;
  }

  /** The value is not shown: it may hold a password. */
  private static HttpSettingException malformed(String name) {
    return new HttpSettingException(
        name
            + " cannot be used: write it as http://host:port, as in http://proxy.example.com:3128");
  }
}
