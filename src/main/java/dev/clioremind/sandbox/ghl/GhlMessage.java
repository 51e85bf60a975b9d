package dev.clioremind.sandbox.ghl;

import java.time.Instant;
import java.util.Optional;

/**
 * One message that the stand-in accepted: the receiving end, by which tests judge.
 *
 * @param emailMessageId the second id of an e-mail, else empty
 * @param channel {@code SMS}, {@code Email} or {@code WhatsApp}
 * @param to the number or address it goes to
 * @param from {@code emailFrom} or {@code fromNumber} as received, empty without one
 * @param subject as received, empty without one
 * @param text the member {@code message} as received, empty without one
 * @param html as received, empty without one
 * @param shown what the person reads: with the words HighLevel adds, and with its blanks
 * @param scheduledFor the moment it was scheduled for, also when that has passed
 * @param receivedAt when the call came in
 * @param state at the time of asking
 * @param callNumber of the call that made it
 */
public record GhlMessage(
    String id,
    String emailMessageId,
    String conversationId,
    String contactId,
    String channel,
    String to,
    String from,
    String subject,
    String text,
    String html,
    String shown,
    Optional<Instant> scheduledFor,
    Instant receivedAt,
    MessageState state,
    int callNumber) {

  /** The text, or the HTML of an e-mail, as received. */
  public String content() {
    return html.isEmpty() ? text : html;
  }

  /** Whether it has left for the person: neither waiting for its time nor withdrawn. */
  public boolean wentOut() {
    return state.isFate();
  }
}
