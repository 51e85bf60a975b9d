package dev.clioremind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.clioremind.config.ConfigKey;
import dev.clioremind.docs.CommandLines;
import dev.clioremind.docs.Page;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.OptionSpec;

/** What the documentation points to is there: links, commands, options, keys. */
@Timeout(60)
class DocumentationTest {

  private static final Pattern KEY =
      Pattern.compile("(firm|clio|sheets|google|ghl|send|audit|alert)\\.[a-z][a-z-]+");
  private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z-]+");

  /** Options of other programs: Maven, gcloud, git, systemctl. */
  private static final Set<String> FOREIGN = Set.of("--now", "--scopes");

  @TempDir private Path folder = Path.of(".");
  private CommandLine program = new CommandLine(CommandLine.Model.CommandSpec.create());

  private static Stream<Path> pages() {
    return Page.all().stream().map(Page::file);
  }

  @BeforeEach
  void open() {
    try (Office office = new Office(folder)) {
      program = office.commands();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void each_link_leads_somewhere(Path file) {
    assertThat(Page.of(file).links())
        .allSatisfy(
            link -> {
              if (!link.startsWith("https://")) {
                String[] parts = link.split("#", 2);
                Path target = parts[0].isEmpty() ? file : file.resolveSibling(parts[0]).normalize();
                assertThat(target).as(link).exists();
                if (parts.length == 2) {
                  assertThat(Page.of(target).anchors()).as(link).contains(parts[1]);
                }
              }
            });
  }

  @ParameterizedTest
  @MethodSource("pages")
  void each_command_line_is_one(Path file) {
    List<List<String>> lines = CommandLines.of(Page.of(file), program.getSubcommands().keySet());

    assertThat(lines)
        .allSatisfy(
            line ->
                assertThatCode(() -> parse(line))
                    .as(String.join(" ", line))
                    .doesNotThrowAnyException());
  }

  /** Where the text names an option, it need not say a value. */
  private void parse(List<String> line) {
    try {
      program.parseArgs(line.toArray(String[]::new));
    } catch (MissingParameterException e) {
      if (!line.get(line.size() - 1).startsWith("--")) {
        throw e;
      }
    }
  }

  /** Else the tests of what is set as code would overlook it. */
  @ParameterizedTest
  @MethodSource("pages")
  void what_is_set_as_code_stands_in_one_line(Path file) {
    assertThat(Page.of(file).prose())
        .allSatisfy(line -> assertThat(line.chars().filter(c -> c == '`').count() % 2).isZero());
  }

  @ParameterizedTest
  @MethodSource("pages")
  void each_option_is_one_of_some_command(Path file) {
    Set<String> known =
        all(program)
            .flatMap(command -> command.getCommandSpec().options().stream())
            .map(OptionSpec::longestName)
            .collect(Collectors.toCollection(TreeSet::new));
    known.addAll(FOREIGN);

    assertThat(
            Page.of(file).codeWords().stream()
                .flatMap(code -> OPTION.matcher(code).results())
                .map(found -> found.group()))
        .isSubsetOf(known);
  }

  private static Stream<CommandLine> all(CommandLine command) {
    return Stream.concat(
        Stream.of(command),
        command.getSubcommands().values().stream().flatMap(DocumentationTest::all));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void each_key_and_variable_exists(Path file) {
    Page page = Page.of(file);
    Stream<String> properties =
        page.blocks().stream()
            .filter(block -> block.language().equals("properties"))
            .flatMap(block -> block.lines().stream());
    Set<String> variables =
        Arrays.stream(ConfigKey.values())
            .flatMap(
                key ->
                    Stream.concat(
                        Stream.of(key.environmentName()), key.environmentFileName().stream()))
            .collect(Collectors.toCollection(TreeSet::new));
    variables.add("CLIO_REMIND_CONFIG");

    assertThat(
            Stream.concat(properties, page.codeWords().stream())
                .map(text -> text.strip().split("[ =;]", 2)[0])
                .filter(text -> KEY.matcher(text).matches()))
        .allSatisfy(name -> assertThat(ConfigKey.named(name)).as(name).isPresent());
    assertThat(
            Pattern.compile("CLIO_REMIND_[A-Z][A-Z_]*")
                .matcher(page.text())
                .results()
                .map(found -> found.group()))
        .isSubsetOf(variables);
  }
}
