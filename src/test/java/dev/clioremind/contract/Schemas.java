package dev.clioremind.contract;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The named schemas of a service's documents, and how a schema is read: references followed, {@code
 * allOf} merged. References are written {@code document#Name}, so that names may repeat.
 */
final class Schemas {
  static final String REF = "$ref";
  private static final String PROPERTIES = "properties";
  private static final String REQUIRED = "required";

  private final Map<String, JsonObject> named;

  Schemas(Map<String, JsonObject> named) {
    this.named = Map.copyOf(named);
  }

  /** A copy of a document in which each reference names the document that it points into. */
  static JsonElement absolute(JsonElement json, String document) {
    if (json.isJsonArray()) {
      JsonArray copy = new JsonArray();
      json.getAsJsonArray().forEach(item -> copy.add(absolute(item, document)));
      return copy;
    }
    if (!json.isJsonObject()) {
      return json;
    }
    JsonObject copy = new JsonObject();
    for (Map.Entry<String, JsonElement> member : json.getAsJsonObject().entrySet()) {
      JsonElement value = member.getValue();
      if (member.getKey().equals(REF) && value.isJsonPrimitive()) {
        copy.addProperty(REF, absolute(value.getAsString(), document));
      } else {
        copy.add(member.getKey(), absolute(value, document));
      }
    }
    return copy;
  }

  private static String absolute(String ref, String document) {
    String name = ref.substring(ref.lastIndexOf('/') + 1);
    int mark = ref.indexOf('#');
    // Documents are known by their bare names, whatever folder they refer to each other in.
    String file = mark <= 0 ? document : ref.substring(ref.lastIndexOf('/', mark) + 1, mark);
    return file + "#" + name;
  }

  /**
   * A schema with its references followed and its parts merged, one level deep.
   *
   * @throws IllegalStateException if it refers to a schema that no document has
   */
  JsonObject flat(JsonObject schema) {
    if (schema.has(REF)) {
      String name = schema.get(REF).getAsString();
      JsonObject target =
          Optional.ofNullable(named.get(name))
              .orElseThrow(() -> new IllegalStateException("no schema " + name));
      JsonObject found = flat(target);
      if (!isTrue(schema, "nullable")) {
        return found;
      }
      JsonObject nullable = copy(found);
      nullable.addProperty("nullable", true);
      return nullable;
    }
    if (!schema.has("allOf")) {
      return schema;
    }
    JsonObject merged = new JsonObject();
    JsonObject members = new JsonObject();
    JsonArray required = new JsonArray();
    JsonObject own = copy(schema);
    own.remove("allOf");
    for (JsonElement part : schema.getAsJsonArray("allOf")) {
      merge(flat(part.getAsJsonObject()), merged, members, required);
    }
    merge(own, merged, members, required);
    if (members.size() > 0) {
      merged.add(PROPERTIES, members);
    }
    merged.add(REQUIRED, required);
    return merged;
  }

  private static void merge(
      JsonObject part, JsonObject merged, JsonObject members, JsonArray required) {
    for (Map.Entry<String, JsonElement> keyword : part.entrySet()) {
      switch (keyword.getKey()) {
        case PROPERTIES ->
            keyword.getValue().getAsJsonObject().entrySet().stream()
                .forEach(member -> members.add(member.getKey(), member.getValue()));
        case REQUIRED -> required.addAll(keyword.getValue().getAsJsonArray());
        default -> merged.add(keyword.getKey(), keyword.getValue());
      }
    }
  }

  private static JsonObject copy(JsonObject json) {
    JsonObject copy = new JsonObject();
    json.entrySet().forEach(member -> copy.add(member.getKey(), member.getValue()));
    return copy;
  }

  /** Whether a schema says nothing about what it describes. */
  boolean isEmpty(JsonObject schema) {
    JsonObject flat = flat(schema);
    return members(flat).isEmpty()
        && alternatives(flat).isEmpty()
        && (type(flat).isEmpty() || (type(flat).equals("object") && additional(flat).isEmpty()));
  }

  /** The type's name; empty where any will do. */
  static String type(JsonObject flat) {
    String type = text(flat, "type");
    return type.equals("any") ? "" : type;
  }

  static String text(JsonObject json, String name) {
    return json.has(name) ? json.get(name).getAsString() : "";
  }

  static boolean isTrue(JsonObject json, String name) {
    return json.has(name) && json.get(name).getAsBoolean();
  }

  static Map<String, JsonObject> members(JsonObject flat) {
    Map<String, JsonObject> members = new TreeMap<>();
    if (flat.has(PROPERTIES)) {
      flat.getAsJsonObject(PROPERTIES)
          .entrySet()
          .forEach(one -> members.put(one.getKey(), one.getValue().getAsJsonObject()));
    }
    return members;
  }

  static Set<String> required(JsonObject flat) {
    return texts(flat, REQUIRED);
  }

  static Set<String> values(JsonObject flat) {
    return texts(flat, "enum");
  }

  private static Set<String> texts(JsonObject json, String name) {
    Set<String> texts = new LinkedHashSet<>();
    // Google marks a required parameter with a boolean of the same name.
    if (json.has(name) && json.get(name).isJsonArray()) {
      json.getAsJsonArray(name).forEach(one -> texts.add(one.getAsString()));
    }
    return texts;
  }

  static Optional<JsonObject> items(JsonObject flat) {
    return Optional.ofNullable(flat.getAsJsonObject("items"));
  }

  /** What members have that are not named; empty where there are none, or nothing is said. */
  static Optional<JsonObject> additional(JsonObject flat) {
    JsonElement additional = flat.get("additionalProperties");
    return additional != null && additional.isJsonObject()
        ? Optional.of(additional.getAsJsonObject())
        : Optional.empty();
  }

  static Collection<JsonObject> alternatives(JsonObject flat) {
    JsonArray all = new JsonArray();
    for (String keyword : Set.of("oneOf", "anyOf")) {
      if (flat.has(keyword)) {
        all.addAll(flat.getAsJsonArray(keyword));
      }
    }
    return all.asList().stream().map(JsonElement::getAsJsonObject).toList();
  }
}
