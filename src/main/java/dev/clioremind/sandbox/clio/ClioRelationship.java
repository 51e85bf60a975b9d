package dev.clioremind.sandbox.clio;

/**
 * A person's part in a matter, beside its client.
 *
 * @param description free text, such as {@code Spouse}
 */
public record ClioRelationship(long id, long matterId, long contactId, String description) {}
