package dev.clioremind.sandbox.ghl;

import java.time.Instant;

/**
 * One accepted call that puts a contact into a workflow.
 *
 * @param eventStartTime as received, empty without one
 * @param entered whether the contact really entered; HighLevel answers the same when it did not
 */
public record Enrolment(
    String contactId,
    String workflowId,
    String eventStartTime,
    Instant receivedAt,
    boolean entered) {}
