package dev.clioremind.alert;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.clioremind.core.run.Alert;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** An alert as a document for programs; members may be added, none is renamed. */
final class WebhookJson {

  private static final int SCHEMA = 1;

  private static final Gson GSON =
      new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

  private WebhookJson() {}

  static String document(Alert alert) {
    JsonObject document = new JsonObject();
    document.addProperty("schema", SCHEMA);
    document.addProperty("id", alert.run().value());
    document.addProperty("firm", alert.firm());
    document.addProperty("exitCode", alert.code().number());
    document.addProperty("summary", alert.headline());
    document.add(
        "counts", alert.counts().<JsonElement>map(WebhookJson::counts).orElse(JsonNull.INSTANCE));
    document.add("matters", array(alert.matters(), WebhookJson::matter));
    document.add("more", array(alert.more(), JsonPrimitive::new));
    document.add("error", alert.error().isBlank() ? JsonNull.INSTANCE : error(alert));
    document.add("ciRun", page(alert.ciRun()));
    return GSON.toJson(document);
  }

  private static JsonObject counts(Alert.Counts counts) {
    JsonObject object = new JsonObject();
    object.addProperty("sent", counts.sent());
    object.addProperty("needPerson", counts.needPerson());
    object.addProperty("leftToNextRun", counts.leftToNextRun());
    object.addProperty("skipped", counts.skipped());
    return object;
  }

  private static JsonObject matter(Alert.Matter matter) {
    JsonObject object = new JsonObject();
    object.addProperty("title", matter.title());
    object.add("page", page(matter.page()));
    object.add("things", array(matter.things(), WebhookJson::thing));
    return object;
  }

  private static JsonObject thing(Alert.Thing thing) {
    JsonObject object = new JsonObject();
    object.addProperty("why", thing.why());
    object.addProperty("whatToDo", thing.whatToDo());
    object.add("reminders", array(thing.about(), WebhookJson::about));
    return object;
  }

  private static JsonObject about(Alert.About about) {
    JsonObject object = new JsonObject();
    object.addProperty("deadlineId", about.deadlineId());
    object.add("page", page(about.page()));
    object.addProperty("ruleId", about.ruleId());
    object.addProperty("due", about.due());
    return object;
  }

  private static JsonObject error(Alert alert) {
    JsonObject object = new JsonObject();
    object.addProperty("what", alert.error());
    object.addProperty("fix", alert.fix());
    return object;
  }

  private static JsonElement page(Optional<URI> page) {
    return page.<JsonElement>map(uri -> new JsonPrimitive(uri.toString()))
        .orElse(JsonNull.INSTANCE);
  }

  private static <T> JsonArray array(List<T> all, Function<T, JsonElement> form) {
    JsonArray array = new JsonArray();
    all.stream().map(form).forEach(array::add);
    return array;
  }
}
