package dev.clioremind.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.Survives;
import dev.clioremind.process.ProgramProcess.End;
import dev.clioremind.process.ProgramProcess.Start;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The jar as a step of a GitHub Actions job: what the runner reads of it. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ActionsIT {

  private static final String HOSTILE = "x\n::error title=forged::one%0A\n##[error]<img src=x>";

  @TempDir private Path folder = Path.of(".");

  private Path summary() {
    return folder.resolve("summary.md");
  }

  private Start asStep(Start start) {
    return start
        .withEnvironment("CI", "true")
        .withEnvironment("GITHUB_ACTIONS", "true")
        .withEnvironment("GITHUB_STEP_SUMMARY", summary().toString());
  }

  private static List<String> annotations(End end) {
    return end.err().lines().filter(line -> line.matches("::(error|warning) .*")).toList();
  }

  @Test
  @Survives("54d")
  void annotations_summary_and_exit_code_are_those_of_the_run_and_no_name_is_a_command()
      throws IOException {
    try (SmallOffice office = new SmallOffice(folder, Duration.ofSeconds(1))) {
      office
          .sandbox()
          .book()
          .typeRows("ReminderRules", List.of(List.of("Court Date", HOSTILE, "SMS", "court_sms")));

      End end = asStep(office.on("runner", "send", "--format", "json")).go().end();

      assertThat(end.code()).as(end.err()).isEqualTo(5);
      assertThat(office.received().values()).containsOnly(1);
      assertThat(end.out()).startsWith("{").endsWith("}\n");
      assertThat(end.out().lines()).noneMatch(line -> line.strip().startsWith("::"));
      assertThat(annotations(end))
          .isNotEmpty()
          .allMatch(line -> line.matches("::(error|warning) title=clio-remind%3A [^:,]*::[^:].*"));
      assertThat(end.err().lines()).noneMatch(line -> line.contains("##["));
      assertThat(Files.readString(summary(), StandardCharsets.UTF_8))
          .contains("### Sent: ", "Exit code 5")
          .doesNotContain("<img", "::", "##[");
      System.out.println(
          "the jar as a step of GitHub Actions: annotations %s, summary %s bytes, exit code %s"
              .formatted(
                  Integer.toString(annotations(end).size()),
                  Long.toString(Files.size(summary())),
                  Integer.toString(end.code())));
    }
  }

  @Test
  void a_step_without_a_configuration_is_red_and_says_why() throws IOException {
    End end =
        asStep(Start.of(folder.resolve("runner"), "send", "--config", "nowhere.properties"))
            .go()
            .end();

    assertThat(end.code()).isEqualTo(3);
    assertThat(annotations(end)).singleElement().asString().startsWith("::error ");
    assertThat(Files.readString(summary(), StandardCharsets.UTF_8)).contains("### Exit code 3");
  }
}
