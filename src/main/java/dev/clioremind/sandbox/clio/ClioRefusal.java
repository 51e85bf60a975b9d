package dev.clioremind.sandbox.clio;

import com.google.gson.JsonObject;
import dev.clioremind.sandbox.Reply;

/** Clio refuses a request; carries the answer up to the one place that sends it. */
final class ClioRefusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int status;
  private final String type;

  ClioRefusal(int status, String type, String message) {
    super(message, null, false, false);
    this.status = status;
    this.type = type;
  }

  static ClioRefusal badArgument(String message) {
    return new ClioRefusal(400, "ArgumentError", message);
  }

  static ClioRefusal invalidField(String field) {
    return new ClioRefusal(400, "InvalidFields", field + " is not a valid field");
  }

  static ClioRefusal notFound() {
    return new ClioRefusal(404, "RecordNotFound", "Record not found");
  }

  static ClioRefusal forbidden() {
    return new ClioRefusal(403, "ForbiddenError", "User is forbidden from taking that action");
  }

  Reply reply() {
    var error = new JsonObject();
    error.addProperty("type", type);
    error.addProperty("message", getMessage());
    var body = new JsonObject();
    body.add("error", error);
    return Reply.json(status, body.toString());
  }
}
