package dev.clioremind.contract;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.clioremind.contract.Operation.Parameter;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads documents in the form of OpenAPI 3.0.
 *
 * @see <a href="https://spec.openapis.org/oas/v3.0.3">OpenAPI 3.0.3</a>
 */
final class OpenApi {
  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

  private OpenApi() {}

  /**
   * One document.
   *
   * @param name what other documents refer to it by
   */
  static Specification read(String name, JsonObject json) {
    JsonObject document = Schemas.absolute(json, name).getAsJsonObject();
    Map<String, JsonObject> named = new HashMap<>();
    JsonObject schemas = inside(inside(document, "components"), "schemas");
    schemas
        .entrySet()
        .forEach(one -> named.put(name + "#" + one.getKey(), one.getValue().getAsJsonObject()));
    String root = root(document);
    List<Operation> operations = new ArrayList<>();
    for (Map.Entry<String, JsonElement> path : inside(document, "paths").entrySet()) {
      for (Map.Entry<String, JsonElement> one : path.getValue().getAsJsonObject().entrySet()) {
        if (METHODS.contains(one.getKey())) {
          operations.add(
              operation(one.getKey(), root + path.getKey(), one.getValue().getAsJsonObject()));
        }
      }
    }
    return new Specification(operations, named);
  }

  /** The path that all of them begin with, by the first server's address. */
  private static String root(JsonObject document) {
    if (!document.has("servers")) {
      return "";
    }
    JsonObject first = document.getAsJsonArray("servers").get(0).getAsJsonObject();
    return URI.create(first.get("url").getAsString()).getPath();
  }

  private static Operation operation(String method, String template, JsonObject json) {
    List<Parameter> parameters = new ArrayList<>();
    if (json.has("parameters")) {
      json.getAsJsonArray("parameters")
          .forEach(one -> parameters.add(parameter(one.getAsJsonObject())));
    }
    JsonObject body = inside(json, "requestBody");
    Map<String, JsonObject> answers = new HashMap<>();
    inside(json, "responses")
        .entrySet()
        .forEach(
            one ->
                answers.put(
                    one.getKey(),
                    contents(one.getValue().getAsJsonObject()).values().stream()
                        .findFirst()
                        .orElseGet(JsonObject::new)));
    return new Operation(
        method.toUpperCase(Locale.ROOT),
        template,
        parameters,
        json.has("security"),
        Schemas.isTrue(body, "required"),
        contents(body),
        answers);
  }

  private static Parameter parameter(JsonObject json) {
    JsonObject schema = inside(json, "schema");
    return new Parameter(
        json.get("name").getAsString(),
        json.get("in").getAsString(),
        Schemas.isTrue(json, "required"),
        Schemas.type(schema).equals("array"),
        schema);
  }

  /** Schemas by content type, without its parameters. */
  private static Map<String, JsonObject> contents(JsonObject holder) {
    Map<String, JsonObject> contents = new HashMap<>();
    for (Map.Entry<String, JsonElement> one : inside(holder, "content").entrySet()) {
      contents.put(
          one.getKey().replaceFirst(";.*", ""), inside(one.getValue().getAsJsonObject(), "schema"));
    }
    return contents;
  }

  private static JsonObject inside(JsonObject json, String name) {
    return json.has(name) ? json.getAsJsonObject(name) : new JsonObject();
  }
}
