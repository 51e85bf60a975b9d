package dev.clioremind.cli;

import dev.clioremind.config.ConfigKey;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * One command's help as a page of the manual, in the language of man(7): what {@code --help} says,
 * in the manual's order and under its headings.
 */
final class ManPage {

  private static final Collector<CharSequence, ?, String> PARAGRAPHS =
      Collectors.joining("\n.PP\n");

  private final CommandSpec command;
  private final StringBuilder page = new StringBuilder();

  private ManPage(CommandSpec command) {
    this.command = command;
  }

  /** Without its ending: {@code clio-remind-audit-list}. */
  static String name(CommandSpec command) {
    return command.qualifiedName("-");
  }

  static String of(CommandSpec command, String version) {
    return new ManPage(command).write(version);
  }

  private String write(String version) {
    line(".TH %s 1 \"\" \"clio-remind %s\" \"clio-remind\"".formatted(upper(), text(version)));
    line(".nh"); // nothing is divided: who copies an option copies it whole
    line(".ad l");
    List<String> description = List.of(command.usageMessage().description());
    String whole = formatted(String.join(" ", description));
    heading("NAME");
    line(
        "%s \\- %s"
            .formatted(text(name(command)), text(whole.replaceFirst("(?s)\\.(\\s.*)?$", ""))));
    heading("SYNOPSIS");
    line(text(synopsis()));
    heading("DESCRIPTION");
    line(description.stream().map(ManPage::formatted).map(ManPage::text).collect(PARAGRAPHS));
    heading("EXAMPLES");
    Stream.of(command.usageMessage().footer()).map(ManPage::formatted).forEach(this::example);
    commands();
    arguments();
    Usage.groups(command).forEach(this::options);
    heading("EXIT STATUS");
    command.usageMessage().exitCodeList().forEach((code, meaning) -> item(bold(code), meaning));
    if (command.parent() == null) {
      settings();
    }
    heading("SEE ALSO");
    line(related().map(other -> bold(name(other)) + "(1)").collect(Collectors.joining(",\n")));
    return page.toString();
  }

  private String upper() {
    return text(name(command).toUpperCase(Locale.ROOT));
  }

  private String synopsis() {
    return command.commandLine().getHelp().synopsis(0).strip();
  }

  /** The command, and what stands beside it in the help. */
  private void example(String example) {
    String[] parts = example.strip().split(" {3,}", 2);
    line(".TP");
    line(bold(parts[0]));
    if (parts.length == 2) {
      line(text(parts[1]));
    }
  }

  private void commands() {
    List<CommandSpec> below = subcommands(command).toList();
    if (!below.isEmpty()) {
      heading("COMMANDS");
      below.forEach(
          one -> item(bold(name(one)) + "(1)", formatted(one.usageMessage().description()[0])));
    }
  }

  private void arguments() {
    List<PositionalParamSpec> arguments =
        command.positionalParameters().stream().filter(argument -> !argument.hidden()).toList();
    if (!arguments.isEmpty()) {
      heading("ARGUMENTS");
      arguments.forEach(
          argument ->
              item(
                  italic(argument.paramLabel()),
                  formatted(String.join(" ", argument.description()))));
    }
  }

  private void options(String title, List<OptionSpec> options) {
    heading(title.toUpperCase(Locale.ROOT));
    for (OptionSpec option : options) {
      String names =
          Arrays.stream(option.names()).map(ManPage::bold).collect(Collectors.joining(", "));
      String value = option.arity().max() > 0 ? " " + italic(option.paramLabel()) : "";
      item(names + value, formatted(String.join(" ", option.description())));
    }
  }

  private void settings() {
    heading("SETTINGS");
    line(text("In the configuration file, or in the environment: send.max-sends is"));
    line(text("CLIO_REMIND_SEND_MAX_SENDS there. The default stands in brackets."));
    for (ConfigKey key : ConfigKey.values()) {
      item(bold(key.key()) + " " + text("[" + key.defaultText() + "]"), key.meaning());
    }
    heading("FILES");
    item(
        italic("~/.config/clio-remind/config.properties"),
        "The configuration, unless --config, CLIO_REMIND_CONFIG or ./config.properties names one.");
    item(
        italic("~/.config/clio-remind/credentials.json"),
        "The sign-ins, readable by their owner only.");
  }

  /** The command above, those beside it, and those below. */
  private Stream<CommandSpec> related() {
    CommandSpec parent = command.parent();
    return parent == null
        ? subcommands(command)
        : Stream.of(
                Stream.of(parent),
                subcommands(parent).filter(other -> other != command),
                subcommands(command))
            .flatMap(all -> all);
  }

  /** Those that the help names. */
  static Stream<CommandSpec> subcommands(CommandSpec command) {
    return command.subcommands().values().stream()
        .map(CommandLine::getCommandSpec)
        .filter(spec -> !spec.usageMessage().hidden())
        .distinct();
  }

  private void heading(String title) {
    line(".SH " + title);
  }

  private void item(String what, String says) {
    line(".TP");
    line(what);
    line(text(says));
  }

  private void line(String line) {
    page.append(line).append('\n');
  }

  private static String bold(String words) {
    return "\\fB" + text(words) + "\\fR";
  }

  private static String italic(String words) {
    return "\\fI" + text(words) + "\\fR";
  }

  /** What picocli makes of its percent signs. */
  private static String formatted(String description) {
    return Ansi.OFF.string(description.formatted());
  }

  /** Every character as itself: to man, some of them are orders, and a plain hyphen is none. */
  static String text(String words) {
    StringBuilder text = new StringBuilder();
    words
        .codePoints()
        .forEach(
            c ->
                text.append(
                    switch (c) {
                      case '\\' -> "\\e";
                      case '-' -> "\\-";
                      case '\'' -> "\\(aq";
                      case '`' -> "\\(ga";
                      case '^' -> "\\(ha";
                      case '~' -> "\\(ti";
                      case '"' -> "\\(dq";
                      default -> c < 128 ? Character.toString(c) : "\\[u%04X]".formatted(c);
                    }));
    return text.toString().lines().map(ManPage::withoutOrder).collect(Collectors.joining("\n"));
  }

  /** A line that begins with a full stop would be an order. */
  private static String withoutOrder(String line) {
    return line.startsWith(".") ? "\\&" + line : line;
  }
}
