package dev.clioremind.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.clioremind.core.log.LogSummary;
import dev.clioremind.core.log.Status;
import java.util.Arrays;

/** The document of {@code audit report}. Members may be added, none renamed. */
final class SummaryJson {

  private SummaryJson() {}

  static String write(LogSummary summary, String title) {
    JsonObject document = new JsonObject();
    document.addProperty("schema", DocumentJson.SCHEMA);
    document.addProperty("command", "audit report");
    document.addProperty("title", title);
    JsonArray days = new JsonArray();
    summary.days().forEach(day -> days.add(day(day)));
    document.add("days", days);
    JsonArray troubles = new JsonArray();
    for (LogSummary.Trouble trouble : summary.troubles()) {
      JsonObject members = new JsonObject();
      members.addProperty("status", trouble.status().word());
      members.add("why", DocumentJson.orNull(trouble.why()));
      members.addProperty("count", trouble.count());
      troubles.add(members);
    }
    document.add("failures", troubles);
    document.add("delivery", delivery(summary.fates()));
    JsonArray rules = new JsonArray();
    for (LogSummary.RuleUse use : summary.rules()) {
      JsonObject members = new JsonObject();
      members.addProperty("ruleId", use.ruleId());
      members.addProperty("tried", use.tried());
      members.addProperty("sent", use.sent());
      rules.add(members);
    }
    document.add("rules", rules);
    JsonArray open = new JsonArray();
    for (LogSummary.Open one : summary.open()) {
      JsonObject members = new JsonObject();
      members.addProperty("hash", one.event().hash());
      members.addProperty("deadlineId", one.event().deadlineId());
      members.addProperty("ruleId", one.event().ruleId());
      members.addProperty("state", StoryJson.word(one.state()));
      open.add(members);
    }
    document.add("open", open);
    return DocumentJson.write(document);
  }

  private static JsonObject day(LogSummary.Day day) {
    JsonObject members = new JsonObject();
    members.addProperty("date", day.date().toString());
    JsonObject counts = new JsonObject();
    Arrays.stream(Status.values())
        .filter(day.counts()::containsKey)
        .forEach(
            status -> counts.addProperty(status.word(), day.counts().getOrDefault(status, 0L)));
    members.add("counts", counts);
    return members;
  }

  private static JsonObject delivery(LogSummary.Fates fates) {
    JsonObject members = new JsonObject();
    members.addProperty("delivered", fates.delivered());
    members.addProperty("undelivered", fates.undelivered());
    members.addProperty("unreported", fates.unreported());
    members.addProperty("workflow", fates.enrolled());
    members.add(
        "rate",
        fates.rate() < 0
            ? JsonNull.INSTANCE
            : new JsonPrimitive(Math.round(fates.rate() * 10) / 10.0));
    return members;
  }
}
