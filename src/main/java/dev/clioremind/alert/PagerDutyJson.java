package dev.clioremind.alert;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.clioremind.core.ExitCode;
import dev.clioremind.core.run.Alert;
import java.net.URI;

/**
 * Events for PagerDuty.
 *
 * @see <a href="https://developer.pagerduty.com/docs/send-alert-event">Send an alert event</a>
 */
final class PagerDutyJson {

  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

  private static final int SUMMARY = 1024;
  private static final int LINE = 500;

  /** An event may have 512 KB; nobody reads more than this on a telephone at night. */
  private static final int LINES = 60;

  private PagerDutyJson() {}

  static String trigger(Alert alert, String routingKey, String dedupKey, String source) {
    JsonObject payload = new JsonObject();
    payload.addProperty("summary", Markup.shorten(alert.headline(), SUMMARY));
    payload.addProperty("source", source);
    payload.addProperty("severity", severity(alert.code()));
    payload.addProperty("component", "clio-remind");
    payload.addProperty("class", dedupKey.substring(dedupKey.lastIndexOf('/') + 1));
    payload.add("custom_details", details(alert));
    JsonObject event = event("trigger", routingKey, dedupKey);
    event.add("payload", payload);
    event.addProperty("client", "clio-remind");
    alert.ciRun().ifPresent(page -> event.addProperty("client_url", page.toString()));
    JsonArray links = new JsonArray();
    alert
        .matters()
        .forEach(
            matter ->
                matter
                    .page()
                    .filter(page -> links.size() < LINES)
                    .ifPresent(page -> links.add(link(page, matter.title()))));
    event.add("links", links);
    return GSON.toJson(event);
  }

  static String resolve(String routingKey, String dedupKey) {
    return GSON.toJson(event("resolve", routingKey, dedupKey));
  }

  private static JsonObject event(String action, String routingKey, String dedupKey) {
    JsonObject event = new JsonObject();
    event.addProperty("routing_key", routingKey);
    event.addProperty("event_action", action);
    event.addProperty("dedup_key", dedupKey);
    return event;
  }

  /** Nothing goes out at all, or some did not, or it comes right by itself. */
  private static String severity(ExitCode code) {
    return switch (code) {
      case DEFECT, SIGN_IN, CONFIGURATION, USAGE -> "critical";
      case REFUSED, NEEDS_PERSON, LOCKED -> "error";
      case TRY_AGAIN, INTERRUPTED, TERMINATED -> "warning";
      case SOMETHING_DUE, GOOD -> "info";
    };
  }

  private static JsonObject link(URI page, String text) {
    JsonObject link = new JsonObject();
    link.addProperty("href", page.toString());
    link.addProperty("text", Markup.shorten(text, LINE));
    return link;
  }

  private static JsonObject details(Alert alert) {
    JsonArray lines = new JsonArray();
    for (Alert.Matter matter : alert.matters()) {
      for (Alert.Thing thing : matter.things()) {
        add(
            lines,
            "%s: %s [%s] %s"
                .formatted(
                    matter.title(),
                    thing.why(),
                    String.join(", ", thing.about().stream().map(Alert.About::deadlineId).toList()),
                    thing.whatToDo()));
      }
    }
    alert.more().forEach(line -> add(lines, line));
    JsonObject details = new JsonObject();
    details.addProperty("run", alert.run().value());
    alert.counts().ifPresent(counts -> details.addProperty("counts", counts.inWords()));
    if (!alert.error().isBlank()) {
      details.addProperty("error", alert.error());
      details.addProperty("fix", alert.fix());
    }
    details.add("things", lines);
    return details;
  }

  private static void add(JsonArray lines, String line) {
    if (lines.size() < LINES) {
      lines.add(Markup.shorten(line.strip(), LINE));
    }
  }
}
