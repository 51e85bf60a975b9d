package dev.clioremind.ghl;

import dev.clioremind.core.send.Fate;
import dev.clioremind.core.send.Standing;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The words in a message's {@code status}. The list is documented; a word that is not in it says
 * nothing.
 *
 * @see <a href="https://marketplace.gohighlevel.com/docs/ghl/conversations/get-message">Get
 *     message</a>
 */
final class MessageStates {

  private static final Set<String> ARRIVED = Set.of("delivered", "read", "opened", "clicked");
  private static final Set<String> FAILED = Set.of("failed", "undelivered", "opt_out");
  private static final Set<String> CANCELLED = Set.of("cancelled", "canceled");

  /** Not {@code pending} and {@code queued}, which may be said of a message that waits, too. */
  private static final Set<String> ON_ITS_WAY = Set.of("sent", "connected");

  private MessageStates() {}

  /** What has become of a message that this is said of. */
  static Fate fate(@Nullable String status) {
    String word = word(status);
    if (ARRIVED.contains(word)) {
      return new Fate(Fate.Kind.DELIVERED, word);
    }
    return FAILED.contains(word)
        ? new Fate(Fate.Kind.UNDELIVERED, word)
        : new Fate(Fate.Kind.NOT_YET, "");
  }

  /** How a message stands of which this is said. */
  static Standing standing(@Nullable String status) {
    String word = word(status);
    if (CANCELLED.contains(word)) {
      return Standing.CANCELLED;
    }
    return ARRIVED.contains(word) || FAILED.contains(word) || ON_ITS_WAY.contains(word)
        ? Standing.LEFT
        : Standing.WAITS;
  }

  private static String word(@Nullable String status) {
    return status == null ? "" : status.strip().toLowerCase(Locale.ROOT);
  }
}
