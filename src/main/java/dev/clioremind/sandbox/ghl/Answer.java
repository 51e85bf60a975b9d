package dev.clioremind.sandbox.ghl;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * An answer before its {@code traceId} and headers, and the shapes that HighLevel's answers take.
 */
record Answer(int status, JsonObject body) {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  static Answer ok(JsonObject body) {
    return new Answer(200, body);
  }

  /** {@code {"<name>": value}} with 200. */
  static Answer ok(String name, JsonElement value) {
    JsonObject body = new JsonObject();
    body.add(name, value);
    return ok(body);
  }

  /** The usual refusal. */
  static Answer refused(int status, String message) {
    JsonObject body = new JsonObject();
    body.addProperty("statusCode", status);
    body.addProperty("message", message);
    String reason = reason(status);
    if (!reason.isEmpty()) {
      body.addProperty("error", reason);
    }
    return new Answer(status, body);
  }

  /** A refusal of the conversations pages, which carries a code. */
  static Answer refused(int status, String canonicalCode, String message) {
    Answer answer = refused(status, message);
    if (!canonicalCode.isEmpty()) {
      answer.body.addProperty("canonicalCode", canonicalCode);
      answer.body.add("arguments", new JsonObject());
    }
    return answer;
  }

  /** What validation says, as an array. */
  static Answer invalid(String... messages) {
    Answer answer = refused(422, "");
    JsonArray all = new JsonArray();
    for (String message : messages) {
      all.add(message);
    }
    answer.body.add("message", all);
    return answer;
  }

  /** The third shape of an error, which some send refusals have. */
  static Answer httpException(int status, String message) {
    JsonObject body = new JsonObject();
    body.addProperty("status", status);
    body.addProperty("message", message);
    body.addProperty("name", "HttpException");
    return new Answer(status, body);
  }

  /** ISO-8601 in UTC with milliseconds. */
  static String moment(Instant instant) {
    return MOMENT.format(instant);
  }

  /** The text, or null for an empty one. */
  static JsonElement orNull(String text) {
    return text.isEmpty() ? JsonNull.INSTANCE : new JsonPrimitive(text);
  }

  private static String reason(int status) {
    return switch (status) {
      case 400 -> "Bad Request";
      case 401 -> "Unauthorized";
      case 403 -> "Forbidden";
      case 404 -> "Not Found";
      case 422 -> "Unprocessable Entity";
      default -> "";
    };
  }
}
