package dev.clioremind.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Of which days a command tells; days are the firm's. */
public final class PeriodOptions {

  private static final int NOT_GIVEN = -1;

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "-1",
      description = "Only the last N days and today; not together with --from.")
  private int days = NOT_GIVEN;

  @Option(
      names = "--from",
      paramLabel = "DATE",
      description = "Only from this day on, such as 2026-11-01.")
  private String from = "";

  @Option(
      names = "--to",
      paramLabel = "DATE",
      description = "Only up to this day and with it, such as 2026-11-30 (default: today).")
  private String to = "";

  /**
   * Days, the first and the last included.
   *
   * @param from the epoch where there is no first day
   * @param to the last day of all where there is none
   */
  record Period(LocalDate from, LocalDate to) {

    /** Whether a moment lies in it. */
    boolean contains(Instant moment, ZoneId zone) {
      LocalDate day = moment.atZone(zone).toLocalDate();
      return !day.isBefore(from) && !day.isAfter(to);
    }
  }

  /** Refuses what can't be meant. */
  void check(CommandSpec spec) {
    if (days != NOT_GIVEN) {
      Options.days(spec, days);
    }
    LocalDate first = Options.date(spec, "--from", from);
    LocalDate last = Options.date(spec, "--to", to);
    if (days != NOT_GIVEN && !from.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "Give --days or --from, not both");
    }
    if (!from.isEmpty() && !to.isEmpty() && last.isBefore(first)) {
      throw new ParameterException(
          spec.commandLine(), "--to %s lies before --from %s".formatted(last, first));
    }
  }

  /** All of the log, where nothing else is asked for. */
  Period orAll(CommandSpec spec, LocalDate today) {
    return period(spec, days == NOT_GIVEN ? LocalDate.EPOCH : today.minusDays(days));
  }

  /**
   * The last days, where nothing else is asked for. Days are counted back from {@code --to} where
   * that is given.
   */
  Period orLast(CommandSpec spec, LocalDate today, int usual) {
    LocalDate end = to.isEmpty() ? today : Options.date(spec, "--to", to);
    return period(spec, end.minusDays(days == NOT_GIVEN ? usual : days));
  }

  private Period period(CommandSpec spec, LocalDate first) {
    return new Period(
        from.isEmpty() ? first : Options.date(spec, "--from", from),
        to.isEmpty() ? LocalDate.MAX : Options.date(spec, "--to", to));
  }
}
