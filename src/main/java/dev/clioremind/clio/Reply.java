package dev.clioremind.clio;

import dev.clioremind.core.ServiceException;
import dev.clioremind.core.ServiceException.Kind;
import dev.clioremind.http.HttpOutcome;
import dev.clioremind.http.HttpOutcome.AnswerUnreadable;
import dev.clioremind.http.HttpOutcome.Answered;

/**
 * A status and a body from Clio.
 *
 * @param body client data; empty when a refusal came without a readable one
 */
record Reply(int status, String body) {

  /**
   * What an outcome says.
   *
   * @throws ServiceException if nothing, or only half of a good answer, arrived
   */
  static Reply of(HttpOutcome outcome, String action, String whatToDo) {
    if (outcome instanceof Answered answered) {
      return new Reply(answered.answer().status(), answered.answer().body());
    }
    if (outcome instanceof AnswerUnreadable unreadable && unreadable.statusCode() >= 300) {
      return new Reply(unreadable.statusCode(), "");
    }
    throw new ServiceException(
        Kind.UNAVAILABLE, "Could not " + action + ": " + outcome.inWords("Clio") + ". " + whatToDo);
  }

  boolean ok() {
    return status >= 200 && status < 300;
  }

  /** The status alone. */
  @Override
  public String toString() {
    return "Reply[status=" + status + "]";
  }
}
