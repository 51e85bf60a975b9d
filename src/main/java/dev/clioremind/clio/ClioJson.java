package dev.clioremind.clio;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads Clio's JSON into {@link Wire} records. An answer of another shape gives an empty result,
 * never a shorter one: a body cut short in transit must not pass for a short listing. Thread-safe.
 */
final class ClioJson {
  private final Gson gson =
      new GsonBuilder()
          .setStrictness(Strictness.STRICT)
          .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES)
          .create();

  /** {@code {"data": [...], "meta": {"paging": {"next": ...}, "records": ...}}}. */
  <T> Optional<Wire.Page<T>> page(String body, Class<T> type) {
    return object(body)
        .flatMap(
            answer -> {
              if (!(answer.get("data") instanceof JsonArray data)) {
                return Optional.empty();
              }
              var rows = new ArrayList<T>();
              for (JsonElement element : data) {
                Optional<T> row = read(element, type);
                if (row.isEmpty()) {
                  return Optional.empty();
                }
                rows.add(row.get());
              }
              JsonObject meta = member(answer, "meta");
              return Optional.of(
                  new Wire.Page<>(
                      rows, text(member(meta, "paging"), "next"), text(meta, "records")));
            });
  }

  /** {@code {"data": {...}}}. */
  <T> Optional<T> single(String body, Class<T> type) {
    return object(body).flatMap(answer -> read(member(answer, "data"), type));
  }

  Optional<Wire.Token> token(String body) {
    return object(body).flatMap(answer -> read(answer, Wire.Token.class));
  }

  /**
   * {@code {"error": {"type": ..., "message": ...}}} or {@code {"error": "invalid_token",
   * "error_description": ...}}; empty texts for anything else.
   */
  Wire.Fault fault(String body) {
    Optional<JsonObject> answer = object(body);
    if (answer.isEmpty()) {
      return new Wire.Fault("", "");
    }
    return answer.get().get("error") instanceof JsonObject error
        ? new Wire.Fault(orEmpty(text(error, "type")), orEmpty(text(error, "message")))
        : new Wire.Fault(
            orEmpty(text(answer.get(), "error")), orEmpty(text(answer.get(), "error_description")));
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

  /** Only an object makes a row: Gson would read null as "no row" and skip it. */
  private <T> Optional<T> read(@Nullable JsonElement element, Class<T> type) {
    if (!(element instanceof JsonObject)) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(gson.fromJson(element, type));
    } catch (JsonParseException wrongShape) {
      return Optional.empty();
    }
  }

  private static @Nullable JsonObject member(@Nullable JsonObject parent, String name) {
    return parent != null && parent.get(name) instanceof JsonObject child ? child : null;
  }

  private static @Nullable String text(@Nullable JsonObject parent, String name) {
    return parent != null && parent.get(name) != null && parent.get(name).isJsonPrimitive()
        ? parent.get(name).getAsString()
        : null;
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
