package dev.clioremind.report;

import dev.clioremind.core.people.ContactId;
import dev.clioremind.core.people.MatterId;
import java.net.URI;
import java.util.Optional;

/**
 * One reminder that needs a person, in words without client data.
 *
 * @param matter empty where it is not known
 * @param page where the deadline is found in Clio
 * @param due the deadline as the log notes it, by which such can be put in order
 * @param when the same in words, as the client was told it or would be
 * @param contact who it is in GoHighLevel, where that is known
 * @param inGhl whether it has to be looked up there
 * @param why a sentence without its full stop
 * @param whatToDo a sentence; may be empty
 */
record Concern(
    Optional<MatterId> matter,
    String deadlineId,
    Optional<URI> page,
    String due,
    String when,
    String ruleId,
    Optional<ContactId> contact,
    boolean inGhl,
    String why,
    String whatToDo) {}
