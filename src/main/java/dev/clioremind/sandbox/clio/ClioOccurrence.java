package dev.clioremind.sandbox.clio;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * One time at which an entry takes place.
 *
 * @param number its place in the series, from 0
 * @param start in the entry's zone
 */
record ClioOccurrence(ClioEntry entry, int number, LocalDateTime start) {

  Instant startsAt() {
    return start.atZone(entry.zone()).toInstant();
  }

  /** For all-day entries the midnight after the last day. */
  Instant endsAt() {
    Duration length = entry.length();
    return entry.isAllDay()
        ? start.plusDays(length.toDays()).atZone(entry.zone()).toInstant()
        : startsAt().plus(length);
  }

  LocalDate day() {
    return start.toLocalDate();
  }

  String compositeId() {
    return entry.id() + "-" + day();
  }
}
