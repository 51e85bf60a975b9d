package dev.clioremind;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.clioremind.Office.Result;
import dev.clioremind.core.ExitCode;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code --log-format json}: each message on stderr is one object on one line. */
@Timeout(60)
class LogFormatTest {

  @TempDir private Path folder = Path.of(".");
  private Office office = new Office(Path.of("."));

  @BeforeEach
  void open() {
    office.close();
    office = new Office(folder);
  }

  @AfterEach
  void close() {
    office.close();
  }

  private static void isJson(String line) {
    JsonObject event = JsonParser.parseString(line).getAsJsonObject();
    assertThat(event.keySet()).isEqualTo(Set.of("time", "level", "message"));
    assertThat(event.get("time").getAsString()).startsWith("2026-11-24T15:");
    assertThat(event.get("level").getAsString()).isIn("debug", "info", "warning", "error");
    assertThat(event.get("message").getAsString()).isNotBlank();
  }

  private static String level(String line) {
    return JsonParser.parseString(line).getAsJsonObject().get("level").getAsString();
  }

  @Test
  void progress_and_failures_are_one_object_each() {
    Result progress = office.run("plan", "--dry-run", "-v", "--log-format", "json");
    assertThat(progress.err().lines()).hasSizeGreaterThan(5).allSatisfy(LogFormatTest::isJson);

    Result wrong = office.with("send.max-sends=many").run("send", "--log-format=JSON");
    assertThat(wrong.code()).isEqualTo(ExitCode.CONFIGURATION.number());
    assertThat(wrong.err().lines()).singleElement().satisfies(LogFormatTest::isJson);
    assertThat(wrong.err()).contains("send.max-sends").contains("\"level\":\"error\"");
  }

  @Test
  void every_event_of_a_run_is_one_line_with_its_level_in_both_forms() {
    Result text = office.run("send", "-v");
    assertThat(text.err().lines())
        .hasSizeGreaterThan(20)
        .allMatch(line -> line.matches("clio-remind: (debug|info): .*"));
    assertThat(text.err().lines().filter(line -> line.startsWith("clio-remind: info: ")))
        .satisfiesExactly(
            line -> assertThat(line).endsWith(" begins"),
            line ->
                assertThat(line)
                    .contains(" ended: sent ")
                    .endsWith("exit code 5, ran, but something new needs a person"));
    // Each service is in it, Google's client with its own way out as well.
    assertThat(text.err())
        .contains("/api/v4/calendar_entries.json: 200 in ")
        .contains("/contacts/search: 200 in ")
        .contains("/values:batchGet: 200 in ");

    Result json = office.run("send", "--log-format", "json");
    assertThat(json.err().lines()).allSatisfy(LogFormatTest::isJson);
    assertThat(json.err().lines().map(LogFormatTest::level)).containsExactly("info", "info");
  }

  @Test
  void what_went_wrong_is_one_line_for_each_thing_and_says_what_to_do() {
    office.with("send.max-sends=many").with("firm.zone=x");
    assertThat(office.run("send").err().lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("clio-remind: error: ").contains("send.max-sends"),
            line -> assertThat(line).startsWith("clio-remind: error: ").contains("firm.zone"),
            line -> assertThat(line).startsWith("clio-remind: error: Mend this in "));
    // For a person at a terminal what to do stands on a line of its own, without the level.
    assertThat(office.watched().run("send").err().lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("clio-remind: ").contains("send.max-sends"),
            line -> assertThat(line).startsWith("  ").contains("firm.zone"),
            line -> assertThat(line).startsWith("  Mend this in "));
  }

  @Test
  void what_went_wrong_beside_the_work_is_a_warning() {
    office.withEnvironment("CLIO_REMIND_ALERT_HEARTBEAT_URL", "http://127.0.0.1:1/beat");
    assertThat(office.run("send").err().lines())
        .hasSize(2)
        .allMatch(line -> line.matches("clio-remind: warning: .*heartbeat.*"));
    assertThat(office.run("send", "--log-format", "json").err().lines().map(LogFormatTest::level))
        .containsExactly("warning", "info", "info", "warning");
  }

  @Test
  void wrong_usage_is_said_so_too_and_text_is_the_default() {
    Result wrong = office.runAsIs("--log-format", "json", "sned");
    assertThat(wrong.code()).isEqualTo(ExitCode.USAGE.number());
    assertThat(wrong.err().lines()).singleElement().satisfies(LogFormatTest::isJson);
    assertThat(office.runAsIs("sned").err().lines())
        .singleElement()
        .satisfies(
            line ->
                assertThat(line)
                    .startsWith("clio-remind: error: ")
                    .endsWith("Did you mean 'send'? Help: clio-remind --help"));
    assertThat(office.runAsIs("--log-format", "xml", "plan").code())
        .isEqualTo(ExitCode.USAGE.number());
  }

  @Test
  void a_good_run_says_nothing_and_the_runner_still_hears_its_commands() {
    assertThat(office.run("plan", "--dry-run", "--log-format", "json").err()).isEmpty();
    Result result =
        office.withEnvironment("GITHUB_ACTIONS", "true").run("plan", "--log-format", "json");
    assertThat(result.err().lines()).anyMatch(line -> line.startsWith("::error title="));
    assertThat(result.err().lines().filter(line -> !line.startsWith("::")))
        .allSatisfy(LogFormatTest::isJson);
  }
}
