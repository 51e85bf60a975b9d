package dev.clioremind.cli;

import dev.clioremind.config.ConfigKey;
import dev.clioremind.core.ExitCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;

/** What all help texts share, and what is said of wrong usage. */
public final class Usage {

  private Usage() {}

  /** The least that picocli takes. */
  private static final int NARROW = 55;

  private static final int WIDE = 100;

  private static final int KEY_COLUMN = 26;

  private static final String SETTINGS = "settings";

  /** The commands that have commands. */
  private static final Set<String> GROUPS = Set.of("audit", "auth");

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

  private static final String OUTPUT_TITLE = "Output";
  private static final String COMMON_TITLE = "Options of every command";

  private static final Set<String> COMMON =
      Set.of("--config", "--verbose", "--log-format", "--no-color", "--help", "--version");

  /**
   * Gives the commands what each of them has: help, version, headings, exit codes.
   *
   * @param width of the terminal; long lines are hard to read, so not all of a wide one is used
   * @param color whether the help is coloured
   */
  public static void dress(CommandLine root, String version, int width, boolean color) {
    root.setUsageHelpWidth(Math.max(NARROW, Math.min(WIDE, width)));
    root.setColorScheme(Help.defaultColorScheme(color ? Help.Ansi.ON : Help.Ansi.OFF));
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
          .exitCodeList(exitCodes(command));
      Map<String, IHelpSectionRenderer> sections = new HashMap<>(command.getHelpSectionMap());
      sections.put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, Usage::options);
      // What is set for one command, picocli sets for those below it as well.
      sections.put(SETTINGS, command.equals(root) ? Usage::settings : help -> "");
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
    int width = help.commandSpec().usageMessage().width();
    Help.TextTable table =
        Help.TextTable.forColumns(
            help.colorScheme(),
            new Help.Column(KEY_COLUMN, 2, Help.Column.Overflow.SPAN),
            new Help.Column(width - KEY_COLUMN, 1, Help.Column.Overflow.WRAP));
    for (ConfigKey key : ConfigKey.values()) {
      table.addRowValues(key.key(), key.defaultText());
    }
    return help.createHeading(
            "%nSettings and their defaults (README explains each; send.max-sends in the"
                + " environment is CLIO_REMIND_SEND_MAX_SENDS):%n")
        + table;
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

  private static Map<String, String> exitCodes(CommandLine command) {
    String name = command.getCommandSpec().qualifiedName();
    String words = name.substring(Math.min(name.length(), name.indexOf(' ') + 1));
    Map<String, String> codes = new LinkedHashMap<>();
    codes(name.indexOf(' ') < 0 ? "" : words).stream()
        .sorted(Comparator.comparingInt(ExitCode::number))
        .forEach(code -> codes.put(Integer.toString(code.number()), meaning(code, words)));
    return codes;
  }

  /** With which codes a command may end. */
  private static Set<ExitCode> codes(String command) {
    EnumSet<ExitCode> codes =
        EnumSet.of(
            ExitCode.GOOD,
            ExitCode.DEFECT,
            ExitCode.USAGE,
            ExitCode.CONFIGURATION,
            ExitCode.SIGN_IN,
            ExitCode.TRY_AGAIN,
            ExitCode.INTERRUPTED,
            ExitCode.TERMINATED);
    switch (command) {
      case "" -> codes.addAll(EnumSet.allOf(ExitCode.class));
      case "send" -> {
        codes.addAll(EnumSet.allOf(ExitCode.class));
        codes.remove(ExitCode.SOMETHING_DUE);
      }
      case "plan" -> codes.addAll(EnumSet.of(ExitCode.NEEDS_PERSON, ExitCode.SOMETHING_DUE));
      case "audit" -> codes.addAll(EnumSet.of(ExitCode.NEEDS_PERSON, ExitCode.LOCKED));
      case "audit verify" -> codes.add(ExitCode.NEEDS_PERSON);
      case "audit resolve", "audit accept", "init" -> codes.add(ExitCode.LOCKED);
      case "demo", "sandbox", "completion" ->
          codes.removeAll(EnumSet.of(ExitCode.CONFIGURATION, ExitCode.SIGN_IN, ExitCode.TRY_AGAIN));
      default -> {
        // the usual ones
      }
    }
    return codes;
  }

  private static String meaning(ExitCode code, String command) {
    boolean isRun = Set.of("clio-remind", "plan", "send").contains(command);
    return code == ExitCode.GOOD && !isRun ? "done, and nothing is wrong" : code.meaning();
  }

  /**
   * Says what is wrong, the nearest right thing, and where help is; not the whole help.
   *
   * @param program every command, whichever of them were needed so far
   */
  public static int wrongUsage(ParameterException wrong, Supplier<CommandLine> program, Log log) {
    log.error(Misuse.what(wrong), Misuse.fix(wrong, program));
    return ExitCode.USAGE.number();
  }

  /**
   * The words with {@code help} taken as it is meant: {@code help plan} and {@code audit help list}
   * ask for the help of {@code plan} and of {@code audit list}.
   */
  public static List<String> asked(List<String> words) {
    int at = words.indexOf("help");
    boolean isCommand = at == 0 || (at == 1 && GROUPS.contains(words.get(0)));
    if (!isCommand) {
      return words;
    }
    List<String> asked = new ArrayList<>(words);
    asked.remove(at);
    asked.add("--help");
    return asked;
  }
}
