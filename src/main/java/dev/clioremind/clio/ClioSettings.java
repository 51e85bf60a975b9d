package dev.clioremind.clio;

import dev.clioremind.http.BaseUrl;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What the adapter must be told.
 *
 * @param base the region's host, without {@code /api/v4}
 * @param apiVersion sent as {@code X-API-VERSION}, such as {@code 4.0.13}
 * @param clientId opens the OAuth client id: {@code secret::reveal}
 * @param clientSecret opens the OAuth client secret
 * @param sources what is listed as deadlines
 * @param firmZone in which days begin and end, and times are told where an entry names no zone
 * @param phoneRegion ISO country of numbers that are written without one
 */
public record ClioSettings(
    BaseUrl base,
    String apiVersion,
    Supplier<String> clientId,
    Supplier<String> clientSecret,
    Set<Source> sources,
    ZoneId firmZone,
    String phoneRegion) {

  /** A kind of thing in Clio that falls due. */
  public enum Source {
    CALENDAR,
    TASKS
  }

  public ClioSettings {
    if (apiVersion.isBlank()) {
      throw new IllegalArgumentException("an API version is named in every call");
    }
    sources = Set.copyOf(sources);
    if (sources.isEmpty()) {
      throw new IllegalArgumentException("at least one source of deadlines");
    }
    phoneRegion = phoneRegion.toUpperCase(Locale.ROOT);
  }
}
