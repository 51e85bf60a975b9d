package dev.clioremind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.Office.Result;
import dev.clioremind.core.ExitCode;
import dev.clioremind.sandbox.Fault;
import dev.clioremind.sandbox.Faults;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The program as a job of GitHub Actions. */
@Timeout(60)
class ActionsTest {

  /** What somebody who may write in the sheet could try on the runner. */
  private static final String HOSTILE =
      "x\n::error title=forged::one%0A::stop-commands::pwned\n##[error]two <img src=x> [a](b) 100%";

  @TempDir private Path folder = Path.of(".");
  private Office office = new Office(Path.of("."));

  @BeforeEach
  void open() {
    office.close();
    office =
        new Office(folder)
            .withEnvironment("CI", "true")
            .withEnvironment("GITHUB_ACTIONS", "true")
            .withEnvironment("GITHUB_STEP_SUMMARY", summaryFile().toString());
  }

  @AfterEach
  void close() {
    office.close();
  }

  private Path summaryFile() {
    return folder.resolve("summary.md");
  }

  private String summary() throws IOException {
    return Files.readString(summaryFile(), StandardCharsets.UTF_8);
  }

  private static List<String> commands(Result result) {
    return result.err().lines().filter(line -> line.strip().startsWith("::")).toList();
  }

  private static List<String> annotations(Result result) {
    return commands(result).stream().filter(line -> !line.startsWith("::add-mask::")).toList();
  }

  @Test
  void a_run_is_told_in_annotations_and_in_the_summary_and_stdout_is_the_document_alone()
      throws IOException {
    office
        .sandbox()
        .book()
        .typeRows("ReminderRules", List.of(List.of("Court Date", HOSTILE, "SMS", "court_sms")));

    Result result = office.run("send", "--format", "json");

    assertThat(result.code()).as(result.err()).isEqualTo(ExitCode.NEEDS_PERSON.number());
    assertThat(result.out()).startsWith("{").endsWith("}\n").doesNotContain("##");
    assertThat(result.out().lines()).noneMatch(line -> line.strip().startsWith("::"));
    assertThat(annotations(result))
        .isNotEmpty()
        .allMatch(line -> line.matches("::(error|warning) title=clio-remind%3A [^:,]*::[^:].*"))
        .noneMatch(line -> line.contains("title=forged::"))
        .anyMatch(
            line ->
                line.startsWith("::error title=clio-remind%3A To mend::ReminderRules row ")
                    && line.contains("one%250A"))
        .anyMatch(line -> line.contains("needs a person::") && line.contains("%0AWhat to do: "));
    assertThat(result.err().lines()).noneMatch(line -> line.contains("##["));
    assertThat(summary())
        .contains("### Sent: ", "| Why | ", "Exit code 5", "to mend")
        .doesNotContain("<img", "::", "##[", "[a](b)");
    for (String secret : office.secretsOfClients()) {
      assertThat(summary()).doesNotContain(secret);
      assertThat(result.err()).doesNotContain(secret);
    }
    System.out.println(
        "GitHub Actions: %s annotations, summary of %s characters, exit code %s"
            .formatted(
                Integer.toString(annotations(result).size()),
                Integer.toString(summary().length()),
                Integer.toString(result.code())));
  }

  @Test
  void secrets_are_masked_before_anything_else_and_shown_nowhere_else() throws IOException {
    Result result = office.run("send");

    for (String secret : office.credentials()) {
      assertThat(commands(result)).contains("::add-mask::" + secret);
      assertThat(result.err().replace("::add-mask::" + secret, "")).doesNotContain(secret);
      assertThat(result.out() + summary()).doesNotContain(secret);
    }
    assertThat(result.err()).startsWith("::add-mask::");
    assertThat(commands(result)).doesNotHaveDuplicates();
  }

  @Test
  void what_ends_a_run_early_is_an_error_with_what_to_do() throws IOException {
    office
        .sandbox()
        .faults()
        .failAll(Faults.to("ghl", "POST", "/contacts/search"), Fault.UNAUTHORIZED);
    Result signIn = office.run("send");
    assertThat(signIn.code()).isEqualTo(ExitCode.SIGN_IN.number());
    assertThat(annotations(signIn))
        .singleElement()
        .asString()
        .startsWith("::error title=clio-remind%3A Exit code 4::");
    assertThat(summary()).contains("### Exit code 4: sign-in needed or refused");

    Result wrong = office.with("send.max-sends=many").run("send", "--format", "json");
    assertThat(wrong.code()).isEqualTo(ExitCode.CONFIGURATION.number());
    assertThat(annotations(wrong))
        .singleElement()
        .asString()
        .startsWith("::error title=clio-remind%3A Exit code 3::")
        .contains("send.max-sends");
    // Each run appends its own.
    assertThat(summary()).contains("### Exit code 4", "### Exit code 3");
  }

  @Test
  void a_summary_that_can_not_be_written_fails_no_run() throws IOException {
    Files.createDirectory(summaryFile());
    Result result = office.run("plan", "--dry-run", "--format", "json");
    assertThat(result.code()).isEqualTo(ExitCode.NEEDS_PERSON.number());
    assertThat(result.err()).contains("The step's summary could not be written");
    assertThat(result.out()).startsWith("{");
  }

  @Test
  void a_summary_never_grows_beyond_what_github_takes() throws IOException {
    Files.writeString(summaryFile(), "x".repeat(999_500), StandardCharsets.UTF_8);
    office.run("plan", "--dry-run");
    assertThat(Files.size(summaryFile())).isLessThan(1 << 20);
    assertThat(summary()).contains("### Plan").endsWith("GitHub takes no longer summary.\n\n");
  }

  @Test
  void elsewhere_nothing_of_it_is_written() {
    Result result = office.withEnvironment("GITHUB_ACTIONS", "").run("send");
    assertThat(commands(result)).isEmpty();
    assertThat(summaryFile()).doesNotExist();
  }
}
