package dev.clioremind.core.send;

import dev.clioremind.core.log.Status;

/**
 * What became of handing one message to the service.
 *
 * @param messageId the service's id, empty when it gave none
 * @param detail why, in words without client data: a code, a status, a trace id
 */
public record Outcome(Kind kind, String messageId, String detail) {

  /** The outcomes that the log tells apart, and what each means for the rest of the run. */
  public enum Kind {
    /** The service took it; delivery is not yet known. */
    ACCEPTED(Status.SUCCESS, After.GO_ON),
    /** The service took it for a later moment. */
    SCHEDULED(Status.SCHEDULED, After.GO_ON),
    /** The contact is in the workflow, which does not say whether it sends. */
    ENROLLED(Status.ENROLLED, After.GO_ON),
    /** A refusal about this message that another try may overcome. */
    FAILED(Status.FAILED, After.GO_ON),
    /** A refusal about this message that will stand: opted out, bad address. */
    REJECTED(Status.REJECTED, After.GO_ON),
    /** It may or may not have been taken; never to be repeated by itself. */
    UNKNOWN(Status.UNKNOWN, After.GO_ON),
    /** Surely not taken: nothing was written, or too many calls. Another run may try. */
    NOT_SENT(Status.RELEASED, After.GO_ON),
    /**
     * Surely not taken, and no other message of its channel would be today; other channels go on.
     */
    NOT_SENT_CHANNEL_CLOSED(Status.RELEASED, After.CLOSE_CHANNEL),
    /** Surely not taken, and the next ones would not be either: service down, wrong address. */
    NOT_SENT_SERVICE_DOWN(Status.RELEASED, After.STOP_UNAVAILABLE),
    /** Surely not taken: the sign-in was refused. */
    NOT_SENT_SIGN_IN(Status.RELEASED, After.STOP_SIGN_IN);

    private final Status status;
    private final After after;

    Kind(Status status, After after) {
      this.status = status;
      this.after = after;
    }

    public Status status() {
      return status;
    }

    public After after() {
      return after;
    }
  }

  /** What an outcome means for the messages that follow. */
  public enum After {
    GO_ON,
    /** Send nothing more by that channel; exit code 6. */
    CLOSE_CHANNEL,
    /** Send nothing more; exit code 6. */
    STOP_UNAVAILABLE,
    /** Send nothing more; exit code 4. */
    STOP_SIGN_IN
  }

  /** Whether the service took the message, but gave no id of it that could be read. */
  boolean isNameless() {
    return (kind == Kind.ACCEPTED || kind == Kind.SCHEDULED) && messageId.isEmpty();
  }

  public static Outcome of(Kind kind, String detail) {
    return new Outcome(kind, "", detail);
  }
}
