package dev.clioremind.core.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/**
 * When a deadline falls due: a plain date, or a moment in the zone in which the client is told it.
 */
public sealed interface Due {

  /** The date as the client is told it. */
  LocalDate date();

  /** The time of day as the client is told it; empty for a plain date. */
  Optional<LocalTime> time();

  /**
   * Whether it has not passed: a moment by itself, a plain date until the end of that day in the
   * firm's zone.
   *
   * @param firm the firm's zone
   */
  boolean liesAhead(Instant now, ZoneId firm);

  /** As the log notes what was told: {@code 2026-11-25} or {@code 2026-11-25T09:00-05:00}. */
  String told();

  /** The time of day of the fingerprint: {@code 09:00}, or {@code -}. */
  default String timeOrDash() {
    return time().map(Formats.HH_MM::format).orElse("-");
  }

  /** A plain date: an all-day entry or a task. Never an instant. */
  record OnDate(LocalDate date) implements Due {
    @Override
    public Optional<LocalTime> time() {
      return Optional.empty();
    }

    @Override
    public boolean liesAhead(Instant now, ZoneId firm) {
      return now.isBefore(date.plusDays(1).atStartOfDay(firm).toInstant());
    }

    @Override
    public String told() {
      return date.toString();
    }
  }

  /** A moment, in the entry's zone, else the firm's. */
  record At(ZonedDateTime moment) implements Due {
    public At {
      moment = moment.truncatedTo(ChronoUnit.MINUTES);
    }

    @Override
    public LocalDate date() {
      return moment.toLocalDate();
    }

    @Override
    public Optional<LocalTime> time() {
      return Optional.of(moment.toLocalTime());
    }

    @Override
    public boolean liesAhead(Instant now, ZoneId firm) {
      return now.isBefore(moment.toInstant());
    }

    @Override
    public String told() {
      return Formats.WITH_OFFSET.format(moment);
    }
  }

  /** How dates and times of a deadline are written down. */
  final class Formats {
    static final DateTimeFormatter HH_MM = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    static final DateTimeFormatter WITH_OFFSET =
        DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mmxxx", Locale.ROOT);

    private Formats() {}
  }
}
