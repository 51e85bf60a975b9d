package dev.clioremind.clio;

import static dev.clioremind.clio.WireText.orEmpty;

import dev.clioremind.core.deadline.Deadline;
import dev.clioremind.core.deadline.DeadlineId;
import dev.clioremind.core.deadline.Due;
import dev.clioremind.core.deadline.Labels;
import dev.clioremind.core.deadline.MatterLink;
import dev.clioremind.core.people.Party;
import dev.clioremind.core.sheet.Problem;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.function.Consumer;

/** A calendar entry as a deadline, or a word about why it is none. */
final class EntryMapping {
  private final ZoneId firmZone;

  /**
   * @param firmZone where times are told when an entry names no zone
   */
  EntryMapping(ZoneId firmZone) {
    this.firmZone = firmZone;
  }

  /** The deadline; empty if a member that can't be done without is missing, which is then told. */
  Optional<Deadline> deadline(Wire.Entry entry, Consumer<Problem> problems) {
    Optional<String> clioId = WireText.id(entry.id());
    if (clioId.isEmpty()) {
      problems.accept(
          Problem.needsPerson(
              "an entry without id",
              "Clio lists a calendar entry without an id that can be used; it is left out"));
      return Optional.empty();
    }
    DeadlineId id = DeadlineId.entry(clioId.get());
    Optional<Due> due = due(id, entry, problems);
    return due.map(
        when ->
            new Deadline(
                id,
                when,
                matter(entry),
                Labels.entry(
                    WireText.nameOf(entry.calendarEntryEventType()),
                    WireText.nameOf(entry.calendarOwner()),
                    WireText.isTrue(entry.courtRule()) || entry.matterDocket() != null),
                orEmpty(entry.summary()),
                orEmpty(entry.description()),
                orEmpty(entry.location()),
                new Party.Nobody(),
                WireText.created(entry.createdAt())));
  }

  private Optional<Due> due(DeadlineId id, Wire.Entry entry, Consumer<Problem> problems) {
    if (!WireText.given(entry.allDay())) {
      problems.accept(
          Problem.needsPerson(
              id.value(), "has no word on whether it lasts all day, so it is left out"));
      return Optional.empty();
    }
    ZoneId zone = zone(entry, problems);
    Optional<Due> due = WireText.isTrue(entry.allDay()) ? day(entry, zone) : moment(entry, zone);
    if (due.isEmpty()) {
      problems.accept(
          Problem.needsPerson(id.value(), "has no start date that can be read, so it is left out"));
    }
    return due;
  }

  private static Optional<Due> moment(Wire.Entry entry, ZoneId zone) {
    return WireText.moment(entry.startAt()).map(start -> new Due.At(start.atZoneSameInstant(zone)));
  }

  private static Optional<Due> day(Wire.Entry entry, ZoneId zone) {
    return WireText.date(entry.startDate()).or(() -> dayOf(entry, zone)).map(Due.OnDate::new);
  }

  /**
   * The day of an all-day entry in an answer without {@code start_date}: the day that {@code
   * start_at} is written with. It is not certain which offset Clio writes there. Midnight and local
   * offsets speak for themselves; a UTC time is believed only if it is midnight in the entry's
   * zone.
   */
  private static Optional<LocalDate> dayOf(Wire.Entry entry, ZoneId zone) {
    Optional<OffsetDateTime> start = WireText.moment(entry.startAt());
    if (start.isEmpty()) {
      return WireText.date(entry.startAt());
    }
    boolean local =
        !start.get().getOffset().equals(ZoneOffset.UTC)
            || start.get().toLocalTime().equals(LocalTime.MIDNIGHT);
    if (local) {
      return Optional.of(start.get().toLocalDate());
    }
    ZonedDateTime there = start.get().atZoneSameInstant(zone);
    LocalDate date = there.toLocalDate();
    return date.atStartOfDay(zone).equals(there) ? Optional.of(date) : Optional.empty();
  }

  private ZoneId zone(Wire.Entry entry, Consumer<Problem> problems) {
    if (!WireText.given(entry.startAtTimeZone())) {
      return firmZone;
    }
    return EntryZones.zone(orEmpty(entry.startAtTimeZone()))
        .orElseGet(
            () -> {
              problems.accept(
                  Problem.warning(
                      "Clio calendar entries",
                      "some name a time zone that is not known here; their times are told in the"
                          + " firm's"));
              return firmZone;
            });
  }

  /** Since API 4.0.12 a limited viewer of a calendar sees null where a matter may well be. */
  private static MatterLink matter(Wire.Entry entry) {
    return WireText.link(
        entry.matter(), WireText.word(entry.permission()).equals("limited_viewer"));
  }
}
