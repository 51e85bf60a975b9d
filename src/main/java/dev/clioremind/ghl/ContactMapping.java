package dev.clioremind.ghl;

import dev.clioremind.core.people.Contact;
import dev.clioremind.core.people.ContactId;
import dev.clioremind.core.rule.Channel;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the nullable texts of a {@link Wire.Contact} mean. */
final class ContactMapping {

  /** A key of {@code dndSettings} that stands for all of them. */
  static final String EVERY_CHANNEL = "all";

  private static final String MAY_SEND = "inactive";

  private final String locationId;

  ContactMapping(String locationId) {
    this.locationId = locationId;
  }

  /** The id, if it is one. */
  static Optional<ContactId> id(Wire.Contact wire) {
    try {
      return Optional.of(new ContactId(orEmpty(wire.id())));
    } catch (IllegalArgumentException notAnId) {
      return Optional.empty();
    }
  }

  /**
   * A contact of a search, if it is shown whole. Opt-outs or the zone may be left out there, and
   * then nobody can say whether it has none.
   */
  Optional<ContactRecord> wholeHit(ContactId id, Wire.Contact wire) {
    return wire.whole() && wire.locationId() != null
        ? Optional.of(whole(id, wire))
        : Optional.empty();
  }

  /** A contact that was read whole. */
  ContactRecord whole(ContactId id, Wire.Contact wire) {
    return new ContactRecord(
        new Contact(id, zone(wire), optedOut(wire)),
        wire.locationId() == null || wire.locationId().equals(locationId),
        name(wire),
        orEmpty(wire.companyName()).strip(),
        phone(wire),
        email(wire));
  }

  /** Without the blanks and brackets that people type. */
  static String phone(Wire.Contact wire) {
    return orEmpty(wire.phone()).replaceAll("[\\s().-]", "");
  }

  static String email(Wire.Contact wire) {
    return orEmpty(wire.email()).strip().toLowerCase(Locale.ROOT);
  }

  /** First and last name; where one of them is missing, the fullest that there is. */
  private static String name(Wire.Contact wire) {
    String first = orEmpty(wire.firstName()).strip();
    String last = orEmpty(wire.lastName()).strip();
    if (!first.isEmpty() && !last.isEmpty()) {
      return first + " " + last;
    }
    String part = first + last;
    return Stream.concat(wire.wholeNames().stream().map(String::strip), Stream.of(part))
        .filter(name -> FoldedName.of(name).words().size() > 1)
        .findFirst()
        .orElseGet(
            () ->
                Stream.concat(Stream.of(part), wire.wholeNames().stream().map(String::strip))
                    .filter(Predicate.not(String::isEmpty))
                    .findFirst()
                    .orElse(""));
  }

  private static Optional<ZoneId> zone(Wire.Contact wire) {
    return Optional.ofNullable(wire.timezone())
        .map(String::strip)
        .filter(ZoneId.getAvailableZoneIds()::contains)
        .map(ZoneId::of);
  }

  /**
   * The channels on which nothing may be sent. {@code dnd} is often false while one channel is
   * blocked, so both count; a status that nobody knows blocks.
   */
  private static Set<Channel> optedOut(Wire.Contact wire) {
    if (blocksAll(wire.dnd()) || blocked(wire.dndStatus(), EVERY_CHANNEL)) {
      return EnumSet.allOf(Channel.class);
    }
    Set<Channel> optedOut = EnumSet.noneOf(Channel.class);
    for (Channel channel : Channel.values()) {
      if (blocked(wire.dndStatus(), channel.word())) {
        optedOut.add(channel);
      }
    }
    return optedOut;
  }

  private static boolean blocksAll(@Nullable String dnd) {
    return dnd != null && !dnd.equalsIgnoreCase("false");
  }

  private static boolean blocked(Map<String, String> dndStatus, String channel) {
    return dndStatus.entrySet().stream()
        .filter(one -> one.getKey().equalsIgnoreCase(channel))
        .anyMatch(one -> !one.getValue().strip().equalsIgnoreCase(MAY_SEND));
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
