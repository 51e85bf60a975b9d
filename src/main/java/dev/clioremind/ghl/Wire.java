package dev.clioremind.ghl;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** GoHighLevel's records as they come: text, and any of it null. Client data for the most part. */
final class Wire {
  private Wire() {}

  /**
   * A contact, whole or thin.
   *
   * @param dnd the switch for every channel, as text
   * @param dndStatus the status of each channel by its name as written; empty text for one that
   *     can't be read
   * @param whole whether it shows all that decides who somebody is and may be sent
   */
  record Contact(
      @Nullable String id,
      @Nullable String locationId,
      @Nullable String firstName,
      @Nullable String lastName,
      List<String> wholeNames,
      @Nullable String companyName,
      @Nullable String phone,
      @Nullable String email,
      @Nullable String timezone,
      @Nullable String dnd,
      Map<String, String> dndStatus,
      boolean whole) {

    /** Nothing of it. */
    @Override
    public String toString() {
      return "contact";
    }
  }

  /** The sub-account. */
  record Location(@Nullable String name, @Nullable String timezone) {}

  /**
   * A snippet, which the API calls a template.
   *
   * @param html of an e-mail
   * @param body the text, or of some e-mails the HTML
   */
  record Template(
      @Nullable String id,
      @Nullable String name,
      @Nullable String type,
      @Nullable String deleted,
      @Nullable String subject,
      @Nullable String html,
      @Nullable String body) {}

  /**
   * One page of the snippets.
   *
   * @param total how many there are in all, where the answer says so
   */
  record TemplatePage(List<Template> templates, @Nullable String total) {}

  /**
   * A value of the location.
   *
   * @param fieldKey with braces, as a text names it
   */
  record CustomValue(@Nullable String name, @Nullable String fieldKey, @Nullable String value) {}

  record Workflow(@Nullable String id, @Nullable String name, @Nullable String status) {}

  /** The answer to a message that was taken. */
  record Accepted(@Nullable String messageId, @Nullable String emailMessageId) {}

  /**
   * A message as a list shows it.
   *
   * @param emailIds of an e-mail: what its words are read by, which lists do not show
   */
  record Message(
      @Nullable String id,
      @Nullable String contactId,
      @Nullable String messageType,
      @Nullable String direction,
      @Nullable String status,
      @Nullable String source,
      @Nullable String dateAdded,
      @Nullable String body,
      List<String> emailIds) {

    /** Nothing of it. */
    @Override
    public String toString() {
      return "message";
    }
  }

  /**
   * One page of messages.
   *
   * @param nextCursor where the next one begins; null on the last
   */
  record MessagePage(List<Message> messages, @Nullable String nextCursor) {}

  /** The words of an e-mail. */
  record Email(@Nullable String id, @Nullable String subject, @Nullable String body) {

    /** Nothing of it. */
    @Override
    public String toString() {
      return "e-mail";
    }
  }

  /**
   * An error, in any of the shapes there are.
   *
   * @param message to be compared, never shown: it may hold an address or a number
   */
  record Fault(String canonicalCode, String message, String traceId) {

    /** The parts that are no client data. */
    @Override
    public String toString() {
      return "fault " + canonicalCode;
    }
  }
}
