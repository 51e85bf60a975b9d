package dev.clioremind.sandbox.ghl;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The sub-account itself, its snippets, custom values and fields, and its users. */
final class LocationRoutes {

  private final Account account;

  LocationRoutes(Account account) {
    this.account = account;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/locations/{locationId}", "locations.readonly", Set.of(), this::location),
        Route.get(
            "/locations/{locationId}/templates",
            "locations/templates.readonly",
            Set.of("originId", "deleted", "skip", "limit", "type"),
            this::templates),
        Route.get(
            "/locations/{locationId}/customValues",
            "locations/customValues.readonly",
            Set.of(),
            this::customValues),
        Route.get(
            "/locations/{locationId}/customFields",
            "locations/customFields.readonly",
            Set.of("model"),
            this::customFields),
        Route.get("/users/", "users.readonly", Set.of("locationId"), this::users));
  }

  private Answer location(Request request) {
    JsonObject json = new JsonObject();
    json.addProperty("id", account.locationId);
    json.addProperty("name", account.name);
    json.addProperty("timezone", account.timezone);
    json.addProperty("country", "US");
    return Answer.ok("location", json);
  }

  private Answer templates(Request request) {
    request.needed("originId");
    String type = request.param("type");
    if (!type.isEmpty() && !Set.of("sms", "email", "whatsapp").contains(type)) {
      return Answer.invalid("type must be one of the following values: sms, email, whatsapp");
    }
    List<GhlTemplate> matching =
        account.templates.stream()
            .filter(template -> type.isEmpty() || template.type().equals(type))
            .toList();
    int skip = request.number("skip", 0, Integer.MAX_VALUE, 0);
    JsonArray page = new JsonArray();
    matching.stream()
        .skip(skip)
        .limit(request.number("limit", 1, 200, 25))
        .forEach(template -> page.add(json(template)));
    JsonObject body = new JsonObject();
    body.add("templates", page);
    body.addProperty("totalCount", matching.size());
    return Answer.ok(body);
  }

  private JsonObject json(GhlTemplate template) {
    JsonObject content = new JsonObject();
    if (template.type().equals("email")) {
      content.addProperty("subject", template.subject());
    }
    content.addProperty(template.contentMember(), template.content());
    content.add("attachments", new JsonArray());
    JsonObject json = new JsonObject();
    json.addProperty("id", template.id());
    json.addProperty("name", template.name());
    json.addProperty("type", template.type());
    json.addProperty("locationId", account.locationId);
    json.add("template", content);
    return json;
  }

  private Answer customValues(Request request) {
    JsonArray all = new JsonArray();
    for (Map.Entry<String, String> one : account.customValues.entrySet()) {
      JsonObject json = new JsonObject();
      json.addProperty("id", "cv" + key(one.getKey()));
      json.addProperty("name", one.getKey());
      json.addProperty("fieldKey", "{{ custom_values." + key(one.getKey()) + " }}");
      json.addProperty("value", one.getValue());
      json.addProperty("locationId", account.locationId);
      all.add(json);
    }
    return Answer.ok("customValues", all);
  }

  private Answer customFields(Request request) {
    JsonArray all = new JsonArray();
    if (!Set.of("", "contact", "all").contains(request.param("model"))) {
      return Answer.ok("customFields", all);
    }
    for (Map.Entry<String, String> one : account.customFields.entrySet()) {
      JsonObject json = new JsonObject();
      json.addProperty("id", one.getKey());
      json.addProperty("name", one.getValue());
      json.addProperty("fieldKey", "contact." + key(one.getValue()));
      json.addProperty("dataType", "TEXT");
      json.addProperty("model", "contact");
      json.addProperty("locationId", account.locationId);
      all.add(json);
    }
    return Answer.ok("customFields", all);
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT).replace(' ', '_');
  }

  private Answer users(Request request) {
    request.needed("locationId");
    JsonObject user = new JsonObject();
    user.addProperty("id", "usPark00000000000001");
    user.addProperty("name", "Office Manager");
    user.addProperty("email", "office@example.com");
    JsonArray all = new JsonArray();
    all.add(user);
    return Answer.ok("users", all);
  }
}
