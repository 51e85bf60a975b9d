package dev.clioremind.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.clioremind.core.ExitCode;
import dev.clioremind.core.log.RunId;
import dev.clioremind.core.run.Alert;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The receivers' limits, under far too much and hostile text. */
@Timeout(20)
class SlackJsonTest {

  private static final String HOSTILE = "<!channel> & <https://evil.example|click> \uD83D\uDE00";

  private static Alert huge(int matters, String text) {
    Alert.About about =
        new Alert.About(
            text,
            Optional.of(URI.create("https://app.clio.com/nc/#/matters/1?a=1&b=2")),
            text,
            text);
    Alert.Thing thing =
        new Alert.Thing(text, text, Stream.generate(() -> about).limit(50).toList());
    Alert.Matter matter = new Alert.Matter(text, Optional.empty(), List.of(thing, thing));
    return new Alert(
        text,
        new RunId("20261122T150312Z-7f3a"),
        ExitCode.NEEDS_PERSON,
        Optional.of(new Alert.Counts(1, 2, 3, 4)),
        Stream.generate(() -> matter).limit(matters).toList(),
        Stream.generate(() -> text).limit(matters).toList(),
        text,
        text,
        Optional.of(URI.create("https://github.com/a/b/actions/runs/1")));
  }

  private static List<JsonObject> blocks(Alert alert) {
    JsonObject message = JsonParser.parseString(SlackJson.message(alert)).getAsJsonObject();
    return message.getAsJsonArray("blocks").asList().stream()
        .map(JsonElement::getAsJsonObject)
        .toList();
  }

  @Test
  void slack_gets_no_more_than_it_takes() {
    for (String text : List.of("&".repeat(5000), HOSTILE.repeat(300), "x")) {
      for (int matters : List.of(0, 1, 200)) {
        List<JsonObject> blocks = blocks(huge(matters, text));

        assertThat(blocks).hasSizeBetween(3, 50);
        assertThat(blocks.get(0).getAsJsonObject("text").get("text").getAsString().length())
            .isBetween(1, 150);
        assertThat(blocks)
            .filteredOn(block -> block.get("type").getAsString().equals("section"))
            .isNotEmpty()
            .allSatisfy(
                block ->
                    assertThat(block.getAsJsonObject("text").get("text").getAsString().length())
                        .isBetween(1, 3000));
      }
    }
  }

  @Test
  void what_others_wrote_is_no_markup() {
    String sections =
        blocks(huge(1, HOSTILE)).stream()
            .filter(block -> !block.get("type").getAsString().equals("header"))
            .toList()
            .toString();

    assertThat(sections).doesNotContain("<!channel", "<https://evil");
    assertThat(sections).contains("&lt;!channel&gt; &amp; &lt;https");
    assertThat(sections).contains("<https://app.clio.com/nc/#/matters/1?a=1&amp;b=2|&lt;!channel");
  }

  @Test
  void pagerduty_gets_a_short_summary_and_no_broken_character() {
    JsonObject event =
        JsonParser.parseString(
                PagerDutyJson.trigger(
                    huge(200, HOSTILE.repeat(300)), "key", "clio-remind/loc/needs-person", "loc"))
            .getAsJsonObject();

    String summary = event.getAsJsonObject("payload").get("summary").getAsString();
    assertThat(summary.length()).isBetween(1, 1024);
    assertThat(Markup.shorten("\uD83D\uDE00".repeat(10), 4)).isEqualTo("\uD83D\uDE00\u2026");
    assertThat(event.toString().length()).isLessThan(512 * 1024);
  }
}
