package dev.clioremind.cli;

import dev.clioremind.config.ConfigKey;
import dev.clioremind.core.ExitCode;
import dev.clioremind.core.Spelling;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What all help texts share, and what is said of wrong usage. */
public final class Usage {

  private Usage() {}

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
          .exitCodeListHeading("%nExit codes:%n")
          .exitCodeList(exitCodes());
    }
    UsageMessageSpec help = root.getCommandSpec().usageMessage();
    help.footer(Stream.concat(Stream.of(help.footer()), settings()).toArray(String[]::new));
  }

  /** Every setting with its default, below the help of the program itself. */
  private static Stream<String> settings() {
    return Stream.concat(
        Stream.of(
            "",
            "Settings and their defaults (README explains each; send.max-sends in the environment"
                + " is CLIO_REMIND_SEND_MAX_SENDS):"),
        Arrays.stream(ConfigKey.values())
            // picocli would put a variable in place of ${...}
            .map(key -> "  %-24s %s".formatted(key.key(), key.defaultText().replace("$", "$$"))));
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
  public static int wrongUsage(ParameterException wrong, String[] arguments) {
    CommandLine command = wrong.getCommandLine();
    PrintWriter err = command.getErr();
    err.println(wrong.getMessage());
    if (wrong instanceof UnmatchedArgumentException unmatched) {
      suggestion(unmatched.getUnmatched().get(0), command)
          .ifPresent(word -> err.println("Did you mean '" + word + "'?"));
    }
    err.println("Help: " + command.getCommandSpec().qualifiedName() + " --help");
    err.flush();
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
