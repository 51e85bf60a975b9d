package dev.clioremind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.clioremind.Office.Result;
import dev.clioremind.config.ConfigKey;
import dev.clioremind.core.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The manual, judged by the programs that show it. */
@Timeout(60)
class ManTest {

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

  private Path manual() {
    Result result = office.runAsIs("man", "man1");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out() + result.err()).isEmpty();
    return folder.resolve("man1");
  }

  /** Every command that the help names, by its page. */
  private static void pages(CommandLine command, Map<String, CommandLine> pages) {
    if (!command.getCommandSpec().usageMessage().hidden()) {
      pages.put(command.getCommandSpec().qualifiedName("-") + ".1", command);
      command.getSubcommands().values().forEach(below -> pages(below, pages));
    }
  }

  private Map<String, CommandLine> pages() {
    Map<String, CommandLine> pages = new TreeMap<>();
    pages(office.commands(), pages);
    return pages;
  }

  @Test
  void each_command_has_its_page_and_no_other() throws IOException {
    try (Stream<Path> written = Files.list(manual())) {
      assertThat(written.map(page -> page.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(pages().keySet())
          .contains("clio-remind.1", "clio-remind-plan.1", "clio-remind-audit-resolve.1");
    }
  }

  /** What a program that shows a page prints, and that it complains of nothing. */
  private String shown(String... command) throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin", command[0])), command[0] + " is not here");
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().putAll(Map.of("LC_ALL", "C.UTF-8", "MANWIDTH", "80", "MANPAGER", "cat"));
    Process process = builder.start();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(Files.readString(err, StandardCharsets.UTF_8))
        .as(String.join(" ", command))
        .isEmpty();
    assertThat(process.exitValue()).isZero();
    return Files.readString(out, StandardCharsets.UTF_8).replaceAll(".\b|\u001b\\[[0-9;]*m", "");
  }

  @Test
  void groff_finds_nothing_to_warn_of_and_shows_all_that_help_says() throws Exception {
    Path manual = manual();
    for (Map.Entry<String, CommandLine> page : pages().entrySet()) {
      String text =
          shown(
                  "groff",
                  "-man",
                  "-ww",
                  "-Tutf8",
                  "-rLL=72n",
                  manual.resolve(page.getKey()).toString())
              .replaceAll("\\s+", " ");

      assertThat(text)
          .as(page.getKey())
          .containsSubsequence("NAME", "SYNOPSIS", "DESCRIPTION", "EXAMPLES", "OPTIONS OF EVERY")
          .contains(ExitCode.USAGE.meaning(), "SEE ALSO");
      for (OptionSpec option : page.getValue().getCommandSpec().options()) {
        if (!option.hidden()) {
          assertThat(text).as(page.getKey()).contains(option.names());
        }
      }
    }
  }

  @Test
  void man_shows_a_page() throws Exception {
    assertThat(shown("man", "-l", manual().resolve("clio-remind-plan.1").toString()))
        .contains("clio-remind-plan - Shows what will be sent in the coming days")
        .containsSubsequence(
            "clio-remind plan --days 0 --out plan.json\n", "keep it for send --plan");
  }

  @Test
  void mandoc_of_other_systems_shows_it_too() throws Exception {
    Path manual = manual();
    for (String page : pages().keySet()) {
      shown("mandoc", "-T", "utf8", "-W", "error", manual.resolve(page).toString());
    }
  }

  @Test
  void the_first_page_has_every_key_with_its_default() throws IOException {
    String page =
        Files.readString(manual().resolve("clio-remind.1"), StandardCharsets.UTF_8)
            .replace("\\-", "-");

    assertThat(List.of(ConfigKey.values()))
        .allSatisfy(key -> assertThat(page).contains("\\fB" + key.key() + "\\fR ["));
  }

  @Test
  void a_folder_that_can_not_be_made_is_said() throws IOException {
    Files.writeString(folder.resolve("file"), "", StandardCharsets.UTF_8);

    Result result = office.runAsIs("man", "file");

    assertThat(result.code()).isEqualTo(ExitCode.CONFIGURATION.number());
    assertThat(result.err()).contains("The manual could not be written into file");
  }
}
