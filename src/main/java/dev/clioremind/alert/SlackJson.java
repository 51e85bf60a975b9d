package dev.clioremind.alert;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.clioremind.core.run.Alert;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An alert in Slack's blocks, within Slack's limits.
 *
 * @see <a href="https://api.slack.com/reference/block-kit/blocks">Blocks</a>
 */
final class SlackJson {

  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

  /** Of 50 blocks; what is left over is for the header, the summary, the rest and the end. */
  private static final int SECTIONS = 44;

  private static final int SECTION_TEXT = 3000;
  private static final int HEADER_TEXT = 150;

  /** Escaping makes a character five at the most, and a line has to fit into one section. */
  private static final int SENTENCE = 550;

  private static final int NAME = 80;
  private static final int ADDRESS = 1000;
  private static final int REMINDERS = 20;

  private SlackJson() {}

  static String message(Alert alert) {
    JsonArray blocks = new JsonArray();
    blocks.add(header(alert.firm().isBlank() ? "clio-remind" : alert.firm() + ": clio-remind"));
    blocks.add(section(summary(alert)));
    List<String> texts = sections(alert);
    texts.stream().limit(SECTIONS).map(SlackJson::section).forEach(blocks::add);
    if (texts.size() > SECTIONS) {
      blocks.add(section("More of it: see the Status tab of the spreadsheet."));
    }
    blocks.add(context(alert));
    JsonObject message = new JsonObject();
    // What notifications show, and readers that know no blocks.
    message.addProperty("text", Markup.escape(Markup.shorten(alert.headline(), SENTENCE)));
    message.add("blocks", blocks);
    return GSON.toJson(message);
  }

  private static String summary(Alert alert) {
    return "*%s* (exit code %s)%s"
        .formatted(
            sentence(alert.code().meaning()),
            Integer.toString(alert.code().number()),
            alert.counts().map(counts -> "\n" + counts.inWords()).orElse(""));
  }

  private static List<String> sections(Alert alert) {
    List<String> sections = new ArrayList<>();
    if (!alert.error().isBlank()) {
      List<String> lines = new ArrayList<>();
      alert.error().lines().map(SlackJson::sentence).forEach(lines::add);
      alert.fix().lines().map(SlackJson::advice).forEach(lines::add);
      sections.addAll(joined(lines));
    }
    for (Alert.Matter matter : alert.matters()) {
      List<String> lines = new ArrayList<>();
      lines.add("*%s*".formatted(link(matter.title(), matter.page())));
      matter.things().forEach(thing -> lines.addAll(lines(thing)));
      sections.addAll(joined(lines));
    }
    sections.addAll(joined(alert.more().stream().map(m -> "\u2022 " + sentence(m)).toList()));
    return sections;
  }

  private static List<String> lines(Alert.Thing thing) {
    List<String> lines = new ArrayList<>();
    lines.add("\u2022 " + sentence(thing.why()));
    thing.about().stream()
        .limit(REMINDERS)
        .map(
            about ->
                "    %s, rule %s, deadline %s"
                    .formatted(
                        link(about.deadlineId(), about.page()),
                        name(about.ruleId()),
                        name(about.due())))
        .forEach(lines::add);
    if (thing.about().size() > REMINDERS) {
      lines.add("    and %s more".formatted(Integer.toString(thing.about().size() - REMINDERS)));
    }
    if (!thing.whatToDo().isBlank()) {
      lines.add(advice(thing.whatToDo()));
    }
    return lines;
  }

  private static String advice(String sentence) {
    return "    \u2192 " + sentence(sentence);
  }

  /** As few texts as hold all lines. */
  private static List<String> joined(List<String> lines) {
    List<String> texts = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (String line : lines) {
      if (text.length() > 0 && text.length() + 1 + line.length() > SECTION_TEXT) {
        texts.add(text.toString());
        text.setLength(0);
      }
      text.append(text.length() > 0 ? "\n" : "").append(line);
    }
    if (text.length() > 0) {
      texts.add(text.toString());
    }
    return texts;
  }

  private static String sentence(String text) {
    return Markup.escape(Markup.shorten(text, SENTENCE));
  }

  private static String name(String text) {
    return Markup.escape(Markup.shorten(text, NAME));
  }

  private static String link(String text, Optional<URI> page) {
    return page.map(URI::toString)
        .filter(uri -> uri.length() <= ADDRESS && uri.indexOf('|') < 0)
        .map(uri -> "<%s|%s>".formatted(Markup.escape(uri), name(text)))
        .orElseGet(() -> name(text));
  }

  private static JsonObject header(String text) {
    JsonObject plain = new JsonObject();
    plain.addProperty("type", "plain_text");
    plain.addProperty("text", Markup.shorten(text, HEADER_TEXT));
    plain.addProperty("emoji", false);
    JsonObject block = new JsonObject();
    block.addProperty("type", "header");
    block.add("text", plain);
    return block;
  }

  private static JsonObject section(String text) {
    JsonObject block = new JsonObject();
    block.addProperty("type", "section");
    block.add("text", mrkdwn(text));
    return block;
  }

  private static JsonObject context(Alert alert) {
    JsonArray elements = new JsonArray();
    elements.add(mrkdwn("Run " + name(alert.run().value())));
    alert.ciRun().ifPresent(page -> elements.add(mrkdwn(link("The CI run", Optional.of(page)))));
    JsonObject block = new JsonObject();
    block.addProperty("type", "context");
    block.add("elements", elements);
    return block;
  }

  private static JsonObject mrkdwn(String text) {
    JsonObject object = new JsonObject();
    object.addProperty("type", "mrkdwn");
    object.addProperty("text", text);
    return object;
  }
}
