package dev.clioremind.cli;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Reads option values that picocli leaves as text, with a sentence where they are wrong. */
final class Options {

  private static final DateTimeFormatter STRICT =
      DateTimeFormatter.ISO_LOCAL_DATE.withResolverStyle(ResolverStyle.STRICT);

  private Options() {}

  /** A date; the epoch for empty text, which the caller does not use. */
  static LocalDate date(CommandSpec spec, String option, String text) {
    if (text.isEmpty()) {
      return LocalDate.EPOCH;
    }
    try {
      return LocalDate.parse(text, STRICT);
    } catch (DateTimeParseException e) {
      throw new ParameterException(
          spec.commandLine(),
          "%s '%s' is not a date such as 2026-12-01".formatted(option, text),
          e);
    }
  }

  static int days(CommandSpec spec, int days) {
    if (days < 0 || days > 366) {
      throw new ParameterException(
          spec.commandLine(), "--days %s is not between 0 and 366".formatted(days));
    }
    return days;
  }
}
