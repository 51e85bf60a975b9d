package dev.clioremind.sandbox.ghl;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finding, reading and making one contact. The search by filters is {@link ContactSearch}. */
final class ContactRoutes {

  private static final String READ = "contacts.readonly";
  private static final String WRITE = "contacts.write";

  private static final Set<String> MEMBERS =
      Set.of(
          "firstName",
          "lastName",
          "name",
          "email",
          "locationId",
          "gender",
          "phone",
          "address1",
          "city",
          "state",
          "postalCode",
          "website",
          "timezone",
          "dnd",
          "dndSettings",
          "inboundDndSettings",
          "tags",
          "customFields",
          "source",
          "dateOfBirth",
          "country",
          "companyName",
          "assignedTo");

  private final Account account;

  ContactRoutes(Account account) {
    this.account = account;
  }

  List<Route> routes() {
    return List.of(
        Route.get(
            "/contacts/search/duplicate",
            READ,
            Set.of("locationId", "number", "email"),
            this::duplicate),
        Route.get("/contacts/{id}", READ, Set.of(), this::contact),
        Route.post("/contacts/", WRITE, MEMBERS, this::create),
        Route.post("/contacts/upsert", WRITE, MEMBERS, this::upsert));
  }

  private Answer duplicate(Request request) {
    request.needed("locationId");
    Optional<GhlContact> byEmail = account.contacts.byEmail(request.param("email"));
    Optional<GhlContact> byPhone = account.contacts.byPhone(request.param("number"));
    Optional<GhlContact> found =
        account.has(Quirk.DUPLICATES_ALLOWED)
            ? byEmail.or(() -> byPhone)
            : byPhone.or(() -> byEmail);
    if (found.isPresent()) {
      return Answer.ok("contact", thin(found.orElseThrow()));
    }
    if (account.has(Quirk.NOBODY_IS_404)) {
      return Answer.refused(404, "Contact not found");
    }
    return account.has(Quirk.NOBODY_IS_EMPTY)
        ? Answer.ok(new JsonObject())
        : Answer.ok("contact", Answer.orNull(""));
  }

  private JsonObject thin(GhlContact contact) {
    JsonObject json = new JsonObject();
    json.addProperty("id", contact.id());
    json.addProperty("locationId", account.locationId);
    optional(json, "firstName", contact.firstName());
    optional(json, "lastName", contact.lastName());
    optional(json, "email", contact.email());
    optional(json, "phone", contact.phone());
    return json;
  }

  private Answer contact(Request request) {
    GhlContact contact = account.contact(request.variable("id"));
    boolean lowerCase =
        account.has(Quirk.DND_KEYS_LOWER_CASE)
            || request.call().header("version").orElse("").equals("v3");
    return Answer.ok("contact", whole(contact, lowerCase));
  }

  private JsonObject whole(GhlContact contact, boolean lowerCaseKeys) {
    JsonObject json = thin(contact);
    optional(json, "timezone", contact.timezone());
    json.addProperty("dnd", contact.dnd());
    json.add("dndSettings", dndSettings(contact, lowerCaseKeys));
    json.addProperty("source", contact.source());
    json.add("tags", new JsonArray());
    json.add("customFields", new JsonArray());
    account
        .contacts
        .entry(contact.id())
        .ifPresent(
            entry -> {
              json.addProperty("dateAdded", Answer.moment(entry.addedAt()));
              json.addProperty("dateUpdated", Answer.moment(entry.changedAt()));
            });
    return json;
  }

  /** {@code dndSettings}; a channel that nobody touched is missing. */
  static JsonObject dndSettings(GhlContact contact, boolean lowerCaseKeys) {
    JsonObject settings = new JsonObject();
    for (Map.Entry<String, String> one : contact.dndSettings().entrySet()) {
      JsonObject setting = new JsonObject();
      setting.addProperty("status", one.getValue());
      setting.addProperty("message", "");
      setting.addProperty("code", "101");
      String key = one.getKey();
      settings.add(lowerCaseKeys ? key.toLowerCase(Locale.ROOT) : key, setting);
    }
    return settings;
  }

  private static void optional(JsonObject json, String name, String value) {
    if (!value.isEmpty()) {
      json.addProperty(name, value);
    }
  }

  private Answer create(Request request) {
    List<String> faults = new ArrayList<>();
    for (Map.Entry<String, JsonElement> member : request.body().entrySet()) {
      if (!MEMBERS.contains(member.getKey())) {
        faults.add("property " + member.getKey() + " should not exist");
      } else if (member.getValue().isJsonPrimitive() && member.getValue().getAsString().isBlank()) {
        faults.add(member.getKey() + " should not be empty");
      }
    }
    if (request.text("locationId").isBlank()) {
      faults.add("locationId should not be empty");
    }
    if (!request.text("email").isEmpty() && !request.text("email").contains("@")) {
      faults.add("email must be an email");
    }
    if (!faults.isEmpty()) {
      return Answer.invalid(faults.toArray(String[]::new));
    }
    Optional<Answer> duplicate = duplicateRefusal(request);
    if (duplicate.isPresent()) {
      return duplicate.orElseThrow();
    }
    GhlContact contact = read(request, account.ids.next("ct"));
    account.contacts.put(contact, request.receivedAt());
    if (account.has(Quirk.CREATE_MADE_BUT_422)) {
      return Answer.invalid("phone must be a valid phone number");
    }
    return made(201, contact);
  }

  private Optional<Answer> duplicateRefusal(Request request) {
    if (account.has(Quirk.DUPLICATES_ALLOWED)) {
      return Optional.empty();
    }
    Optional<GhlContact> byEmail = account.contacts.byEmail(request.text("email"));
    Optional<GhlContact> byPhone = account.contacts.byPhone(request.text("phone"));
    return byEmail
        .or(() -> byPhone)
        .map(
            other -> {
              Answer answer =
                  Answer.refused(400, "This location does not allow duplicated contacts.");
              JsonObject meta = new JsonObject();
              meta.addProperty("contactId", other.id());
              meta.addProperty("matchingField", byEmail.isPresent() ? "email" : "phone");
              answer.body().add("meta", meta);
              return answer;
            });
  }

  private GhlContact read(Request request, String id) {
    String phone = account.has(Quirk.CREATE_DROPS_PHONE) ? "" : request.text("phone");
    return GhlContact.of(id, request.text("firstName"), request.text("lastName"))
        .withEmail(request.text("email"))
        .withPhone(phone)
        .withTimezone(request.text("timezone"))
        .withSource(request.text("source"));
  }

  /** Writes over the address and number that are there; calling it at all is a fault of ours. */
  private Answer upsert(Request request) {
    Instant now = request.receivedAt();
    Optional<GhlContact> existing =
        account
            .contacts
            .byEmail(request.text("email"))
            .or(() -> account.contacts.byPhone(request.text("phone")));
    GhlContact contact =
        existing
            .map(one -> one.withEmail(request.text("email")).withPhone(request.text("phone")))
            .orElseGet(() -> read(request, account.ids.next("ct")));
    account.contacts.put(contact, now);
    Answer answer = made(200, contact);
    answer.body().addProperty("new", existing.isEmpty());
    return answer;
  }

  private Answer made(int status, GhlContact contact) {
    JsonObject json = whole(contact, false);
    // Taken, and shown by every other page, but not among what this one answers.
    json.remove("timezone");
    JsonObject body = new JsonObject();
    body.add("contact", json);
    return new Answer(status, body);
  }
}
