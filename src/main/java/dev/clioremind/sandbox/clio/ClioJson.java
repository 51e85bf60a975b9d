package dev.clioremind.sandbox.clio;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.time.ZoneOffset;
import java.util.function.Function;

/** The pieces that Clio's records are written with: every field there, null unless set. */
final class ClioJson {
  private ClioJson() {}

  /** The whole record behind an id, for {@link ClioFields} to take from; null without one. */
  static <T> JsonElement linked(
      long id, ClioTable<T> table, Function<ClioTable.Row<T>, JsonObject> view) {
    return table.find(id).<JsonElement>map(view).orElse(JsonNull.INSTANCE);
  }

  /** A record of which nothing but its id is ever shown. */
  static JsonElement bare(long id) {
    if (id == 0) {
      return JsonNull.INSTANCE;
    }
    JsonObject json = blank("Named");
    json.addProperty("id", id);
    json.addProperty("etag", "\"" + Long.toHexString(id) + "\"");
    return json;
  }

  static JsonArray rows(JsonElement one) {
    var rows = new JsonArray();
    if (one.isJsonObject()) {
      rows.add(one);
    }
    return rows;
  }

  static JsonObject blank(String shapeName, ClioTable.Row<?> row) {
    JsonObject json = blank(shapeName);
    json.addProperty("id", row.id());
    json.addProperty("etag", row.etag());
    json.addProperty("created_at", row.createdAt().atOffset(ZoneOffset.UTC).toString());
    json.addProperty("updated_at", row.updatedAt().atOffset(ZoneOffset.UTC).toString());
    return json;
  }

  static JsonObject blank(String shapeName) {
    var json = new JsonObject();
    ClioShape shape = ClioShape.named(shapeName);
    shape.fields().forEach(field -> json.add(field, JsonNull.INSTANCE));
    shape.links().keySet().forEach(field -> json.add(field, JsonNull.INSTANCE));
    return json;
  }

  static void addText(JsonObject json, String field, String text) {
    if (!text.isEmpty()) {
      json.addProperty(field, text);
    }
  }

  static void addId(JsonObject json, String field, long id) {
    if (id != 0) {
      json.addProperty(field, id);
    }
  }
}
