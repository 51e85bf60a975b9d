package dev.clioremind.sandbox.ghl;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.clioremind.sandbox.ReceivedCall;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A call that passed the gate.
 *
 * @param variables of the path, by name
 * @param body the JSON body; an empty object without one, or where {@code Content-Type} does not
 *     say JSON, for then HighLevel does not read it
 */
record Request(
    ReceivedCall call, Map<String, String> variables, JsonObject body, Instant receivedAt) {

  static Request of(ReceivedCall call, Map<String, String> variables, Instant now) {
    return new Request(call, variables, read(call), now);
  }

  private static JsonObject read(ReceivedCall call) {
    String type = call.header("content-type").orElse("").toLowerCase(Locale.ROOT);
    if (call.body().isBlank() || !type.startsWith("application/json")) {
      return new JsonObject();
    }
    try {
      JsonElement body = JsonParser.parseString(call.body());
      if (body.isJsonObject()) {
        return body.getAsJsonObject();
      }
    } catch (JsonParseException e) {
      throw new RefusedException(Answer.refused(400, "Unexpected token in JSON"));
    }
    throw new RefusedException(Answer.refused(400, "The body must be a JSON object"));
  }

  String variable(String name) {
    return variables.getOrDefault(name, "");
  }

  /** A query parameter, empty without one. */
  String param(String name) {
    return call.param(name).orElse("");
  }

  /** A query parameter that must be there. */
  String needed(String name) {
    String value = param(name);
    if (value.isBlank()) {
      throw new RefusedException(Answer.invalid(name + " should not be empty"));
    }
    return value;
  }

  /** A whole number of the query, refused outside its bounds. */
  int number(String name, int least, int most, int otherwise) {
    String value = param(name);
    if (value.isEmpty()) {
      return otherwise;
    }
    try {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Refused below, as a number out of bounds is.
    }
    throw new RefusedException(
        Answer.invalid(name + " must be a number from " + least + " to " + most));
  }

  /** A text member of the body, empty without one. */
  String text(String member) {
    return element(member)
        .filter(JsonElement::isJsonPrimitive)
        .map(JsonElement::getAsString)
        .orElse("");
  }

  /** A member of the body that is there and not null. */
  Optional<JsonElement> element(String member) {
    return Optional.ofNullable(body.get(member)).filter(value -> !value.isJsonNull());
  }
}
