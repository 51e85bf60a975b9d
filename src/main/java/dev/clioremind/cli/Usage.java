package dev.clioremind.cli;

import dev.clioremind.config.ConfigKey;
import dev.clioremind.core.ExitCode;
import dev.clioremind.core.Spelling;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What all help texts share, and what is said of wrong usage. */
public final class Usage {

  private Usage() {}

  private static final String SETTINGS = "settings";

  /** Purpose and examples come first: most people look for nothing else. */
  private static final List<String> ORDER =
      List.of(
          UsageMessageSpec.SECTION_KEY_DESCRIPTION,
          UsageMessageSpec.SECTION_KEY_FOOTER_HEADING,
          UsageMessageSpec.SECTION_KEY_FOOTER,
          UsageMessageSpec.SECTION_KEY_SYNOPSIS_HEADING,
          UsageMessageSpec.SECTION_KEY_SYNOPSIS,
          UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING,
          UsageMessageSpec.SECTION_KEY_COMMAND_LIST,
          UsageMessageSpec.SECTION_KEY_PARAMETER_LIST_HEADING,
          UsageMessageSpec.SECTION_KEY_PARAMETER_LIST,
          UsageMessageSpec.SECTION_KEY_OPTION_LIST,
          UsageMessageSpec.SECTION_KEY_EXIT_CODE_LIST_HEADING,
          UsageMessageSpec.SECTION_KEY_EXIT_CODE_LIST,
          SETTINGS);

  /** Options about how it is told, not what is done. */
  private static final Set<String> OUTPUT =
      Set.of(
          "--format",
          "--html",
          "--out",
          "--overwrite",
          "--show-recipients",
          "--show-messages",
          "--detailed-exitcode");

  private static final Set<String> COMMON =
      Set.of("--config", "--verbose", "--log-format", "--no-color", "--help", "--version");

  private static final String OUTPUT_TITLE = "Output";
  private static final String COMMON_TITLE = "Options of every command";

  /** Gives the commands what each of them has: help, version, headings, exit codes. */
  public static void dress(CommandLine root, String version) {
    for (CommandLine command : (Iterable<CommandLine>) all(root)::iterator) {
      command.getCommandSpec().mixinStandardHelpOptions(true).version(version(version));
      command.setExpandAtFiles(false); // an argument that begins with @ is no file to read
      command
          .getCommandSpec()
          .usageMessage()
          .sortOptions(false)
          .abbreviateSynopsis(true)
          .synopsisHeading("%nUsage: ")
          .commandListHeading("%nCommands:%n")
          .parameterListHeading("%nArguments:%n")
          .exitCodeListHeading("%nExit codes:%n")
          .exitCodeList(exitCodes());
      Map<String, IHelpSectionRenderer> sections = new HashMap<>(command.getHelpSectionMap());
      sections.put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, Usage::options);
      if (command.equals(root)) {
        sections.put(SETTINGS, Usage::settings);
      }
      command.setHelpSectionMap(sections);
      command.setHelpSectionKeys(ORDER);
    }
  }

  /** The options in groups: what the command does, how it is told, what every command takes. */
  static Map<String, List<OptionSpec>> groups(CommandSpec command) {
    Map<String, List<OptionSpec>> groups = new LinkedHashMap<>();
    for (String title : List.of("Options", OUTPUT_TITLE, COMMON_TITLE)) {
      List<OptionSpec> options =
          command.options().stream()
              .filter(option -> !option.hidden())
              .filter(option -> group(option).equals(title))
              .toList();
      if (!options.isEmpty()) {
        groups.put(title, options);
      }
    }
    return groups;
  }

  private static String group(OptionSpec option) {
    if (COMMON.contains(option.longestName())) {
      return COMMON_TITLE;
    }
    return OUTPUT.contains(option.longestName()) ? OUTPUT_TITLE : "Options";
  }

  private static String options(Help help) {
    StringBuilder all = new StringBuilder();
    groups(help.commandSpec())
        .forEach(
            (title, options) -> {
              Help.Layout layout = help.createDefaultLayout();
              layout.addOptions(options, help.parameterLabelRenderer());
              all.append(help.createHeading("%n" + title + ":%n")).append(layout);
            });
    return all.toString();
  }

  /** Every setting with its default, below the help of the program itself. */
  private static String settings(Help help) {
    return Stream.concat(
            Stream.of(
                "%nSettings and their defaults (README explains each; send.max-sends in the"
                    + " environment is CLIO_REMIND_SEND_MAX_SENDS):%n"),
            Arrays.stream(ConfigKey.values())
                .map(
                    key ->
                        "  %-24s %s%%n".formatted(key.key(), key.defaultText().replace("%", "%%"))))
        .map(help::createHeading)
        .collect(Collectors.joining());
  }

  /** What {@code --version} prints. */
  public static String version(String version) {
    return "clio-remind " + version;
  }

  private static Stream<CommandLine> all(CommandLine command) {
    return Stream.concat(
        Stream.of(command),
        command.getSubcommands().values().stream().distinct().flatMap(Usage::all));
  }

  private static Map<String, String> exitCodes() {
    Map<String, String> codes = new LinkedHashMap<>();
    Stream.of(ExitCode.values())
        .sorted(Comparator.comparingInt(ExitCode::number))
        .forEach(code -> codes.put(Integer.toString(code.number()), code.meaning()));
    return codes;
  }

  /** Says what is wrong, the nearest right thing, and where help is; not the whole help. */
  public static int wrongUsage(ParameterException wrong, Log log) {
    CommandLine command = wrong.getCommandLine();
    String help = "Help: " + command.getCommandSpec().qualifiedName() + " --help";
    log.error(
        String.valueOf(wrong.getMessage()),
        wrong instanceof UnmatchedArgumentException unmatched
            ? suggestion(unmatched.getUnmatched().get(0), command)
                .map(word -> "Did you mean '%s'?\n%s".formatted(word, help))
                .orElse(help)
            : help);
    return ExitCode.USAGE.number();
  }

  private static Optional<String> suggestion(String wrong, CommandLine command) {
    Set<String> right = new LinkedHashSet<>();
    if (wrong.startsWith("-")) {
      right.addAll(command.getCommandSpec().optionsMap().keySet());
    } else {
      right.addAll(command.getSubcommands().keySet());
    }
    return Spelling.nearest(wrong, right);
  }
}
