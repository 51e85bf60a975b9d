package dev.clioremind.sandbox.ghl;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Messages as lists and single reads show them. */
final class MessageRows {

  /** HighLevel's numbers of the kinds of message. */
  private static final Map<String, Integer> NUMBERS =
      Map.of("Call", 1, "SMS", 2, "Email", 3, "Facebook", 11, "Instagram", 18, "WhatsApp", 19);

  /**
   * One row.
   *
   * @param addedAt what lists sort by, unless asked otherwise
   */
  record Row(
      String id,
      String conversationId,
      String contactId,
      String channel,
      Instant addedAt,
      Instant changedAt,
      JsonObject json) {}

  private final Account account;

  MessageRows(Account account) {
    this.account = account;
  }

  /** Every row of a list, as far as lists know by now. */
  List<Row> listed(Instant now) {
    Instant moment = account.ledger.listed(now);
    Stream<Row> ours =
        account.ledger.all().stream()
            .filter(message -> message.readable(moment, account.has(Quirk.CANCELLED_IS_SHOWN)))
            .map(message -> row(message, moment));
    Stream<Row> others =
        account.ledger.others().stream()
            .filter(message -> !message.addedAt().isAfter(moment))
            .map(this::row);
    return Stream.concat(ours, others).toList();
  }

  /** One of ours at a moment. An e-mail has no body here, only the id to read it by. */
  Row row(StoredMessage stored, Instant moment) {
    GhlMessage message = stored.at(moment);
    JsonObject json =
        json(
            message.id(),
            message.conversationId(),
            message.contactId(),
            message.channel(),
            message.receivedAt());
    json.addProperty("direction", "outbound");
    json.addProperty("status", status(message));
    json.addProperty("source", "api");
    if (message.channel().equals("Email")) {
      json.addProperty("contentType", "text/html");
      json.add("meta", emailIds(message));
      if (account.has(Quirk.EMAIL_SUBJECT_LISTED)) {
        json.addProperty("subject", message.subject());
      }
    } else {
      json.addProperty("contentType", "text/plain");
      json.addProperty("body", message.shown());
    }
    return new Row(
        message.id(),
        message.conversationId(),
        message.contactId(),
        message.channel(),
        message.receivedAt(),
        stored.changedAt(moment),
        json);
  }

  private String status(GhlMessage message) {
    return message.state() == MessageState.SCHEDULED && account.has(Quirk.SCHEDULED_READS_PENDING)
        ? MessageState.PENDING.word()
        : message.state().word();
  }

  private Row row(ForeignMessage message) {
    JsonObject json =
        json(
            message.id(),
            message.conversationId(),
            message.contactId(),
            message.channel(),
            message.addedAt());
    json.addProperty("direction", message.direction());
    json.addProperty("status", "delivered");
    json.addProperty("source", message.source());
    json.addProperty("contentType", "text/plain");
    if (!message.channel().equals("Email")) {
      json.addProperty("body", message.body());
    }
    return new Row(
        message.id(),
        message.conversationId(),
        message.contactId(),
        message.channel(),
        message.addedAt(),
        message.addedAt(),
        json);
  }

  /** The whole e-mail, body included. */
  JsonObject email(GhlMessage message) {
    JsonObject json = new JsonObject();
    json.addProperty("id", message.emailMessageId());
    json.addProperty("threadId", message.id());
    json.addProperty("locationId", account.locationId);
    json.addProperty("contactId", message.contactId());
    json.addProperty("conversationId", message.conversationId());
    json.addProperty("dateAdded", Answer.moment(message.receivedAt()));
    json.addProperty("subject", message.subject());
    json.addProperty("body", message.shown());
    json.addProperty("direction", "outbound");
    json.addProperty("status", message.state().word());
    json.addProperty("contentType", "text/html");
    json.addProperty("from", message.from());
    JsonArray to = new JsonArray();
    to.add(message.to());
    json.add("to", to);
    json.addProperty("source", "api");
    return json;
  }

  private JsonObject json(
      String id, String conversationId, String contactId, String channel, Instant addedAt) {
    JsonObject json = new JsonObject();
    json.addProperty("id", id);
    json.addProperty("type", NUMBERS.getOrDefault(channel, 28));
    json.addProperty("messageType", type(channel));
    json.addProperty("locationId", account.locationId);
    json.addProperty("contactId", contactId);
    json.addProperty("conversationId", conversationId);
    json.addProperty("dateAdded", Answer.moment(addedAt));
    return json;
  }

  /** {@code TYPE_SMS} and so on. */
  static String type(String channel) {
    return "TYPE_" + channel.toUpperCase(Locale.ROOT);
  }

  private static JsonObject emailIds(GhlMessage message) {
    JsonArray ids = new JsonArray();
    ids.add(message.emailMessageId());
    JsonObject email = new JsonObject();
    email.add("messageIds", ids);
    JsonObject meta = new JsonObject();
    meta.add("email", email);
    return meta;
  }
}
