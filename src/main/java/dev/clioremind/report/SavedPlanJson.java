package dev.clioremind.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import dev.clioremind.core.plan.SavedPlan;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The file of a saved plan. What is read may have been written by anybody. */
public final class SavedPlanJson {

  private static final Gson STRICT = new GsonBuilder().setStrictness(Strictness.STRICT).create();
  private static final String KIND = "clio-remind plan";

  private SavedPlanJson() {}

  /** The file's text. */
  public static String write(SavedPlan plan) {
    JsonObject document = new JsonObject();
    document.addProperty("schema", DocumentJson.SCHEMA);
    document.addProperty("kind", KIND);
    document.addProperty("day", plan.day().toString());
    document.addProperty("zone", plan.zone().getId());
    document.addProperty("spreadsheet", plan.spreadsheet());
    document.addProperty("location", plan.location());
    JsonArray reminders = new JsonArray();
    for (SavedPlan.Line line : plan.lines()) {
      JsonObject reminder = new JsonObject();
      reminder.addProperty("hash", line.hash());
      reminder.addProperty("fingerprint", line.fingerprint());
      reminder.addProperty("channel", line.channel());
      reminder.addProperty("recipient", line.recipient());
      reminder.addProperty("template", line.template());
      reminders.add(reminder);
    }
    document.add("reminders", reminders);
    return DocumentJson.write(document);
  }

  /**
   * Reads a file's text.
   *
   * @throws IllegalArgumentException with the predicate of a sentence, which shows nothing of the
   *     text
   */
  public static SavedPlan read(String text) {
    JsonObject document = parsed(text);
    if (!KIND.equals(textOrNull(document, "kind"))) {
      throw new IllegalArgumentException("is not a plan that plan --out wrote");
    }
    if (!(document.get("schema") instanceof JsonPrimitive schema)
        || !schema.getAsString().equals(Integer.toString(DocumentJson.SCHEMA))) {
      throw new IllegalArgumentException("was written by another version");
    }
    try {
      List<SavedPlan.Line> lines = new ArrayList<>();
      if (!(document.get("reminders") instanceof JsonArray reminders)) {
        throw new IllegalArgumentException("lacks 'reminders'");
      }
      for (JsonElement element : reminders) {
        if (!(element instanceof JsonObject reminder)) {
          throw new IllegalArgumentException("has a reminder that is none");
        }
        lines.add(
            new SavedPlan.Line(
                text(reminder, "hash"),
                text(reminder, "fingerprint"),
                text(reminder, "channel"),
                text(reminder, "recipient"),
                text(reminder, "template")));
      }
      return new SavedPlan(
          LocalDate.parse(text(document, "day")),
          ZoneId.of(text(document, "zone")),
          text(document, "spreadsheet"),
          text(document, "location"),
          lines);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("has a day or a zone that is none", e);
    }
  }

  private static JsonObject parsed(String text) {
    try {
      @Nullable JsonElement document = STRICT.fromJson(text, JsonElement.class);
      if (document instanceof JsonObject object) {
        return object;
      }
    } catch (JsonParseException e) {
      throw new IllegalArgumentException("is damaged: it is not JSON", e);
    }
    throw new IllegalArgumentException("is damaged: it is not a JSON document");
  }

  private static String text(JsonObject object, String name) {
    String text = textOrNull(object, name);
    if (text == null) {
      throw new IllegalArgumentException("lacks '%s'".formatted(name));
    }
    return text;
  }

  private static @Nullable String textOrNull(JsonObject object, String name) {
    return object.get(name) instanceof JsonPrimitive member && member.isString()
        ? member.getAsString()
        : null;
  }
}
