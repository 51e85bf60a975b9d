package dev.clioremind.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.clioremind.core.log.AttemptState;
import dev.clioremind.core.log.ReminderStory;
import java.util.Locale;

/** The document of {@code audit show}. Members may be added, none renamed. */
final class StoryJson {

  private StoryJson() {}

  static String write(ReminderStory story, StorySentences sentences) {
    JsonObject document = new JsonObject();
    document.addProperty("schema", DocumentJson.SCHEMA);
    document.addProperty("command", "audit show");
    document.addProperty("hash", story.latest().hash());
    document.addProperty("deadlineId", story.latest().deadlineId());
    document.addProperty("ruleId", story.latest().ruleId());
    document.addProperty("state", word(story.state()));
    document.addProperty("inOtherWords", word(story.inOtherWords()));
    document.addProperty("summary", sentences.state());
    document.add("fix", DocumentJson.orNull(sentences.advice()));
    JsonArray told = new JsonArray();
    sentences.events().forEach(told::add);
    document.add("story", told);
    document.add("events", AuditEventsJson.events(story.events()));
    return DocumentJson.write(document);
  }

  static String word(AttemptState state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
