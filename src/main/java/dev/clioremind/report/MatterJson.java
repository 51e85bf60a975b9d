package dev.clioremind.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.clioremind.core.log.AuditEvent;
import dev.clioremind.core.plan.MatterHistory;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The document of {@code audit show --matter}. Members may be added, none renamed. */
final class MatterJson {

  private MatterJson() {}

  static String write(
      MatterHistory history, List<MatterReports.Line> lines, List<String> notCovered) {
    JsonObject document = new JsonObject();
    document.addProperty("schema", DocumentJson.SCHEMA);
    document.addProperty("command", "audit show");
    document.addProperty("matterId", history.matter().value());
    document.addProperty("matterSeen", history.matterSeen());
    JsonArray reminders = new JsonArray();
    lines.forEach(line -> reminders.add(line(line, history)));
    document.add("messages", reminders);
    JsonArray unknown = new JsonArray();
    history.unknown().stream().sorted().forEach(unknown::add);
    document.add("unknownDeadlines", unknown);
    JsonArray sentences = new JsonArray();
    notCovered.forEach(sentences::add);
    document.add("notCovered", sentences);
    return DocumentJson.write(document);
  }

  private static JsonObject line(MatterReports.Line line, MatterHistory history) {
    AuditEvent event = line.event();
    JsonObject members = new JsonObject();
    members.addProperty("hash", event.hash());
    members.addProperty("time", line.at().toString());
    members.addProperty("status", line.status().word());
    members.addProperty("what", line.what());
    members.add("details", DocumentJson.orNull(line.details()));
    members.addProperty("deadlineId", event.deadlineId());
    members.add("deadline", orNull(event.deadline()));
    members.addProperty("ruleId", event.ruleId());
    members.add("templateId", orNull(event.templateId()));
    members.add("messageId", orNull(event.messageId()));
    Optional.ofNullable(history.reminders().get(event.hash()))
        .ifPresent(by -> members.addProperty("foundBy", by.name().toLowerCase(Locale.ROOT)));
    return members;
  }

  private static JsonElement orNull(String logged) {
    return DocumentJson.orNull(logged.equals(AuditEvent.NOTHING) ? "" : logged);
  }
}
