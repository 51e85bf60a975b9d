package dev.clioremind.ghl;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Reads GoHighLevel's JSON into {@link Wire} records, and writes the bodies of calls. Members that
 * nobody asked for may have any shape. An answer of another shape as a whole gives an empty result,
 * never a shorter one. Thread-safe.
 */
final class GhlJson {

  private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{2,79}");
  private static final Pattern TRACE = Pattern.compile("[A-Za-z0-9-]{1,64}");

  private final Gson gson = new GsonBuilder().setStrictness(Strictness.STRICT).create();

  /** {@code {"contacts": [...]}}. */
  Optional<List<Wire.Contact>> hits(String body) {
    return object(body).flatMap(answer -> rows(answer, "contacts", GhlJson::contact));
  }

  /**
   * {@code {"contact": {...}}}, {@code {"contact": null}} or {@code {}}: a list of one, or of none.
   */
  Optional<List<Wire.Contact>> oneOrNone(String body) {
    return object(body)
        .flatMap(
            answer -> {
              JsonElement contact = answer.get("contact");
              if (contact == null || contact.isJsonNull()) {
                return Optional.of(List.of());
              }
              return contact instanceof JsonObject one
                  ? Optional.of(List.of(contact(one)))
                  : Optional.empty();
            });
  }

  /** {@code {"templates": [...], "totalCount": 2}}. */
  Optional<Wire.TemplatePage> templates(String body) {
    return object(body)
        .flatMap(
            answer ->
                rows(answer, "templates", GhlJson::template)
                    .map(rows -> new Wire.TemplatePage(rows, text(answer, "totalCount"))));
  }

  /** {@code {"location": {"name": ..., "timezone": ...}}}. */
  Optional<Wire.Location> location(String body) {
    return object(body)
        .map(answer -> answer.get("location") instanceof JsonObject inner ? inner : answer)
        .map(one -> new Wire.Location(text(one, "name"), text(one, "timezone")));
  }

  /** {@code {"customValues": [...]}}. */
  Optional<List<Wire.CustomValue>> customValues(String body) {
    return object(body)
        .flatMap(
            answer ->
                rows(
                    answer,
                    "customValues",
                    row ->
                        new Wire.CustomValue(
                            text(row, "name"), text(row, "fieldKey"), text(row, "value"))));
  }

  /** {@code {"workflows": [...]}}. */
  Optional<List<Wire.Workflow>> workflows(String body) {
    return object(body)
        .flatMap(
            answer ->
                rows(
                    answer,
                    "workflows",
                    row ->
                        new Wire.Workflow(
                            text(row, "id"), text(row, "name"), text(row, "status"))));
  }

  /**
   * {@code {"messages": [...], "nextCursor": null}}, as documented, or {@code {"messages":
   * {"messages": [...]}}}, as other lists of messages come; either of them in a {@code data}.
   */
  Optional<Wire.MessagePage> messages(String body) {
    return object(body)
        .map(answer -> answer.get("data") instanceof JsonObject data ? data : answer)
        .flatMap(
            answer -> {
              JsonObject list =
                  answer.get("messages") instanceof JsonObject nested ? nested : answer;
              String cursor = text(list, "nextCursor");
              return rows(list, "messages", GhlJson::listed)
                  .map(
                      rows ->
                          new Wire.MessagePage(
                              rows, cursor == null ? text(answer, "nextCursor") : cursor));
            });
  }

  /** One message, bare as documented, or in a {@code message} as it comes. */
  Optional<Wire.Message> message(String body) {
    return object(body)
        .map(answer -> answer.get("message") instanceof JsonObject wrapped ? wrapped : answer)
        .map(GhlJson::listed);
  }

  /**
   * The status that the answer to a withdrawal carries inside; null where it says none. {@code
   * {"status": 404, "message": "Failed cancel the scheduled message"}} comes with a 200.
   */
  @Nullable String innerStatus(String body) {
    return object(body).map(answer -> text(answer, "status")).orElse(null);
  }

  /** {@code {"id": ..., "subject": ..., "body": ...}}, bare or wrapped. */
  Optional<Wire.Email> email(String body) {
    return object(body)
        .map(
            answer ->
                Stream.of("emailMessage", "message", "data")
                    .map(answer::get)
                    .filter(JsonObject.class::isInstance)
                    .map(JsonObject.class::cast)
                    .findFirst()
                    .orElse(answer))
        .map(
            email ->
                new Wire.Email(text(email, "id"), text(email, "subject"), text(email, "body")));
  }

  /** The ids of a message that was taken; none if the body is not what it should be. */
  Wire.Accepted accepted(String body) {
    Optional<JsonObject> answer = object(body);
    return answer.isEmpty()
        ? new Wire.Accepted(null, null)
        : new Wire.Accepted(text(answer.get(), "messageId"), text(answer.get(), "emailMessageId"));
  }

  /** The id of a contact that was added; empty if the answer names none. */
  String added(String body) {
    return object(body)
        .map(answer -> answer.get("contact") instanceof JsonObject contact ? contact : answer)
        .map(contact -> text(contact, "id"))
        .orElse("");
  }

  /** The id of the contact that stands in the way of a new one; empty if the answer names none. */
  String inTheWay(String body) {
    return object(body)
        .map(answer -> answer.get("meta"))
        .filter(JsonObject.class::isInstance)
        .map(meta -> text((JsonObject) meta, "contactId"))
        .orElse("");
  }

  /**
   * The body that adds a contact; a member that would be empty is left out, for it is refused.
   *
   * @param phone in E.164 form, or empty
   * @param email empty for none
   */
  String contact(String locationId, String firstName, String lastName, String phone, String email) {
    JsonObject body = new JsonObject();
    body.addProperty("locationId", locationId);
    body.addProperty("firstName", firstName);
    body.addProperty("lastName", lastName);
    if (!email.isEmpty()) {
      body.addProperty("email", email);
    }
    if (!phone.isEmpty()) {
      body.addProperty("phone", phone);
    }
    body.addProperty("source", "clio-remind");
    return body.toString();
  }

  /** Whether an answer says plainly that nobody was put into the workflow. */
  boolean deniesEnrolment(String body) {
    return object(body)
        .map(
            answer ->
                Stream.of("succeded", "succeeded", "success")
                    .anyMatch(member -> "false".equalsIgnoreCase(text(answer, member))))
        .orElse(false);
  }

  /** Whether an answer is one of the API's at all, and not a web page. */
  boolean isObject(String body) {
    return object(body).isPresent();
  }

  /** An error; empty texts for what it does not say. */
  Wire.Fault fault(String body) {
    Optional<JsonObject> answer = object(body);
    if (answer.isEmpty()) {
      return new Wire.Fault("", "", "");
    }
    return new Wire.Fault(
        matching(CODE, text(answer.get(), "canonicalCode")),
        message(answer.get().get("message")),
        matching(TRACE, text(answer.get(), "traceId")));
  }

  /**
   * The body of a contact search: everybody who has one of these addresses.
   *
   * @param phones in E.164 form
   * @param emails in lower case
   */
  String search(String locationId, int pageLimit, List<String> phones, List<String> emails) {
    JsonArray either = new JsonArray();
    phones.forEach(phone -> either.add(equal("phone", phone)));
    emails.forEach(email -> either.add(equal("email", email)));
    JsonObject group = new JsonObject();
    group.addProperty("group", "OR");
    group.add("filters", either);
    JsonArray filters = new JsonArray();
    filters.add(group);
    JsonObject search = new JsonObject();
    search.addProperty("locationId", locationId);
    search.addProperty("page", 1);
    search.addProperty("pageLimit", pageLimit);
    search.add("filters", filters);
    return search.toString();
  }

  /**
   * The body of a text message.
   *
   * @param type {@code SMS} or {@code WhatsApp}, in exactly this case
   */
  String textMessage(String type, String contactId, String message, Optional<Instant> at) {
    JsonObject body = message(type, contactId, at);
    body.addProperty("message", message);
    return body.toString();
  }

  /** The body of an e-mail, which needs {@code html}: with {@code message} alone it is refused. */
  String email(String contactId, String subject, String html, Optional<Instant> at) {
    JsonObject body = message("Email", contactId, at);
    body.addProperty("subject", subject);
    body.addProperty("html", html);
    return body.toString();
  }

  /**
   * The body that puts a contact into a workflow.
   *
   * @param eventStartTime a date and time with offset
   */
  String enrolment(String eventStartTime) {
    JsonObject body = new JsonObject();
    body.addProperty("eventStartTime", eventStartTime);
    return body.toString();
  }

  private static JsonObject message(String type, String contactId, Optional<Instant> at) {
    JsonObject body = new JsonObject();
    body.addProperty("type", type);
    body.addProperty("contactId", contactId);
    at.ifPresent(moment -> body.addProperty("scheduledTimestamp", moment.getEpochSecond()));
    return body;
  }

  private static JsonObject equal(String field, String value) {
    JsonObject filter = new JsonObject();
    filter.addProperty("field", field);
    filter.addProperty("operator", "eq");
    filter.addProperty("value", value);
    return filter;
  }

  private static Wire.Contact contact(JsonObject row) {
    List<String> names = new ArrayList<>();
    for (String member : List.of("name", "contactName", "fullNameLowerCase")) {
      String name = text(row, member);
      if (name != null) {
        names.add(name);
      }
    }
    return new Wire.Contact(
        text(row, "id"),
        text(row, "locationId"),
        either(row, "firstName", "firstNameLowerCase"),
        either(row, "lastName", "lastNameLowerCase"),
        names,
        text(row, "companyName"),
        text(row, "phone"),
        text(row, "email"),
        text(row, "timezone"),
        given(row.get("dnd")) ? orEmpty(text(row, "dnd")) : null,
        dndStatus(row.get("dndSettings")),
        given(row.get("dnd"))
            && row.get("dndSettings") instanceof JsonObject
            && row.has("timezone")
            && row.has("phone")
            && row.has("email"));
  }

  /** Searches show some names in lower case only, which is how they are compared. */
  private static @Nullable String either(JsonObject row, String member, String otherwise) {
    String text = text(row, member);
    return text == null || text.isBlank() ? text(row, otherwise) : text;
  }

  private static Map<String, String> dndStatus(@Nullable JsonElement settings) {
    if (!given(settings) || (settings instanceof JsonArray array && array.isEmpty())) {
      return Map.of();
    }
    if (!(settings instanceof JsonObject byChannel)) {
      return Map.of(ContactMapping.EVERY_CHANNEL, "");
    }
    Map<String, String> status = new HashMap<>();
    byChannel
        .entrySet()
        .forEach(
            one -> {
              JsonElement value = one.getValue();
              if (value instanceof JsonObject setting) {
                status.put(one.getKey(), orEmpty(text(setting, "status")));
              } else if (given(value)) {
                status.put(one.getKey(), value.isJsonPrimitive() ? value.getAsString() : "");
              }
            });
    return status;
  }

  private static Wire.Template template(JsonObject row) {
    JsonObject content = row.get("template") instanceof JsonObject inner ? inner : new JsonObject();
    return new Wire.Template(
        text(row, "id"),
        text(row, "name"),
        text(row, "type"),
        text(row, "deleted"),
        text(content, "subject"),
        text(content, "html"),
        text(content, "body"));
  }

  private static Wire.Message listed(JsonObject row) {
    List<String> emailIds = new ArrayList<>();
    if (row.get("meta") instanceof JsonObject meta
        && meta.get("email") instanceof JsonObject email
        && email.get("messageIds") instanceof JsonArray ids) {
      ids.forEach(
          id -> {
            if (id instanceof JsonPrimitive one) {
              emailIds.add(one.getAsString());
            }
          });
    }
    return new Wire.Message(
        text(row, "id"),
        text(row, "contactId"),
        text(row, "messageType"),
        text(row, "direction"),
        text(row, "status"),
        text(row, "source"),
        text(row, "dateAdded"),
        text(row, "body"),
        emailIds);
  }

  /** A string, or an array of them. */
  private static String message(@Nullable JsonElement message) {
    if (message instanceof JsonArray several) {
      return StreamSupport.stream(several.spliterator(), false)
          .filter(JsonElement::isJsonPrimitive)
          .map(JsonElement::getAsString)
          .collect(Collectors.joining("; "));
    }
    return message instanceof JsonPrimitive one ? one.getAsString() : "";
  }

  private static <T> Optional<List<T>> rows(
      JsonObject answer, String member, Function<JsonObject, T> reading) {
    if (!(answer.get(member) instanceof JsonArray array)) {
      return Optional.empty();
    }
    List<T> rows = new ArrayList<>();
    for (JsonElement element : array) {
      if (!(element instanceof JsonObject row)) {
        return Optional.empty();
      }
      rows.add(reading.apply(row));
    }
    return Optional.of(rows);
  }

  private Optional<JsonObject> object(String body) {
    try {
      return Optional.ofNullable(gson.fromJson(body, JsonElement.class))
          .filter(JsonObject.class::isInstance)
          .map(JsonObject.class::cast);
    } catch (JsonParseException malformed) {
      return Optional.empty();
    }
  }

  private static boolean given(@Nullable JsonElement element) {
    return element != null && !element.isJsonNull();
  }

  private static @Nullable String text(JsonObject parent, String member) {
    return parent.get(member) instanceof JsonPrimitive value ? value.getAsString() : null;
  }

  private static String matching(Pattern form, @Nullable String text) {
    return text != null && form.matcher(text).matches() ? text : "";
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
