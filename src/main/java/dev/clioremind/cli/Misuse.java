package dev.clioremind.cli;

import dev.clioremind.core.Spelling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.MutuallyExclusiveArgsException;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Wrong usage in plain words: what is wrong, and what was probably meant. */
final class Misuse {

  private static final String DASHES = "--";

  private Misuse() {}

  /** A command that only its commands make sense of; they are named, each with what it does. */
  static ParameterException whichCommand(CommandSpec spec) {
    int width = visible(spec).mapToInt(one -> one.name().length()).max().orElse(0);
    return new ParameterException(
        spec.commandLine(),
        Stream.concat(
                Stream.of("Which command?"),
                visible(spec)
                    .map(
                        one ->
                            "  %s%s  %s"
                                .formatted(
                                    one.name(),
                                    " ".repeat(width - one.name().length()),
                                    String.join(" ", one.usageMessage().header()))))
            .collect(Collectors.joining("\n")));
  }

  private static Stream<CommandSpec> visible(CommandSpec spec) {
    return ManPage.subcommands(spec);
  }

  /** What is wrong, as a sentence. */
  static String what(ParameterException wrong) {
    String command = words(wrong.getCommandLine());
    if (wrong instanceof UnmatchedArgumentException unmatched) {
      String word = unmatched.getUnmatched().get(0);
      if (unmatched.isUnknownOption()) {
        return command.isEmpty()
            ? "%s is no option before the command.".formatted(word)
            : "%s has no option %s.".formatted(command, word);
      }
      return wrong.getCommandLine().getSubcommands().isEmpty()
          ? "%s can do nothing with '%s'.".formatted(command, word)
          : ("'%s' is no command" + (command.isEmpty() ? "." : " of %s.")).formatted(word, command);
    }
    if (wrong instanceof MissingParameterException missing) {
      return missing(missing, command);
    }
    if (wrong instanceof OverwrittenOptionException twice
        && twice.getOverwritten() instanceof OptionSpec option) {
      return "%s is given twice; once is enough.".formatted(option.longestName());
    }
    if (wrong instanceof MutuallyExclusiveArgsException) {
      return String.valueOf(wrong.getMessage())
          .replaceFirst("(?:Error: )?(.*) are mutually exclusive.*", "Give only one of $1.");
    }
    return typed(wrong)
        .map(
            argument ->
                "%s takes %s, not '%s'."
                    .formatted(name(argument), kind(argument), wrong.getValue()))
        .orElseGet(() -> sentence(String.valueOf(wrong.getMessage())));
  }

  /** The command as it is typed, without the program's name. */
  private static String words(CommandLine command) {
    String name = command.getCommandSpec().qualifiedName();
    return name.substring(root(command).getCommandName().length()).strip();
  }

  private static String missing(MissingParameterException missing, String command) {
    return missing.getMissing().stream()
        .findFirst()
        .map(
            argument ->
                argument instanceof OptionSpec option
                        && String.valueOf(missing.getMessage()).contains("for option")
                    ? "%s needs a value: %s.".formatted(option.longestName(), written(option))
                    : "%s needs %s.".formatted(command, asked(argument)))
        .orElseGet(() -> sentence(String.valueOf(missing.getMessage())));
  }

  /** With the words that it takes, where it takes no others. */
  private static String asked(ArgSpec argument) {
    return words(argument).isEmpty()
        ? written(argument)
        : "%s: %s".formatted(written(argument), kind(argument));
  }

  private static String written(ArgSpec argument) {
    return argument instanceof OptionSpec option
        ? option.longestName() + "=" + option.paramLabel()
        : argument.paramLabel();
  }

  /** The argument whose value can't be read. */
  private static Optional<ArgSpec> typed(ParameterException wrong) {
    return Optional.ofNullable(wrong.getArgSpec()).filter(argument -> wrong.getValue() != null);
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }

  private static String kind(ArgSpec argument) {
    List<String> words = words(argument);
    if (words.isEmpty()) {
      return "a whole number";
    }
    String last = words.get(words.size() - 1);
    return words.size() == 1
        ? last
        : String.join(", ", words.subList(0, words.size() - 1)) + " or " + last;
  }

  /** The words that an argument takes; none where it takes numbers. */
  private static List<String> words(ArgSpec argument) {
    Object[] constants = argument.type().getEnumConstants();
    return constants == null
        ? List.of()
        : Arrays.stream(constants).map(c -> c.toString().toLowerCase(Locale.ROOT)).toList();
  }

  private static String sentence(String text) {
    return text.endsWith(".") || text.endsWith("?") || text.contains("\n") ? text : text + ".";
  }

  /**
   * What to do: the nearest right thing where there is one, and where help is.
   *
   * @param program every command, whichever of them were needed so far
   */
  static String fix(ParameterException wrong, Supplier<CommandLine> program) {
    String help = "Help: " + wrong.getCommandLine().getCommandSpec().qualifiedName() + " --help";
    return meant(wrong, program).map(hint -> hint + "\n" + help).orElse(help);
  }

  private static Optional<String> meant(ParameterException wrong, Supplier<CommandLine> program) {
    if (wrong instanceof UnmatchedArgumentException unmatched) {
      String word = unmatched.getUnmatched().get(0);
      CommandLine command = wrong.getCommandLine();
      if (unmatched.isUnknownOption()) {
        return option(word, command, program);
      }
      return command(word, command.getParent() == null ? program.get() : command);
    }
    return Optional.empty();
  }

  private static String didYouMean(String word) {
    return "Did you mean '%s'?".formatted(word);
  }

  /** A command of this one, or one that lies deeper ({@code list} for {@code audit list}). */
  private static Optional<String> command(String word, CommandLine command) {
    Set<String> deeper = new LinkedHashSet<>();
    command
        .getSubcommands()
        .forEach(
            (name, below) ->
                below.getSubcommands().keySet().stream()
                    .filter(word::equalsIgnoreCase)
                    .forEach(sub -> deeper.add(name + " " + sub)));
    return deeper.stream()
        .findFirst()
        .or(() -> Spelling.nearest(word, command.getSubcommands().keySet()))
        .map(Misuse::didYouMean);
  }

  private static Optional<String> option(
      String word, CommandLine command, Supplier<CommandLine> program) {
    String name = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
    return elsewhere(name, program.get())
        .or(() -> nearest(name, command.getCommandSpec().optionsMap().keySet()));
  }

  /** Judged without the dashes, which all have in common. */
  private static Optional<String> nearest(String name, Set<String> options) {
    List<String> words =
        options.stream()
            .filter(option -> option.startsWith(DASHES))
            .map(option -> option.substring(DASHES.length()))
            .toList();
    return Spelling.nearest(name.replaceFirst("^-+", ""), words)
        .map(word -> didYouMean(DASHES + word));
  }

  /** Where an option stands before its command, or with the wrong one. */
  private static Optional<String> elsewhere(String name, CommandLine program) {
    List<String> others = new ArrayList<>();
    collect(name, program, others);
    return switch (others.size()) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of("It goes with its command: %s %s".formatted(others.get(0), name));
      default -> Optional.of("It is an option of: " + String.join(", ", others));
    };
  }

  private static CommandLine root(CommandLine command) {
    CommandLine root = command;
    while (root.getParent() != null) {
      root = root.getParent();
    }
    return root;
  }

  private static void collect(String name, CommandLine command, List<String> found) {
    if (command.getCommandSpec().findOption(name) != null) {
      found.add(command.getCommandSpec().qualifiedName());
    }
    command.getSubcommands().values().forEach(below -> collect(name, below, found));
  }
}
