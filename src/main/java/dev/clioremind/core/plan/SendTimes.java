package dev.clioremind.core.plan;

import dev.clioremind.core.deadline.Due;
import dev.clioremind.core.time.Hours;
import dev.clioremind.core.time.SendDays;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * When a reminder may arrive: in the recipient's hours, on days that are not blocked, before the
 * deadline.
 *
 * @param days the normal hours
 * @param urgent the hours of any day that are used only where the next normal opening would come
 *     after the deadline
 * @param firm the firm's zone, in which a plain date ends
 */
public record SendTimes(SendDays days, Hours urgent, ZoneId firm) {

  /** How far ahead an opening is looked for: longer than any run of holidays. */
  private static final int SEARCH_DAYS = 60;

  /** The answer. */
  public sealed interface When {

    /** At once. */
    record Now() implements When {}

    /** At this later moment. */
    record Later(Instant at) implements When {}

    /** At no allowed moment before the deadline. */
    record TooLate() implements When {}
  }

  /**
   * Finds the moment.
   *
   * @param sendDay the first day on which it may go out, a day with hours
   * @param sendAt the rule's own time of day, in the recipient's zone
   * @param recipient the recipient's zone
   */
  public When when(
      Instant now, LocalDate sendDay, Optional<LocalTime> sendAt, ZoneId recipient, Due due) {
    Instant firstMoment = sendDay.atStartOfDay(recipient).toInstant();
    Instant earliest = now.isAfter(firstMoment) ? now : firstMoment;
    Instant wished =
        wished(sendDay, sendAt, recipient).filter(w -> w.isAfter(now)).orElse(earliest);
    return normalOpening(wished, recipient)
        .filter(at -> due.liesAhead(at, firm))
        .or(() -> normalOpening(earliest, recipient).filter(at -> due.liesAhead(at, firm)))
        .or(() -> urgentOpening(earliest, recipient).filter(at -> due.liesAhead(at, firm)))
        .<When>map(at -> at.isAfter(now) ? new When.Later(at) : new When.Now())
        .orElseGet(When.TooLate::new);
  }

  /**
   * The moment that the rule asks for: its own time on the send day, or that day's opening where it
   * names none or one at which that day is closed. A time after the day's end must not put the
   * reminder off to the next day, whose own reminder may go out then.
   */
  private Optional<Instant> wished(LocalDate sendDay, Optional<LocalTime> sendAt, ZoneId zone) {
    return days.hours(sendDay)
        .map(hours -> sendAt.filter(hours::contains).orElse(hours.start()))
        .map(time -> sendDay.atTime(time).atZone(zone).toInstant());
  }

  private Optional<Instant> normalOpening(Instant from, ZoneId zone) {
    ZonedDateTime start = from.atZone(zone);
    for (int i = 0; i < SEARCH_DAYS; i++) {
      LocalDate day = start.toLocalDate().plusDays(i);
      Optional<Instant> opening = days.hours(day).flatMap(h -> firstOpen(from, day, h, zone));
      if (opening.isPresent()) {
        return opening;
      }
    }
    return Optional.empty();
  }

  private Optional<Instant> urgentOpening(Instant from, ZoneId zone) {
    LocalDate first = from.atZone(zone).toLocalDate();
    return firstOpen(from, first, urgent, zone)
        .or(() -> firstOpen(from, first.plusDays(1), urgent, zone));
  }

  /**
   * The end of the hours in which a moment lies.
   *
   * @param at a moment that {@link #when} found
   */
  Instant end(Instant at, ZoneId recipient) {
    ZonedDateTime local = at.atZone(recipient);
    Hours hours =
        days.hours(local.toLocalDate())
            .filter(open -> open.contains(local.toLocalTime()))
            .orElse(urgent);
    return hours.end().equals(LocalTime.MIDNIGHT)
        ? local.toLocalDate().plusDays(1).atStartOfDay(recipient).toInstant()
        // Of an hour that comes twice it is the one that is on now.
        : local.with(hours.end()).toInstant();
  }

  /** The first moment of a day's hours that is not before another. */
  private static Optional<Instant> firstOpen(
      Instant from, LocalDate day, Hours hours, ZoneId zone) {
    Instant opens = day.atTime(hours.start()).atZone(zone).toInstant();
    if (!from.isAfter(opens)) {
      // Where the clocks go forward over the opening, it moves with them, and may miss short hours
      // altogether.
      return hours.contains(opens.atZone(zone).toLocalTime())
          ? Optional.of(opens)
          : Optional.empty();
    }
    ZonedDateTime local = from.atZone(zone);
    return local.toLocalDate().equals(day) && hours.contains(local.toLocalTime())
        ? Optional.of(from)
        : Optional.empty();
  }
}
