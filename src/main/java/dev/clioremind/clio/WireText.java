package dev.clioremind.clio;

import dev.clioremind.core.deadline.MatterLink;
import dev.clioremind.core.people.MatterId;
import dev.clioremind.core.people.Party;
import dev.clioremind.core.people.PersonId;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the nullable texts of {@link Wire} mean, where all kinds of records agree. */
final class WireText {
  /** What an id may hold so that it can stand in the log and in a hash. */
  private static final Pattern ID = Pattern.compile("[^|\\s\\p{Cntrl}@]+");

  private WireText() {}

  static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  static boolean given(@Nullable String text) {
    return text != null && !text.isBlank();
  }

  static boolean isTrue(@Nullable String text) {
    return "true".equalsIgnoreCase(text);
  }

  /** Lower case and without outer blanks, as Clio's enums are compared. */
  static String word(@Nullable String text) {
    return orEmpty(text).strip().toLowerCase(Locale.ROOT);
  }

  static Optional<String> id(@Nullable String text) {
    return Optional.ofNullable(text).filter(ID.asMatchPredicate());
  }

  /** The id of a record inside another; empty if there is none, or none that can be used. */
  static Optional<String> idOf(Wire.@Nullable Row ref) {
    return ref == null ? Optional.empty() : id(ref.id());
  }

  static String nameOf(Wire.@Nullable Ref ref) {
    return ref == null ? "" : orEmpty(ref.name()).strip();
  }

  static Optional<MatterId> matterOf(Wire.@Nullable MatterRef ref) {
    return idOf(ref).map(MatterId::new);
  }

  /**
   * The matter that a deadline names.
   *
   * @param mayNotSee whether a null says only that the signed-in user may not see it
   */
  static MatterLink link(Wire.@Nullable MatterRef ref, boolean mayNotSee) {
    if (ref == null) {
      return mayNotSee ? new MatterLink.Hidden() : new MatterLink.None();
    }
    Optional<MatterId> matter = matterOf(ref);
    return matter.isPresent()
        ? new MatterLink.Linked(matter.get(), word(ref.status()))
        : new MatterLink.Hidden();
  }

  /** Nobody where Clio says null; hidden where it names somebody without an id. */
  static Party party(Wire.@Nullable Row ref, Function<String, PersonId> idSpace) {
    if (ref == null) {
      return new Party.Nobody();
    }
    Optional<String> id = idOf(ref);
    return id.isPresent() ? new Party.Known(idSpace.apply(id.get())) : new Party.Hidden();
  }

  /** A date, or the date that begins a timestamp: read as it is written, never through UTC. */
  static Optional<LocalDate> date(@Nullable String text) {
    String written = orEmpty(text).strip();
    if (written.length() > 10 && written.charAt(10) == 'T') {
      written = written.substring(0, 10);
    }
    try {
      return Optional.of(LocalDate.parse(written));
    } catch (DateTimeException unreadable) {
      return Optional.empty();
    }
  }

  /** A timestamp with an offset. */
  static Optional<OffsetDateTime> moment(@Nullable String text) {
    try {
      return Optional.of(OffsetDateTime.parse(orEmpty(text).strip()));
    } catch (DateTimeException unreadable) {
      return Optional.empty();
    }
  }

  /** When a record was made; the epoch when Clio does not say. */
  static Instant created(@Nullable String text) {
    return moment(text).map(OffsetDateTime::toInstant).orElse(Instant.EPOCH);
  }
}
