package dev.clioremind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.cli.Terminal;
import dev.clioremind.config.ConfigKey;
import dev.clioremind.config.Surroundings;
import dev.clioremind.core.ExitCode;
import dev.clioremind.core.send.StopSignal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the help and the set-up page say is what the program knows. */
@Timeout(30)
class HelpTest {

  private static final Pattern COMMAND = Pattern.compile("^  ([a-z]+)(?: |$)");
  private static final Path SETUP = Path.of("src/site/markdown/setup.md");

  private static String help(String... arguments) {
    StringWriter out = new StringWriter();
    Path here = Path.of("").toAbsolutePath();
    int code =
        new App(
                new Surroundings(Map.of(), here, here),
                new Terminal(new PrintWriter(out), new PrintWriter(out), false, 80),
                Clock.systemUTC(),
                () -> Duration.ZERO,
                length -> {},
                length -> {},
                new Random(1),
                StopSignal.never(),
                "test")
            .run(arguments);
    assertThat(code).isZero();
    return out.toString();
  }

  @Test
  void the_help_has_every_key_with_its_default_in_the_order_of_the_table() {
    List<List<String>> shown =
        help("--help")
            .lines()
            .map(line -> line.strip().split(" +", 2))
            .filter(words -> words.length == 2 && ConfigKey.named(words[0]).isPresent())
            .map(words -> List.of(words[0], words[1]))
            .toList();

    assertThat(shown.stream().map(row -> row.get(0)))
        .containsExactlyElementsOf(Arrays.stream(ConfigKey.values()).map(ConfigKey::key).toList());
    assertThat(shown)
        .allSatisfy(
            row ->
                // A long default goes on in the next line.
                assertThat(ConfigKey.named(row.get(0)).orElseThrow().defaultText())
                    .startsWith(row.get(1)));
  }

  /** All commands, as they are typed: the program itself first. */
  private static List<String> commands() {
    return Stream.concat(Stream.of(""), commandsBelow("")).toList();
  }

  private static Stream<String> commandsBelow(String command) {
    String text = help((command + " --help").strip().split(" "));
    return text.lines()
        .dropWhile(line -> !line.equals("Commands:"))
        .skip(1)
        .takeWhile(line -> !line.isEmpty())
        .map(COMMAND::matcher)
        .filter(Matcher::find)
        .map(found -> (command + " " + found.group(1)).strip())
        .flatMap(below -> Stream.concat(Stream.of(below), commandsBelow(below)));
  }

  @Test
  void all_commands_are_asked_for_their_help() {
    assertThat(commands())
        .contains("", "plan", "send", "audit", "audit resolve", "auth login", "completion")
        .hasSizeGreaterThan(17)
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void every_help_has_the_purpose_examples_the_usage_grouped_options_and_the_exit_codes(
      String command) {
    String text = help((command + " --help").strip().split(" "));
    String name = ("clio-remind " + command).strip();

    assertThat(text.lines().findFirst().orElseThrow()).matches("[A-Z].{20,}");
    assertThat(text)
        .containsSubsequence(
            "\nExample",
            ":\n",
            "  ",
            name,
            "\nUsage: " + name + " ",
            "\nOptions of every command:\n",
            "--config",
            "--help",
            "\nExit codes:\n");
    assertThat(text).contains("\n  2     " + ExitCode.USAGE.meaning());
    assertThat(
            text.lines()
                .dropWhile(line -> !line.startsWith("Example"))
                .skip(1)
                .takeWhile(line -> !line.isEmpty()))
        .as("an example that is wrapped goes on at the edge")
        .allSatisfy(line -> assertThat(line).startsWith("  "));
    assertThat(text.contains("\nSettings and their defaults")).isEqualTo(command.isEmpty());
    assertThat(text.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void help_is_had_by_the_word_and_by_the_short_option_at_each_level(String command) {
    String text = help((command + " --help").strip().split(" "));
    List<String> words =
        command.isEmpty() ? List.of() : new ArrayList<>(List.of(command.split(" ")));

    assertThat(help(Stream.concat(words.stream(), Stream.of("-h")).toArray(String[]::new)))
        .isEqualTo(text);
    assertThat(help(Stream.concat(Stream.of("help"), words.stream()).toArray(String[]::new)))
        .isEqualTo(text);
    if (words.size() > 1) {
      assertThat(help(words.get(0), "help", words.get(1))).isEqualTo(text);
    }
  }

  @Test
  void each_command_is_named_in_a_line_of_its_own_with_what_it_does() {
    for (String group : List.of("", "audit", "auth")) {
      assertThat(
              help((group + " --help").strip().split(" "))
                  .lines()
                  .dropWhile(line -> !line.equals("Commands:"))
                  .skip(1)
                  .takeWhile(line -> !line.isEmpty()))
          .hasSizeGreaterThan(3)
          .allSatisfy(line -> assertThat(line).matches("  [a-z]+ +[A-Z].{9,60}\\."));
    }
  }

  @Test
  void every_option_is_told_in_a_sentence() {
    for (String command : commands()) {
      assertThat(
              help((command + " --help").strip().split(" "))
                  .replaceAll("\n {20,}", " ")
                  .lines()
                  .filter(line -> line.matches(" +(-\\w, )?--[a-z-]+(=\\S+)? .*")))
          .as(command)
          .isNotEmpty()
          .allSatisfy(line -> assertThat(line).matches(".*  [A-Z][^ ].*\\."));
    }
  }

  @Test
  void options_stand_once_and_in_their_group() {
    String plan = help("plan", "--help");

    assertThat(plan)
        .containsSubsequence(
            "\nOptions:\n", "--dry-run", "\nOutput:\n", "--format", "\nOptions of every command:");
    assertThat(
            plan.lines()
                .filter(line -> line.matches(" +(-\\w, )?--[a-z-]+(\\W.*)?"))
                .map(line -> line.replaceFirst(" +(?:-\\w, )?(--[a-z-]+).*", "$1")))
        .contains("--date", "--html", "--verbose", "--no-color")
        .doesNotHaveDuplicates();
  }

  private static String setup() throws IOException {
    return Files.readString(SETUP, StandardCharsets.UTF_8);
  }

  @Test
  void the_set_up_page_names_every_option_of_the_sign_in_that_there_is() throws IOException {
    String login = help("auth", "login", "--help");

    assertThat(
            Pattern.compile("(--(?:no-browser|key|device|stdin|replace))")
                .matcher(setup())
                .results()
                .map(found -> found.group(1))
                .distinct())
        .contains("--no-browser", "--key", "--device", "--replace")
        .allSatisfy(option -> assertThat(login).contains(option));
  }
}
