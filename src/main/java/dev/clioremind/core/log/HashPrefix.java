package dev.clioremind.core.log;

import java.util.Locale;
import java.util.regex.Pattern;

/** The beginning of an event hash, as people name a reminder: four hex digits or more. */
public record HashPrefix(String digits) {

  private static final Pattern FORM = Pattern.compile("[0-9a-f]{4,64}");

  /** Reads it, in any case; an {@link IllegalArgumentException} says what is wrong. */
  public HashPrefix {
    digits = digits.strip().toLowerCase(Locale.ROOT);
    if (!FORM.matcher(digits).matches()) {
      throw new IllegalArgumentException(
          "a reminder is named by its hash or the beginning of it: 4 to 64 digits of 0-9 and a-f");
    }
  }

  /** Whether a hash begins so. */
  public boolean fits(String hash) {
    return hash.startsWith(digits);
  }

  @Override
  public String toString() {
    return digits;
  }
}
