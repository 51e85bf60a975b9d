package dev.clioremind.core.log;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of one invocation: its start in UTC and four random hex digits, {@code
 * 20261122T150312Z-7f3a}.
 */
public record RunId(String value) implements Comparable<RunId> {

  private static final Pattern FORM = Pattern.compile("\\d{8}T\\d{6}Z-[0-9a-f]{4}");
  private static final DateTimeFormatter START =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  public RunId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not a run id");
    }
  }

  /**
   * Names a run.
   *
   * @param random any number; its last 16 bits are used
   */
  public static RunId of(Instant start, int random) {
    return new RunId(
        START.format(start) + "-" + String.format(Locale.ROOT, "%04x", random & 0xffff));
  }

  /** When the run began; empty where a person made the name up. */
  public Optional<Instant> started() {
    try {
      return Optional.of(START.parse(value.substring(0, value.indexOf('-')), Instant::from));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  @Override
  public int compareTo(RunId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
