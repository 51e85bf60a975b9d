package dev.clioremind.sandbox.clio;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A {@code fields} parameter: which fields of a resource are answered. One level of braces; a
 * resource without braces comes as {@code id} and {@code etag}; so does the whole record without
 * the parameter.
 *
 * @param chosen field names, each with the names in its braces, or none
 */
record ClioFields(Map<String, List<String>> chosen) {
  private static final List<String> BARE = List.of("id", "etag");
  private static final Set<String> NEW_DATE_FIELDS =
      Set.of("start_date", "end_date", "start_time", "end_time");

  /**
   * Reads the parameter.
   *
   * @param text empty for the default
   * @throws ClioRefusal 400 for a field that the resource does not have, or deeper braces
   */
  static ClioFields parse(String text, String shapeName) {
    var chosen = new LinkedHashMap<String, List<String>>();
    ClioShape shape = ClioShape.named(shapeName);
    for (String item : items(text.isBlank() ? "id,etag" : text)) {
      int open = item.indexOf('{');
      String field = open < 0 ? item : item.substring(0, open);
      if (!shape.has(field)) {
        throw ClioRefusal.invalidField(field);
      }
      if (open < 0) {
        chosen.put(field, List.of());
      } else {
        chosen.put(field, inner(item.substring(open + 1), shape, field));
      }
    }
    return new ClioFields(chosen);
  }

  private static List<String> inner(String text, ClioShape shape, String field) {
    if (!text.endsWith("}") || !shape.links().containsKey(field)) {
      throw ClioRefusal.invalidField(field);
    }
    List<String> names = List.of(text.substring(0, text.length() - 1).split(",", -1));
    ClioShape linked = ClioShape.named(shape.links().getOrDefault(field, "Named"));
    for (String name : names) {
      if (!linked.has(name)) {
        throw ClioRefusal.invalidField(name);
      }
    }
    return names;
  }

  /** Splits at the commas outside of braces. */
  private static List<String> items(String text) {
    var items = new ArrayList<String>();
    var item = new StringBuilder();
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (depth > 1 || depth < 0) {
        throw ClioRefusal.invalidField(item + "}");
      }
      if (c == ',' && depth == 0) {
        items.add(item.toString());
        item.setLength(0);
      } else {
        item.append(c);
      }
    }
    if (depth != 0) {
      throw ClioRefusal.invalidField(item.toString());
    }
    items.add(item.toString());
    return items;
  }

  /** Refuses what the firm's plan or version does not have. */
  void check(ClioBehaviour behaviour) {
    if (chosen.containsKey("matter_docket")) {
      switch (behaviour.courtRules) {
        case AVAILABLE -> {}
        case INVALID_FIELD -> throw ClioRefusal.invalidField("matter_docket");
        case FORBIDDEN -> throw ClioRefusal.forbidden();
      }
    }
    if (!behaviour.dateFields) {
      chosen.keySet().stream()
          .filter(NEW_DATE_FIELDS::contains)
          .findFirst()
          .ifPresent(
              field -> {
                throw ClioRefusal.invalidField(field);
              });
    }
  }

  /** The chosen part of a whole record, in the order asked. */
  JsonObject of(JsonObject whole) {
    var part = new JsonObject();
    chosen.forEach((field, inner) -> part.add(field, chosenOf(whole.get(field), inner)));
    return part;
  }

  private static JsonElement chosenOf(JsonElement value, List<String> inner) {
    if (value.isJsonArray()) {
      var rows = new JsonArray();
      value.getAsJsonArray().forEach(row -> rows.add(chosenOf(row, inner)));
      return rows;
    }
    if (!value.isJsonObject()) {
      return value;
    }
    JsonObject whole = value.getAsJsonObject();
    var part = new JsonObject();
    for (String name : inner.isEmpty() ? BARE : inner) {
      part.add(name, chosenOf(whole.get(name), List.of()));
    }
    return part;
  }
}
