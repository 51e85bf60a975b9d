package dev.clioremind.sandbox.sheets;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * Reads the members of a request body that {@link Shapes} has found right. An absent member reads
 * as Google's default: empty, zero, false.
 */
record Wire(JsonObject json) {

  boolean has(String name) {
    return json.has(name) && !json.get(name).isJsonNull();
  }

  String text(String name) {
    return has(name) ? json.get(name).getAsString() : "";
  }

  int number(String name) {
    return number(name, 0);
  }

  int number(String name, int otherwise) {
    return has(name) ? json.get(name).getAsInt() : otherwise;
  }

  boolean truth(String name) {
    return has(name) && json.get(name).getAsBoolean();
  }

  Wire object(String name) {
    return new Wire(has(name) ? json.getAsJsonObject(name) : new JsonObject());
  }

  List<JsonElement> items(String name) {
    return has(name)
        ? StreamSupport.stream(json.getAsJsonArray(name).spliterator(), false).toList()
        : List.of();
  }

  List<Wire> objects(String name) {
    return items(name).stream().map(item -> new Wire(item.getAsJsonObject())).toList();
  }

  List<String> texts(String name) {
    return items(name).stream().map(JsonElement::getAsString).toList();
  }
}
