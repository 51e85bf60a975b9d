package dev.clioremind.http;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * Settings of Java itself under which nothing may be sent. Each can arrive by {@code -D}, by {@code
 * JAVA_TOOL_OPTIONS} or {@code JDK_JAVA_OPTIONS}, or by the JDK's own file.
 */
public final class ForbiddenSettings {

  private record Forbidden(String name, String because) {}

  private static final List<Forbidden> FORBIDDEN =
      List.of(
          new Forbidden(
              "jdk.httpclient.enableAllMethodRetry",
              "with it (even when empty, even as \"false\") Java may send the same message twice"),
          new Forbidden(
              "jdk.httpclient.HttpClient.log",
              "with it Java writes access tokens to the standard error stream"));

  private ForbiddenSettings() {}

  /**
   * What forbids to start, as a sentence; empty if nothing does.
   *
   * @param system the system properties
   * @param net the JDK's {@code conf/net.properties}, see {@link #netProperties}
   */
  public static Optional<String> fault(Properties system, Properties net) {
    for (Forbidden forbidden : FORBIDDEN) {
      if (system.containsKey(forbidden.name())) {
        return Optional.of(
            sentence(
                forbidden,
                "a system property",
                "Remove -D"
                    + forbidden.name()
                    + " from the command line and from JAVA_TOOL_OPTIONS and JDK_JAVA_OPTIONS."));
      }
      if (net.containsKey(forbidden.name())) {
        return Optional.of(
            sentence(
                forbidden, "the JDK's conf/net.properties", "Remove the line from that file."));
      }
    }
    return Optional.empty();
  }

  /**
   * Reads {@code conf/net.properties}; empty if this Java has none.
   *
   * @param javaHome the value of {@code java.home}
   */
  public static Properties netProperties(Path javaHome) throws IOException {
    var properties = new Properties();
    Path file = javaHome.resolve("conf").resolve("net.properties");
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
        properties.load(reader);
      }
    }
    return properties;
  }

  private static String sentence(Forbidden forbidden, String where, String fix) {
    return forbidden.name()
        + " is set by "
        + where
        + ": "
        + forbidden.because()
        + ". Nothing was sent. "
        + fix;
  }
}
