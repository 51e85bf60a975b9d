package dev.clioremind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.clioremind.Office.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The completion script, judged by the shell that reads it. */
@Timeout(60)
class CompletionTest {

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

  private Path script(String shell) throws IOException {
    Result result = office.runAsIs("completion", shell);
    assertThat(result.code()).isZero();
    return Files.writeString(folder.resolve("completion"), result.out(), StandardCharsets.UTF_8);
  }

  private String shell(String... command) throws IOException, InterruptedException {
    assumeTrue(
        Files.isExecutable(Path.of("/bin/" + command[0])), command[0] + " is not on this machine");
    Path out = folder.resolve("out");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile()).start();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    String text = Files.readString(out, StandardCharsets.UTF_8);
    assertThat(process.exitValue()).as(text).isZero();
    return text;
  }

  /** What Tab makes of the last word. */
  private List<String> tab(String... words) throws IOException, InterruptedException {
    String line = String.join(" ", words);
    String typed = String.join("' '", words);
    return shell(
            "bash",
            "--norc",
            "-c",
            """
            source '%s'
            COMP_WORDS=('%s'); COMP_CWORD=%s; COMP_LINE='%s'; COMP_POINT=${#COMP_LINE}
            compopt() { :; }
            "$(complete -p clio-remind | sed 's/.*-F \\([^ ]*\\).*/\\1/')"
            printf '%%s\\n' "${COMPREPLY[@]}"
            """
                .formatted(script("bash"), typed, words.length - 1, line))
        .lines()
        .map(String::strip)
        .toList();
  }

  /** What Tab makes of a line in a zsh at a terminal of its own. */
  private String tabInZsh(String line) throws IOException, InterruptedException {
    return shell(
            "zsh",
            "-f",
            "-c",
            """
            zmodload zsh/zpty
            zpty shell 'PS1=: zsh -f -i'
            zpty -w shell "autoload -U compinit; compinit -u -D; source '$0'; print -r REA''DY"
            zpty -r -m shell out '*READY*'
            # Tab; then to the beginning of the line, which becomes an argument of print
            zpty -w -n shell "$1"$'\\t\\x01print -r -- DO""NE \\n'
            zpty -r -m shell out $'*DONE*\\n*'
            print -r -- "${${out##*DONE }%%$'\\r'*}"
            """,
            script("zsh").toString(),
            line)
        .strip();
  }

  @ParameterizedTest
  @CsvSource({
    "clio-remind comp, clio-remind completion",
    "clio-remind audit res, clio-remind audit resolve",
    "clio-remind plan --ht, clio-remind plan --html",
    "clio-remind plan --format m, clio-remind plan --format markdown",
  })
  void zsh_completes_commands_options_and_formats_too(String begun, String completed)
      throws IOException, InterruptedException {
    assertThat(tabInZsh(begun)).isEqualTo(completed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh"})
  void each_shell_can_read_the_script(String shell) throws IOException, InterruptedException {
    assertThat(shell(shell, "-n", script(shell).toString())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "se, send",
    "pl, plan",
    "comp, completion",
  })
  void the_beginning_of_a_command_becomes_the_command(String begun, String command)
      throws IOException, InterruptedException {
    assertThat(tab("clio-remind", begun)).containsExactly(command);
  }

  @Test
  void commands_within_commands_options_and_formats_are_completed()
      throws IOException, InterruptedException {
    assertThat(tab("clio-remind", "audit", "res")).containsExactly("resolve");
    assertThat(tab("clio-remind", "plan", "--ht")).containsExactly("--html");
    assertThat(tab("clio-remind", "plan", "--format", "m")).containsExactly("markdown");
  }

  @Test
  void a_shell_that_is_not_known_is_refused_with_those_that_are() {
    Result result = office.runAsIs("completion", "fish");

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).containsIgnoringCase("bash or zsh");
  }
}
