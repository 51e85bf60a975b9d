package dev.clioremind.core.text;

import java.time.ZonedDateTime;

/**
 * What one message says, filled in to the last field. Client data: {@code toString} shows nothing
 * of it.
 */
public sealed interface MessageContent {

  /** A text message. */
  record Text(String body) implements MessageContent {
    @Override
    public String toString() {
      return "text message";
    }
  }

  /** An e-mail. */
  record Email(String subject, String html) implements MessageContent {
    @Override
    public String toString() {
      return "e-mail";
    }
  }

  /**
   * No words of ours: the contact is put into a workflow, which says what it says.
   *
   * @param workflow the workflow's id or name
   * @param event the deadline, which the workflow may count from
   */
  record Enrolment(String workflow, ZonedDateTime event) implements MessageContent {}
}
