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
    assertThat(event.keySet()).isEqualTo(Set.of("time", "message"));
    assertThat(event.get("time").getAsString()).startsWith("2026-11-24T15:");
    assertThat(event.get("message").getAsString()).isNotBlank();
  }

  @Test
  void progress_and_failures_are_one_object_each() {
    Result progress = office.run("plan", "--dry-run", "-v", "--log-format", "json");
    assertThat(progress.err().lines()).hasSizeGreaterThan(5).allSatisfy(LogFormatTest::isJson);

    Result wrong = office.with("send.max-sends=many").run("send", "--log-format=JSON");
    assertThat(wrong.code()).isEqualTo(ExitCode.CONFIGURATION.number());
    assertThat(wrong.err().lines()).singleElement().satisfies(LogFormatTest::isJson);
    assertThat(wrong.err()).contains("send.max-sends");
  }

  @Test
  void wrong_usage_is_said_so_too_and_text_is_the_default() {
    Result wrong = office.runAsIs("--log-format", "json", "sned");
    assertThat(wrong.code()).isEqualTo(ExitCode.USAGE.number());
    assertThat(wrong.err().lines()).isNotEmpty().allSatisfy(LogFormatTest::isJson);
    assertThat(office.runAsIs("sned").err()).doesNotContain("{");
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
