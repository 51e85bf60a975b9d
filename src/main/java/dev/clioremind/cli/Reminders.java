package dev.clioremind.cli;

import dev.clioremind.core.log.EventLog;
import dev.clioremind.core.log.HashPrefix;
import dev.clioremind.core.log.RunId;
import java.util.Collection;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Reads how people name reminders and runs, with a sentence where it is wrong. */
final class Reminders {

  private static final int SHOWN = 16;

  private Reminders() {}

  static HashPrefix prefix(CommandSpec spec, String text) {
    try {
      return new HashPrefix(text);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          spec.commandLine(), "'%s' names no reminder: %s".formatted(text, e.getMessage()), e);
    }
  }

  static RunId run(CommandSpec spec, String text) {
    try {
      return new RunId(text.strip());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          spec.commandLine(),
          "--run '%s' is not a RunID such as 20261122T150312Z-7f3a".formatted(text),
          e);
    }
  }

  /** The candidates, one to a line, with what the log knows of them. */
  static String listed(Collection<String> hashes, EventLog log) {
    return hashes.stream()
        .map(
            hash ->
                hash.substring(0, SHOWN)
                    + log.story(hash).stream()
                        .findFirst()
                        .map(e -> "  %s %s".formatted(e.deadlineId(), e.ruleId()))
                        .orElse(""))
        .collect(Collectors.joining("\n"));
  }
}
