package dev.clioremind.sandbox.sheets;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.clioremind.sandbox.Reply;

/** A refusal in Google's words and JSON shape. */
public final class SheetsError extends RuntimeException {

  private final int code;
  private final String status;
  private final String reason;
  private final String limit;

  private SheetsError(int code, String status, String message, String reason, String limit) {
    super(message, null, false, false);
    this.code = code;
    this.status = status;
    this.reason = reason;
    this.limit = limit;
  }

  static SheetsError badRequest(String message) {
    return new SheetsError(400, "INVALID_ARGUMENT", message, "", "");
  }

  static SheetsError unauthenticated() {
    return new SheetsError(
        401,
        "UNAUTHENTICATED",
        "Request had invalid authentication credentials. Expected OAuth 2 access token, login"
            + " cookie or other valid authentication credential. See"
            + " https://developers.google.com/identity/sign-in/web/devconsole-project.",
        "",
        "");
  }

  static SheetsError notShared() {
    return new SheetsError(403, "PERMISSION_DENIED", "The caller does not have permission", "", "");
  }

  static SheetsError scopeMissing() {
    return new SheetsError(
        403,
        "PERMISSION_DENIED",
        "Request had insufficient authentication scopes.",
        "ACCESS_TOKEN_SCOPE_INSUFFICIENT",
        "");
  }

  static SheetsError storageQuota() {
    return new SheetsError(
        403,
        "PERMISSION_DENIED",
        "The user's Drive storage quota has been exceeded.",
        "storageQuotaExceeded",
        "");
  }

  static SheetsError notFound() {
    return new SheetsError(404, "NOT_FOUND", "Requested entity was not found.", "", "");
  }

  static SheetsError quota(boolean read) {
    String kind = read ? "Read" : "Write";
    return new SheetsError(
        429,
        "RESOURCE_EXHAUSTED",
        "Quota exceeded for quota metric '%s requests' and limit '%s requests per minute per user'"
                .formatted(kind, kind)
            + " of service 'sheets.googleapis.com' for consumer 'project_number:555010012345'.",
        "RATE_LIMIT_EXCEEDED",
        kind + "RequestsPerMinutePerUser");
  }

  static SheetsError unavailable() {
    return new SheetsError(503, "UNAVAILABLE", "The service is currently unavailable.", "", "");
  }

  static SheetsError internal() {
    return new SheetsError(500, "INTERNAL", "Internal error encountered.", "", "");
  }

  /** The same refusal with words before its message. */
  SheetsError prefixed(String words) {
    return new SheetsError(code, status, words + getMessage(), reason, limit);
  }

  /** The answer on the wire. */
  Reply reply() {
    JsonObject error = new JsonObject();
    error.addProperty("code", code);
    error.addProperty("message", getMessage());
    error.addProperty("status", status);
    if (!reason.isEmpty()) {
      JsonObject info = new JsonObject();
      info.addProperty("@type", "type.googleapis.com/google.rpc.ErrorInfo");
      info.addProperty("reason", reason);
      info.addProperty("domain", "googleapis.com");
      JsonObject metadata = new JsonObject();
      metadata.addProperty("service", "sheets.googleapis.com");
      if (!limit.isEmpty()) {
        metadata.addProperty("quota_limit", limit);
      }
      info.add("metadata", metadata);
      JsonArray details = new JsonArray();
      details.add(info);
      error.add("details", details);
    }
    JsonObject body = new JsonObject();
    body.add("error", error);
    return Reply.json(code, body.toString());
  }
}
