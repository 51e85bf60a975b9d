package dev.clioremind.sandbox.ghl;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.clioremind.sandbox.ghl.MessageRows.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reading single messages and conversations, and the e-mail opt-out list. */
final class ReadingRoutes {

  private static final String MESSAGES = "conversations/message.readonly";
  private static final String CONVERSATIONS = "conversations.readonly";

  private final Account account;
  private final MessageRows rows;

  ReadingRoutes(Account account) {
    this.account = account;
    this.rows = new MessageRows(account);
  }

  List<Route> routes() {
    return List.of(
        Route.get("/conversations/messages/email/{id}", MESSAGES, Set.of(), this::email),
        Route.get("/conversations/messages/{id}", MESSAGES, Set.of(), this::message),
        Route.get(
            "/conversations/{id}/messages",
            MESSAGES,
            Set.of("lastMessageId", "limit", "type"),
            this::conversation),
        Route.get(
            "/conversations/search",
            CONVERSATIONS,
            Set.of(
                "locationId",
                "contactId",
                "query",
                "limit",
                "startDate",
                "endDate",
                "sort",
                "sortBy",
                "startAfterDate",
                "id",
                "status",
                "lastMessageType",
                "lastMessageDirection"),
            this::search),
        Route.get(
            "/conversations/preferences/unsubscriptions/status",
            CONVERSATIONS,
            Set.of("locationId", "contactId", "email"),
            this::unsubscription));
  }

  private Answer message(Request request) {
    Instant now = request.receivedAt();
    JsonObject message =
        account
            .ledger
            .byId(request.variable("id"))
            .filter(stored -> stored.readable(now, account.has(Quirk.CANCELLED_IS_SHOWN)))
            .map(stored -> rows.row(stored, now).json())
            .orElseThrow(() -> missing("Message"));
    return account.has(Quirk.MESSAGE_UNWRAPPED)
        ? Answer.ok(message)
        : Answer.ok("message", message);
  }

  private Answer email(Request request) {
    Instant now = request.receivedAt();
    return account
        .ledger
        .byEmailId(request.variable("id"))
        .filter(stored -> stored.readable(now, account.has(Quirk.CANCELLED_IS_SHOWN)))
        .map(stored -> Answer.ok(rows.email(stored.at(now))))
        .orElseThrow(() -> missing("Email message"));
  }

  private static RefusedException missing(String what) {
    return new RefusedException(Answer.refused(404, what + " not found"));
  }

  private Answer conversation(Request request) {
    String id = request.variable("id");
    if (!account.ledger.conversations().containsValue(id)) {
      throw missing("Conversation");
    }
    List<String> types = List.of(request.param("type").split(",", -1));
    List<Row> all =
        newestFirst(request.receivedAt()).stream()
            .filter(row -> row.conversationId().equals(id))
            .filter(row -> types.contains("") || types.contains(MessageRows.type(row.channel())))
            .toList();
    int from = 1 + all.stream().map(Row::id).toList().indexOf(request.param("lastMessageId"));
    int to = Math.min(all.size(), from + request.number("limit", 1, 100, 20));
    JsonArray page = new JsonArray();
    all.subList(from, to).forEach(row -> page.add(row.json()));
    JsonObject body = new JsonObject();
    body.add("lastMessageId", Answer.orNull(to == from ? "" : all.get(to - 1).id()));
    body.addProperty("nextPage", to < all.size());
    body.add("messages", page);
    return account.has(Quirk.CONVERSATION_MESSAGES_FLAT)
        ? Answer.ok(body)
        : Answer.ok("messages", body);
  }

  private Answer search(Request request) {
    request.needed("locationId");
    List<Row> newest = newestFirst(request.receivedAt());
    List<JsonObject> found = new ArrayList<>();
    for (Map.Entry<String, String> one : account.ledger.conversations().entrySet()) {
      String asked = request.param("contactId");
      Optional<Row> last =
          newest.stream().filter(row -> row.conversationId().equals(one.getValue())).findFirst();
      if (last.isPresent() && (asked.isEmpty() || asked.equals(one.getKey()))) {
        found.add(conversation(one.getKey(), last.orElseThrow()));
      }
    }
    JsonArray page = new JsonArray();
    found.stream()
        .sorted(Comparator.comparing(json -> -json.get("lastMessageDate").getAsLong()))
        .limit(request.number("limit", 1, 100, 20))
        .forEach(page::add);
    JsonObject body = new JsonObject();
    body.add("conversations", page);
    body.addProperty("total", found.size());
    return Answer.ok(body);
  }

  private JsonObject conversation(String contactId, Row last) {
    JsonObject json = new JsonObject();
    json.addProperty("id", last.conversationId());
    json.addProperty("contactId", contactId);
    json.addProperty("locationId", account.locationId);
    json.addProperty("lastMessageDate", last.addedAt().toEpochMilli());
    json.addProperty("lastMessageType", MessageRows.type(last.channel()));
    // Always there, also after an e-mail, whose text is in no list.
    JsonElement text = last.json().get("body");
    json.addProperty(
        "lastMessageBody", text == null || text.isJsonNull() ? "" : text.getAsString());
    json.addProperty("type", "TYPE_PHONE");
    json.addProperty("unreadCount", 0);
    account
        .contacts
        .find(contactId)
        .ifPresent(
            contact -> {
              json.addProperty("fullName", contact.name());
              json.addProperty("contactName", contact.name());
              json.add("email", Answer.orNull(contact.email()));
              json.add("phone", Answer.orNull(contact.phone()));
            });
    return json;
  }

  private List<Row> newestFirst(Instant now) {
    return rows.listed(now).stream()
        .sorted(Comparator.comparing(Row::addedAt).thenComparing(Row::id).reversed())
        .toList();
  }

  /** The answer's shape is undocumented: nobody should build on this one. */
  private Answer unsubscription(Request request) {
    request.needed("locationId");
    GhlContact contact = account.contact(request.needed("contactId"));
    JsonObject body = new JsonObject();
    body.addProperty("contactId", contact.id());
    body.addProperty("email", contact.email());
    body.addProperty("isUnsubscribed", contact.unsubscribed());
    return Answer.ok(body);
  }
}
