package dev.clioremind.core.plan;

import dev.clioremind.core.deadline.DeadlineId;
import dev.clioremind.core.deadline.Due;
import dev.clioremind.core.people.MatterId;
import dev.clioremind.core.people.PersonId;
import dev.clioremind.core.rule.Channel;
import dev.clioremind.core.rule.DaysOut;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;

/**
 * What makes two reminders the same one. Built from ids and dates alone, so a plain hash gives
 * nothing away, and nothing that may rotate goes in: a changed hash would message everybody again.
 */
public final class Identity {

  private static final char[] BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".toCharArray();

  private Identity() {}

  /**
   * The event hash of a reminder to the matter's client, or of one whose recipient is not known.
   */
  public static String eventHash(DeadlineId deadline, String ruleId, LocalDate nominalDate) {
    return sha256(deadline + "|" + ruleId + "|" + nominalDate);
  }

  /** The event hash of a reminder to somebody other than the client. */
  public static String eventHash(
      DeadlineId deadline, String ruleId, LocalDate nominalDate, PersonId recipient) {
    return sha256(deadline + "|" + ruleId + "|" + nominalDate + "|" + recipient.value());
  }

  /**
   * The identity in other words: the same for a twin entry, a renamed rule or an edited holiday.
   */
  public static String fingerprint(
      MatterId matter,
      PersonId recipient,
      Channel firstChannel,
      Due due,
      DaysOut daysOut,
      String templateId) {
    return sha256(
        String.join(
            "|",
            matter.value(),
            recipient.value(),
            firstChannel.word(),
            due.date() + "T" + due.timeOrDash(),
            daysOut.toString(),
            templateId));
  }

  /**
   * The short reference that messages may carry: Base32 of the first five bytes of the event hash.
   */
  public static String ref(String eventHash) {
    long bits = Long.parseLong(eventHash.substring(0, 10), 16);
    StringBuilder ref = new StringBuilder(8);
    for (int shift = 35; shift >= 0; shift -= 5) {
      ref.append(BASE32[(int) (bits >> shift) & 31]);
    }
    return ref.toString();
  }

  static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
