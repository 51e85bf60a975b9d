package dev.clioremind.sandbox.ghl;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * One contact of the sub-account. What a contact does not have is empty text.
 *
 * @param phone E.164, as HighLevel stores it
 * @param email the primary address, lower case, as HighLevel stores it
 * @param otherEmails secondary addresses, lower case
 * @param timezone IANA name
 * @param dnd whether every channel is blocked
 * @param dndSettings status by channel ({@code SMS}, {@code Email}, ...): {@code inactive}, {@code
 *     active} (blocked) or {@code permanent} (STOP); keys in any case
 * @param unsubscribed from e-mail, which HighLevel keeps apart from {@code dndSettings}
 * @param source who made it
 */
public record GhlContact(
    String id,
    String firstName,
    String lastName,
    String phone,
    String email,
    List<String> otherEmails,
    String timezone,
    boolean dnd,
    Map<String, String> dndSettings,
    boolean unsubscribed,
    String source) {

  public GhlContact {
    if (id.isBlank()) {
      throw new IllegalArgumentException("A contact needs an id.");
    }
    email = email.toLowerCase(Locale.ROOT);
    otherEmails = otherEmails.stream().map(one -> one.toLowerCase(Locale.ROOT)).toList();
    Map<String, String> byChannel = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    byChannel.putAll(dndSettings);
    dndSettings = Collections.unmodifiableMap(byChannel);
  }

  /** A contact with a name and nothing else. */
  public static GhlContact of(String id, String firstName, String lastName) {
    return new GhlContact(
        id, firstName, lastName, "", "", List.of(), "", false, Map.of(), false, "manual");
  }

  public GhlContact withPhone(String number) {
    return new GhlContact(
        id,
        firstName,
        lastName,
        number,
        email,
        otherEmails,
        timezone,
        dnd,
        dndSettings,
        unsubscribed,
        source);
  }

  public GhlContact withEmail(String address) {
    return new GhlContact(
        id,
        firstName,
        lastName,
        phone,
        address,
        otherEmails,
        timezone,
        dnd,
        dndSettings,
        unsubscribed,
        source);
  }

  /** With one more secondary address. */
  public GhlContact withOtherEmail(String address) {
    List<String> all = new ArrayList<>(otherEmails);
    all.add(address);
    return new GhlContact(
        id,
        firstName,
        lastName,
        phone,
        email,
        all,
        timezone,
        dnd,
        dndSettings,
        unsubscribed,
        source);
  }

  public GhlContact withTimezone(String zone) {
    return new GhlContact(
        id,
        firstName,
        lastName,
        phone,
        email,
        otherEmails,
        zone,
        dnd,
        dndSettings,
        unsubscribed,
        source);
  }

  /** With the flag that blocks every channel set or cleared. */
  public GhlContact withDnd(boolean blocked) {
    return new GhlContact(
        id,
        firstName,
        lastName,
        phone,
        email,
        otherEmails,
        timezone,
        blocked,
        dndSettings,
        unsubscribed,
        source);
  }

  /** With one channel's status; the flag for every channel stays as it is, as in real accounts. */
  public GhlContact withDnd(String channel, String status) {
    Map<String, String> changed = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    changed.putAll(dndSettings);
    changed.remove(channel);
    changed.put(channel, status);
    return new GhlContact(
        id,
        firstName,
        lastName,
        phone,
        email,
        otherEmails,
        timezone,
        dnd,
        changed,
        unsubscribed,
        source);
  }

  public GhlContact withUnsubscribed(boolean gone) {
    return new GhlContact(
        id,
        firstName,
        lastName,
        phone,
        email,
        otherEmails,
        timezone,
        dnd,
        dndSettings,
        gone,
        source);
  }

  GhlContact withSource(String maker) {
    return new GhlContact(
        id,
        firstName,
        lastName,
        phone,
        email,
        otherEmails,
        timezone,
        dnd,
        dndSettings,
        unsubscribed,
        maker);
  }

  /** First and last name as one text. */
  public String name() {
    return (firstName + " " + lastName).strip();
  }

  /** Whether sending on this channel is refused: by either switch, unless it says inactive. */
  boolean blocked(String channel) {
    String status = dndSettings.getOrDefault(channel, "inactive");
    return dnd || !status.equalsIgnoreCase("inactive");
  }
}
