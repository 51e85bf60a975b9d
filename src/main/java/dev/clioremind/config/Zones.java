package dev.clioremind.config;

import dev.clioremind.core.Spelling;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Time zones as people write them. */
final class Zones {
  /** IANA knows these, but they have no summer time: hardly ever what a firm means. */
  private static final Set<String> WITHOUT_SUMMER_TIME = Set.of("EST", "MST", "HST", "GMT");

  private static final Map<String, String> MEANT =
      Map.ofEntries(
          Map.entry("et", "America/New_York"),
          Map.entry("est", "America/New_York"),
          Map.entry("edt", "America/New_York"),
          Map.entry("eastern", "America/New_York"),
          Map.entry("ct", "America/Chicago"),
          Map.entry("cst", "America/Chicago"),
          Map.entry("cdt", "America/Chicago"),
          Map.entry("central", "America/Chicago"),
          Map.entry("mt", "America/Denver"),
          Map.entry("mst", "America/Denver"),
          Map.entry("mdt", "America/Denver"),
          Map.entry("mountain", "America/Denver"),
          Map.entry("arizona", "America/Phoenix"),
          Map.entry("pt", "America/Los_Angeles"),
          Map.entry("pst", "America/Los_Angeles"),
          Map.entry("pdt", "America/Los_Angeles"),
          Map.entry("pacific", "America/Los_Angeles"),
          Map.entry("hst", "Pacific/Honolulu"),
          Map.entry("hawaii", "Pacific/Honolulu"),
          Map.entry("gmt", "Europe/London"),
          Map.entry("bst", "Europe/London"),
          Map.entry("aest", "Australia/Sydney"),
          Map.entry("aedt", "Australia/Sydney"));

  private Zones() {}

  /**
   * The zone of an IANA name. Offsets are refused: they have no summer time.
   *
   * @throws IllegalArgumentException with a sentence that names the nearest zone
   */
  static ZoneId parse(String text) {
    if (ZoneId.getAvailableZoneIds().contains(text) && !WITHOUT_SUMMER_TIME.contains(text)) {
      return ZoneId.of(text);
    }
    throw new IllegalArgumentException(
        Shown.quoted(text)
            + (WITHOUT_SUMMER_TIME.contains(text)
                ? " knows no summer time"
                : " is not the IANA name of a time zone")
            + meant(text)
                .map("; did you mean %s?"::formatted)
                .orElse("; write one such as America/New_York"));
  }

  private static Optional<String> meant(String text) {
    String word = text.toLowerCase(Locale.ROOT);
    String first = word.split("[^a-z]", 2)[0];
    return Optional.ofNullable(MEANT.getOrDefault(word, MEANT.get(first)))
        .or(() -> Spelling.nearest(text.replace(' ', '_'), ZoneId.getAvailableZoneIds()));
  }
}
