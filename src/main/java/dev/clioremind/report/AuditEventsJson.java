package dev.clioremind.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.clioremind.core.log.AuditEvent;
import java.util.List;

/**
 * The documents of {@code audit list} and {@code audit resolve}. Members may be added, none
 * renamed.
 */
final class AuditEventsJson {

  private AuditEventsJson() {}

  static String write(List<AuditEvent> events) {
    return write("audit list", events);
  }

  /** The document of a command that tells events. */
  static String write(String command, List<AuditEvent> events) {
    JsonObject document = new JsonObject();
    document.addProperty("schema", DocumentJson.SCHEMA);
    document.addProperty("command", command);
    document.add("events", events(events));
    return DocumentJson.write(document);
  }

  static JsonArray events(List<AuditEvent> events) {
    JsonArray list = new JsonArray();
    events.forEach(event -> list.add(event(event)));
    return list;
  }

  private static JsonObject event(AuditEvent event) {
    JsonObject members = new JsonObject();
    members.addProperty("hash", event.hash());
    members.addProperty("time", event.time().toString());
    members.addProperty("deadlineId", event.deadlineId());
    members.addProperty("ruleId", event.ruleId());
    members.addProperty("status", event.status().word());
    members.add("details", DocumentJson.orNull(event.details()));
    members.addProperty("eventId", event.id().toString());
    members.add("messageId", orNull(event.messageId()));
    members.add("fingerprint", orNull(event.fingerprint()));
    members.add("deadline", orNull(event.deadline()));
    members.add("templateId", orNull(event.templateId()));
    return members;
  }

  private static JsonElement orNull(String logged) {
    return DocumentJson.orNull(logged.equals(AuditEvent.NOTHING) ? "" : logged);
  }
}
