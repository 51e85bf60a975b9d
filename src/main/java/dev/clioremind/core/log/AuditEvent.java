package dev.clioremind.core.log;

import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One row of the audit log: ids, dates and status words, never client data.
 *
 * @param hash the event hash of the reminder
 * @param time when it was written
 * @param deadlineId {@code entry-1245}
 * @param ruleId {@code SMS-3d}
 * @param details why, in words that name nobody; may be empty
 * @param messageId the service's id of the message, {@code -} without one
 * @param fingerprint {@code -} for a row without a recipient
 * @param deadline the date or date-time with offset that was told, {@code -} without one
 * @param templateId {@code -} without one
 */
public record AuditEvent(
    String hash,
    Instant time,
    String deadlineId,
    String ruleId,
    Status status,
    String details,
    EventId id,
    String messageId,
    String fingerprint,
    String deadline,
    String templateId) {

  /** What stands in a cell that has nothing to say: no cell of the log is blank. */
  public static final String NOTHING = "-";

  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  public AuditEvent {
    if (!HASH.matcher(hash).matches()) {
      throw new IllegalArgumentException("an event hash has 64 hex digits");
    }
    if (!fingerprint.equals(NOTHING) && !HASH.matcher(fingerprint).matches()) {
      throw new IllegalArgumentException("a fingerprint has 64 hex digits, or is -");
    }
    if (id.status() != status) {
      throw new IllegalArgumentException("the event id names another status");
    }
    deadlineId = orNothing(deadlineId);
    ruleId = orNothing(ruleId);
    messageId = orNothing(messageId);
    deadline = orNothing(deadline);
    templateId = orNothing(templateId);
    details = details.strip();
  }

  private static String orNothing(String text) {
    return text.isBlank() ? NOTHING : text.strip();
  }

  public AttemptId attempt() {
    return id.attempt();
  }

  /** The same attempt's next event. */
  public AuditEvent next(Status status, Instant time, String details, String messageId) {
    return new AuditEvent(
        hash,
        time,
        deadlineId,
        ruleId,
        status,
        details,
        new EventId(attempt(), status),
        messageId.isBlank() ? this.messageId : messageId,
        fingerprint,
        deadline,
        templateId);
  }

  /** The first letters of the hash, as people name a reminder. */
  public String shortHash() {
    return hash.substring(0, 8).toLowerCase(Locale.ROOT);
  }
}
