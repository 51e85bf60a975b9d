package dev.clioremind;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.clioremind.Office.Result;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A send that takes minutes, as it is seen on a terminal, by cron, and in the log of a CI job. */
@Timeout(120)
class ProgressInRunsTest {

  private static final String ERASE = "\r\u001b[K";

  @TempDir private Path folder = Path.of(".");

  /** Each message waits half a minute for its row to settle. */
  private Office slowOffice() {
    return new Office(folder)
        .without("audit.settle-seconds")
        .with("send.chunk = 1")
        .with("audit.settle-seconds = 30");
  }

  private static String withoutProgress(String err) {
    return err.replaceAll("\r\u001b\\[K[^\r\n]*", "");
  }

  @Test
  void a_terminal_shows_a_line_that_is_gone_in_the_end_and_the_report_is_the_same() {
    Result unwatched;
    try (Office office = slowOffice().seenAt(80).withEnvironment("NO_COLOR", "1")) {
      unwatched = office.run("send");
    }
    try (Office office = slowOffice().redrawn().seenAt(80).withEnvironment("NO_COLOR", "1")) {
      Result watched = office.run("send");

      assertThat(watched.out()).isEqualTo(unwatched.out());
      assertThat(withoutProgress(watched.err())).isEmpty();
      assertThat(watched.err())
          .contains(
              "Sending messages  [##########..........]  8 of 16  2.0 a minute  4 min 0 s left")
          .endsWith(ERASE);
      assertThat(watched.err()).doesNotContain(office.secretsOfClients());
    }
  }

  @Test
  void cron_is_told_nothing_of_it_and_with_v_or_in_ci_a_sentence_a_minute() {
    try (Office office = slowOffice()) {
      assertThat(office.run("send").err()).doesNotContain("Sending messages");
    }
    try (Office office = slowOffice().withEnvironment("CI", "true")) {
      assertThat(office.run("send").err().lines().filter(l -> l.contains("Sending messages")))
          .hasSize(8)
          .anySatisfy(
              line ->
                  assertThat(line)
                      .endsWith("Sending messages: 8 of 16, 2.0 a minute, about 4 min 0 s left."));
    }
    try (Office office = slowOffice()) {
      assertThat(office.run("send", "-v").err()).contains("Sending messages: 8 of 16");
    }
  }

  @Test
  void a_log_of_json_gets_an_object_a_minute_also_on_a_terminal() {
    try (Office office = slowOffice().redrawn()) {
      Result result = office.run("send", "--format", "json", "--log-format", "json");

      assertThat(JsonParser.parseString(result.out()).isJsonObject()).isTrue();
      assertThat(result.err().lines().filter(line -> line.contains("Sending messages")))
          .hasSize(8)
          .allSatisfy(
              line ->
                  assertThat(
                          JsonParser.parseString(line)
                              .getAsJsonObject()
                              .get("message")
                              .getAsString())
                      .matches("Sending messages: \\d+ of 16, .* left\\."));
    }
  }
}
