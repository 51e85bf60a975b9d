package dev.clioremind.sandbox.ghl;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** {@code POST /contacts/search}: filters over an index that lags and shows thin records. */
final class ContactSearch {

  private static final int RECORDS = 10_000;
  private static final int LONGEST_VALUE = 75;

  /** Nobody knows the real number; a client that needs more than this is on thin ice. */
  private static final int MOST_FILTERS = 25;

  private static final Map<String, Function<GhlContact, String>> FIELDS =
      Map.of(
          "id", GhlContact::id,
          "email", GhlContact::email,
          "phone", GhlContact::phone,
          "firstNameLowerCase", one -> one.firstName().toLowerCase(Locale.ROOT),
          "lastNameLowerCase", one -> one.lastName().toLowerCase(Locale.ROOT),
          "fullNameLowerCase", one -> one.name().toLowerCase(Locale.ROOT),
          "timezone", GhlContact::timezone,
          "source", GhlContact::source,
          "dnd", one -> Boolean.toString(one.dnd()));

  private final Account account;

  ContactSearch(Account account) {
    this.account = account;
  }

  List<Route> routes() {
    return List.of(
        Route.post(
            "/contacts/search",
            "contacts.readonly",
            Set.of("locationId", "page", "pageLimit", "searchAfter", "filters", "query", "sort"),
            this::search));
  }

  private Answer search(Request request) {
    if (request.text("locationId").isBlank()) {
      return Answer.refused(400, "locationId is required");
    }
    int pageLimit = number(request, "pageLimit", 0);
    int page = number(request, "page", 1);
    if (pageLimit < 1 || pageLimit > 500) {
      return Answer.refused(400, "pageLimit must be a number from 1 to 500");
    }
    JsonArray filters = array(request.body(), "filters");
    if (count(filters) > MOST_FILTERS) {
      return Answer.refused(400, "Too many filters");
    }
    Predicate<GhlContact> filter = all(filters, false);
    List<ContactBook.Entry> found =
        account.contacts.indexed(request.receivedAt()).stream()
            .filter(entry -> filter.test(entry.contact()))
            .toList();
    String after = after(request);
    long skip = (long) (page - 1) * pageLimit;
    if (skip < 0 || (after.isEmpty() && skip + pageLimit > RECORDS)) {
      return Answer.refused(400, "page is out of bounds, use searchAfter");
    }
    List<String> ids = found.stream().map(entry -> entry.contact().id()).toList();
    if (!after.isEmpty() && !ids.contains(after)) {
      return Answer.refused(400, "Invalid searchAfter");
    }
    JsonArray contacts = new JsonArray();
    found.stream()
        .skip(after.isEmpty() ? skip : ids.indexOf(after) + 1L)
        .limit(pageLimit)
        .forEach(entry -> contacts.add(thin(entry)));
    JsonObject body = new JsonObject();
    body.add("contacts", contacts);
    body.addProperty("total", found.size());
    return Answer.ok(body);
  }

  private static int number(Request request, String member, int otherwise) {
    String text = request.text(member);
    try {
      return text.isEmpty() ? otherwise : Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new RefusedException(Answer.refused(400, member + " must be a number"));
    }
  }

  private static JsonArray array(JsonObject json, String member) {
    JsonElement value = json.get(member);
    return value != null && value.isJsonArray() ? value.getAsJsonArray() : new JsonArray();
  }

  /** The id of the last contact seen, empty without {@code searchAfter}. */
  private static String after(Request request) {
    JsonArray after = array(request.body(), "searchAfter");
    JsonElement last = after.isEmpty() ? JsonNull.INSTANCE : after.get(after.size() - 1);
    return last.isJsonPrimitive() ? last.getAsString() : "";
  }

  private static int count(JsonArray filters) {
    return StreamSupport.stream(filters.spliterator(), false)
        .filter(JsonElement::isJsonObject)
        .map(JsonElement::getAsJsonObject)
        .mapToInt(one -> one.has("group") ? count(array(one, "filters")) : 1)
        .sum();
  }

  private Predicate<GhlContact> all(JsonArray filters, boolean or) {
    List<Predicate<GhlContact>> parts =
        StreamSupport.stream(filters.spliterator(), false).map(this::one).toList();
    return contact ->
        or
            ? parts.stream().anyMatch(part -> part.test(contact))
            : parts.stream().allMatch(part -> part.test(contact));
  }

  private Predicate<GhlContact> one(JsonElement element) {
    if (!element.isJsonObject()) {
      throw new RefusedException(Answer.refused(400, "Invalid filter"));
    }
    JsonObject filter = element.getAsJsonObject();
    if (filter.has("group")) {
      return all(array(filter, "filters"), text(filter, "group").equals("OR"));
    }
    String field = text(filter, "field");
    Function<GhlContact, String> value = FIELDS.get(field);
    if (value == null) {
      throw new RefusedException(Answer.refused(400, "Invalid field " + field));
    }
    if (field.equals("phone") && account.has(Quirk.SEARCH_WITHOUT_PHONE)) {
      return contact -> false;
    }
    String asked = text(filter, "value");
    if (asked.length() > LONGEST_VALUE) {
      throw new RefusedException(Answer.refused(400, "Value of " + field + " is too long"));
    }
    String wanted = field.equals("email") ? asked.toLowerCase(Locale.ROOT) : asked;
    return switch (text(filter, "operator")) {
      case "eq" -> contact -> value.apply(contact).equals(wanted);
      case "not_eq" -> contact -> !value.apply(contact).equals(wanted);
      case "contains" -> contact -> value.apply(contact).contains(wanted);
      case "not_contains" -> contact -> !value.apply(contact).contains(wanted);
      case "exists" -> contact -> !value.apply(contact).isEmpty();
      case "not_exists" -> contact -> value.apply(contact).isEmpty();
      default ->
          throw new RefusedException(
              Answer.refused(400, "Invalid operator " + text(filter, "operator")));
    };
  }

  private static String text(JsonObject json, String member) {
    JsonElement value = json.get(member);
    return value != null && value.isJsonPrimitive() ? value.getAsString() : "";
  }

  private JsonObject thin(ContactBook.Entry entry) {
    GhlContact contact = entry.contact();
    JsonObject json = new JsonObject();
    json.addProperty("id", contact.id());
    json.addProperty("locationId", account.locationId);
    json.add("firstNameLowerCase", Answer.orNull(contact.firstName().toLowerCase(Locale.ROOT)));
    json.add("lastNameLowerCase", Answer.orNull(contact.lastName().toLowerCase(Locale.ROOT)));
    json.add("email", Answer.orNull(contact.email()));
    json.add("phone", Answer.orNull(contact.phone()));
    json.addProperty("dateAdded", Answer.moment(entry.addedAt()));
    if (account.has(Quirk.SEARCH_SHOWS_ALL)) {
      json.add("timezone", Answer.orNull(contact.timezone()));
    }
    if (account.has(Quirk.SEARCH_SHOWS_DND) || account.has(Quirk.SEARCH_SHOWS_ALL)) {
      json.addProperty("dnd", contact.dnd());
      json.add("dndSettings", ContactRoutes.dndSettings(contact, false));
    }
    JsonArray after = new JsonArray();
    after.add(entry.addedAt().toEpochMilli());
    after.add(contact.id());
    json.add("searchAfter", after);
    return json;
  }
}
