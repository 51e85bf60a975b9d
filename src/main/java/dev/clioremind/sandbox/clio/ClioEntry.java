package dev.clioremind.sandbox.clio;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One calendar entry, or a whole series, as Clio keeps it. Never changes: each {@code with} method
 * gives a new one. Ids of 0 and empty texts mean that there is none.
 */
public final class ClioEntry {
  private long id;
  private String summary = "";
  private String description = "";
  private String location = "";
  private boolean allDay;
  private LocalDateTime start;
  private Duration length;
  private ZoneId zone;
  private String recurrenceRule = "";
  private Set<LocalDate> exceptions = Set.of();
  private long parentId;
  private long calendarId;
  private long eventTypeId;
  private long matterId;
  private String docket = "";
  private boolean courtRule;
  private String permission = "";
  private List<Attendee> attendees = List.of();

  /**
   * Somebody invited.
   *
   * @param type {@code Contact} or {@code Calendar}
   */
  public record Attendee(long id, String type, String name) {}

  private ClioEntry(
      long id, String summary, LocalDateTime start, Duration length, ZoneId zone, boolean allDay) {
    this.id = id;
    this.summary = summary;
    this.start = start;
    this.length = length;
    this.zone = zone;
    this.allDay = allDay;
  }

  private ClioEntry(ClioEntry from) {
    this(from.id, from.summary, from.start, from.length, from.zone, from.allDay);
    description = from.description;
    location = from.location;
    recurrenceRule = from.recurrenceRule;
    exceptions = from.exceptions;
    parentId = from.parentId;
    calendarId = from.calendarId;
    eventTypeId = from.eventTypeId;
    matterId = from.matterId;
    docket = from.docket;
    courtRule = from.courtRule;
    permission = from.permission;
    attendees = from.attendees;
  }

  /** An hour at a time of day; the start's zone is the entry's own. */
  public static ClioEntry timed(long id, String summary, ZonedDateTime start) {
    return new ClioEntry(
        id, summary, start.toLocalDateTime(), Duration.ofHours(1), start.getZone(), false);
  }

  /** A whole day in the zone of the calendar's user. */
  public static ClioEntry allDay(long id, String summary, LocalDate day, ZoneId zone) {
    return new ClioEntry(id, summary, day.atStartOfDay(), Duration.ofDays(1), zone, true);
  }

  public ClioEntry withId(long newId) {
    var copy = new ClioEntry(this);
    copy.id = newId;
    return copy;
  }

  public ClioEntry withSummary(String text) {
    var copy = new ClioEntry(this);
    copy.summary = text;
    return copy;
  }

  public ClioEntry withDescription(String text) {
    var copy = new ClioEntry(this);
    copy.description = text;
    return copy;
  }

  public ClioEntry withLocation(String text) {
    var copy = new ClioEntry(this);
    copy.location = text;
    return copy;
  }

  /** The same entry at another time, its length kept. */
  public ClioEntry startingAt(ZonedDateTime newStart) {
    var copy = new ClioEntry(this);
    copy.start = newStart.toLocalDateTime();
    copy.zone = newStart.getZone();
    copy.length = allDay ? Duration.ofHours(1) : length;
    copy.allDay = false;
    return copy;
  }

  /** The same entry on another day, at the same time of day. */
  public ClioEntry onDay(LocalDate day) {
    var copy = new ClioEntry(this);
    copy.start = day.atTime(start.toLocalTime());
    return copy;
  }

  /** A length other than an hour, or for all-day entries of several days. */
  public ClioEntry lasting(Duration newLength) {
    var copy = new ClioEntry(this);
    copy.length = newLength;
    return copy;
  }

  /**
   * A series.
   *
   * @param rule as RFC 5545 has it after {@code RRULE:}, such as {@code FREQ=WEEKLY;COUNT=4}
   */
  public ClioEntry repeating(String rule) {
    var copy = new ClioEntry(this);
    copy.recurrenceRule = rule;
    return copy;
  }

  /** The series without its occurrence on this day. */
  public ClioEntry except(LocalDate day) {
    var copy = new ClioEntry(this);
    var days = new LinkedHashSet<>(exceptions);
    days.add(day);
    copy.exceptions = Set.copyOf(days);
    return copy;
  }

  /** A changed occurrence of a series. */
  public ClioEntry withParent(long newParentId) {
    var copy = new ClioEntry(this);
    copy.parentId = newParentId;
    return copy;
  }

  public ClioEntry onCalendar(long newCalendarId) {
    var copy = new ClioEntry(this);
    copy.calendarId = newCalendarId;
    return copy;
  }

  public ClioEntry ofType(long newEventTypeId) {
    var copy = new ClioEntry(this);
    copy.eventTypeId = newEventTypeId;
    return copy;
  }

  public ClioEntry inMatter(long newMatterId) {
    var copy = new ClioEntry(this);
    copy.matterId = newMatterId;
    return copy;
  }

  /** An entry that a court's rules made, and the name of the trigger they started from. */
  public ClioEntry byCourtRule(String docketName) {
    var copy = new ClioEntry(this);
    copy.courtRule = true;
    copy.docket = docketName;
    return copy;
  }

  /** Seen with less or more than the calendar's own permission, such as {@code limited_viewer}. */
  public ClioEntry withPermission(String newPermission) {
    var copy = new ClioEntry(this);
    copy.permission = newPermission;
    return copy;
  }

  public ClioEntry attendedBy(Attendee attendee) {
    var copy = new ClioEntry(this);
    var all = new ArrayList<>(attendees);
    all.add(attendee);
    copy.attendees = List.copyOf(all);
    return copy;
  }

  public long id() {
    return id;
  }

  public String summary() {
    return summary;
  }

  public String description() {
    return description;
  }

  public String location() {
    return location;
  }

  public boolean isAllDay() {
    return allDay;
  }

  /** The start, of a series its first, in {@link #zone}. */
  public LocalDateTime start() {
    return start;
  }

  public Duration length() {
    return length;
  }

  public ZoneId zone() {
    return zone;
  }

  public String recurrenceRule() {
    return recurrenceRule;
  }

  public Set<LocalDate> exceptions() {
    return exceptions;
  }

  public long parentId() {
    return parentId;
  }

  public long calendarId() {
    return calendarId;
  }

  public long eventTypeId() {
    return eventTypeId;
  }

  public long matterId() {
    return matterId;
  }

  public String docket() {
    return docket;
  }

  public boolean isCourtRule() {
    return courtRule;
  }

  public String permission() {
    return permission;
  }

  public List<Attendee> attendees() {
    return attendees;
  }
}
