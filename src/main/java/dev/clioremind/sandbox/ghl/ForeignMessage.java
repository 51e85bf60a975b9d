package dev.clioremind.sandbox.ghl;

import java.time.Instant;

/**
 * A message that came to the conversation some other way: an answer, or what somebody sent from the
 * application. Reads show it; the ledger of received messages does not.
 *
 * @param direction {@code inbound} or {@code outbound}
 * @param source {@code app}, {@code workflow}, {@code campaign} or {@code bulk_actions}
 */
record ForeignMessage(
    String id,
    String conversationId,
    String contactId,
    String channel,
    String direction,
    String source,
    String body,
    Instant addedAt) {}
