package dev.clioremind.core.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The services that somebody signs in to, in the order in which it is done. */
public enum Service {
  CLIO("Clio"),
  GOOGLE("Google"),
  GHL("GoHighLevel");

  private final String title;

  Service(String title) {
    this.title = title;
  }

  /** Its name for people. */
  public String title() {
    return title;
  }

  /** Its name on the command line: {@code clio}, {@code google}, {@code ghl}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The service of a word, in any case. */
  public static Optional<Service> named(String word) {
    return Arrays.stream(values()).filter(s -> s.word().equalsIgnoreCase(word)).findFirst();
  }
}
