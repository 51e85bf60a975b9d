package dev.clioremind.contract;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.clioremind.contract.Operation.Parameter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads documents in the form of Google's discovery service.
 *
 * @see <a href="https://developers.google.com/discovery/v1/reference/apis">Discovery documents</a>
 */
final class Discovery {
  private static final String JSON = "application/json";

  private Discovery() {}

  /**
   * One document.
   *
   * @param error what a refusal looks like, which these documents leave out
   */
  static Specification read(String name, JsonObject json, JsonObject error) {
    JsonObject document = Schemas.absolute(json, name).getAsJsonObject();
    Map<String, JsonObject> named = new HashMap<>();
    document
        .getAsJsonObject("schemas")
        .entrySet()
        .forEach(one -> named.put(name + "#" + one.getKey(), one.getValue().getAsJsonObject()));
    List<Parameter> standard = parameters(document);
    List<Operation> operations = new ArrayList<>();
    addAll(document, "/" + document.get("servicePath").getAsString(), standard, error, operations);
    return new Specification(operations, named);
  }

  private static void addAll(
      JsonObject holder,
      String root,
      List<Parameter> standard,
      JsonObject error,
      List<Operation> operations) {
    if (!holder.has("resources")) {
      return;
    }
    for (JsonElement each : holder.getAsJsonObject("resources").asMap().values()) {
      JsonObject resource = each.getAsJsonObject();
      if (resource.has("methods")) {
        for (JsonElement method : resource.getAsJsonObject("methods").asMap().values()) {
          operations.add(operation(method.getAsJsonObject(), root, standard, error));
        }
      }
      addAll(resource, root, standard, error, operations);
    }
  }

  private static Operation operation(
      JsonObject json, String root, List<Parameter> standard, JsonObject error) {
    List<Parameter> parameters = new ArrayList<>(parameters(json));
    parameters.addAll(standard);
    Map<String, JsonObject> bodies =
        json.has("request") ? Map.of(JSON, json.getAsJsonObject("request")) : Map.of();
    JsonObject answer = json.has("response") ? json.getAsJsonObject("response") : new JsonObject();
    return new Operation(
        json.get("httpMethod").getAsString(),
        root + json.get("path").getAsString(),
        parameters,
        true,
        !bodies.isEmpty(),
        bodies,
        Map.of("200", answer, "default", error));
  }

  private static List<Parameter> parameters(JsonObject holder) {
    List<Parameter> parameters = new ArrayList<>();
    if (holder.has("parameters")) {
      holder
          .getAsJsonObject("parameters")
          .entrySet()
          .forEach(
              one -> parameters.add(parameter(one.getKey(), one.getValue().getAsJsonObject())));
    }
    return parameters;
  }

  private static Parameter parameter(String name, JsonObject json) {
    return new Parameter(
        name,
        json.get("location").getAsString(),
        Schemas.isTrue(json, "required"),
        Schemas.isTrue(json, "repeated"),
        json);
  }
}
