package dev.clioremind.fuzz;

import dev.clioremind.sandbox.GhlStandIn;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Searches what was written for what may be written nowhere. */
final class Leaks {

  /** The secrets of a {@link DirectRun}, beside those of the clients. */
  static final List<String> TOKENS =
      List.of(GhlStandIn.TOKEN, "ya29.fuzz-access", "sandbox-clio-secret", "sandbox-access-");

  private static final List<String> SECRETS =
      Stream.concat(Firm.secretsOfClients().stream(), TOKENS.stream())
          .map(secret -> secret.toLowerCase(Locale.ROOT))
          .toList();

  private Leaks() {}

  /**
   * Searches a text.
   *
   * @param moved what a mutation itself has put where no client data is: it may be shown
   * @throws Violation naming what was found
   */
  static void search(String where, String text, String moved) {
    find(text, moved)
        .ifPresent(
            secret -> {
              throw new Violation(
                  "'%s' leaks into %s:%n%s".formatted(secret, where, around(text, secret)));
            });
  }

  private static Optional<String> find(String text, String moved) {
    String lower = text.toLowerCase(Locale.ROOT);
    String allowed = moved.toLowerCase(Locale.ROOT);
    return SECRETS.stream()
        .filter(secret -> lower.contains(secret) && !allowed.contains(secret))
        .findFirst();
  }

  private static String around(String text, String secret) {
    int at = text.toLowerCase(Locale.ROOT).indexOf(secret);
    return text.substring(
        Math.max(0, at - 200), Math.min(text.length(), at + secret.length() + 200));
  }
}
