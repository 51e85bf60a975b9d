package dev.clioremind.core.plan;

import dev.clioremind.core.deadline.DateRange;
import dev.clioremind.core.deadline.Deadline;
import dev.clioremind.core.deadline.DeadlineId;
import dev.clioremind.core.deadline.Due;
import dev.clioremind.core.deadline.Markers;
import dev.clioremind.core.log.AuditEvent;
import dev.clioremind.core.log.EventLog;
import dev.clioremind.core.log.Status;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A client who was told something that no longer holds, or whom a message did not reach: a person
 * has to call.
 *
 * @param event what was told, as the log has it
 * @param reason {@code changed-after-sent}, {@code gone-after-sent} or {@code undelivered}
 * @param now the deadline as it is now, {@code gone}, {@code looks-cancelled}, or {@code
 *     never-reminded}; of one that did not arrive, the service's word
 */
public record AfterSent(AuditEvent event, Reason reason, String now) {

  private static final String GONE = "gone";
  private static final String LOOKS_CANCELLED = "looks-cancelled";
  private static final String NEVER_REMINDED = "never-reminded";

  /** The details of the {@code skipped} row, which is written once per new value. */
  public String details() {
    return reason.word() + " " + now;
  }

  /** In a sentence, without client data. */
  public String inWords() {
    if (reason == Reason.UNDELIVERED) {
      return "the message about %s of %s did not arrive: %s"
          .formatted(event.deadlineId(), event.deadline(), now);
    }
    return "the client was told %s for %s; %s"
        .formatted(
            event.deadline(),
            event.deadlineId(),
            switch (now) {
              case GONE -> "it is no longer open in Clio: call if they must know";
              case LOOKS_CANCELLED -> "its title now says that it is off: call";
              case NEVER_REMINDED ->
                  "it now has a calendar or type that is never reminded of: call if it is off";
              default -> "Clio now says %s: call".formatted(now);
            });
  }

  /** What was told and still lies ahead, with the deadline as it was told. */
  private record Told(AuditEvent event, DeadlineId id, LocalDate date) {}

  /**
   * The deadlines whose reminders were sent, lie ahead and are not in the listing: to be read by
   * id.
   */
  static Set<DeadlineId> unseen(
      EventLog log, Collection<Deadline> listed, Moment moment, DateRange range) {
    Set<DeadlineId> seen = new LinkedHashSet<>();
    listed.forEach(d -> seen.add(d.id()));
    Set<DeadlineId> unseen = new LinkedHashSet<>();
    told(log, moment, moment.zone()).stream()
        .filter(t -> range.contains(t.date()) && !seen.contains(t.id()))
        .forEach(t -> unseen.add(t.id()));
    return unseen;
  }

  /**
   * What was told and holds no longer, whether or not a person was told of that.
   *
   * @param current every deadline that is known to stand, from the listing or read by id
   * @param range the days that the listing covers; what lies beyond can't be judged
   * @param neverReminded whether a deadline is one that nobody is reminded of, as a calendar for
   *     what was called off
   * @param rivals reminders of deadlines that are there: a twin on another calendar keeps what was
   *     told true of one that is gone
   */
  static List<AfterSent> of(
      EventLog log,
      Collection<Deadline> current,
      Moment moment,
      DateRange range,
      Markers markers,
      Predicate<Deadline> neverReminded,
      Collection<Reminder> rivals) {
    Map<String, List<Deadline>> twins = new HashMap<>();
    rivals.forEach(
        r ->
            twins
                .computeIfAbsent(r.fingerprint(), f -> new ArrayList<>())
                .add(r.occasion().deadline()));
    Map<DeadlineId, Deadline> byId = new HashMap<>();
    current.forEach(d -> byId.put(d.id(), d));
    List<AfterSent> found = new ArrayList<>();
    for (Told told : told(log, moment, moment.zone())) {
      Optional<Deadline> deadline = Optional.ofNullable(byId.get(told.id()));
      if ((deadline.isEmpty() && !range.contains(told.date()))
          || deadline
              .filter(d -> stands(d, told.event().deadline(), markers) && !neverReminded.test(d))
              .isPresent()
          // One that has another hour now is a deadline of its own, whose reminder counts as sent.
          || (deadline.filter(d -> !markers.looksCancelled(d) && !neverReminded.test(d)).isEmpty()
              && twins.getOrDefault(told.event().fingerprint(), List.of()).stream()
                  .anyMatch(d -> stands(d, told.event().deadline(), markers)))) {
        continue;
      }
      AfterSent change =
          deadline
              .map(
                  d ->
                      stands(d, told.event().deadline(), markers)
                          ? new AfterSent(told.event(), Reason.GONE_AFTER_SENT, NEVER_REMINDED)
                          : changed(told.event(), d, markers))
              .orElseGet(() -> new AfterSent(told.event(), Reason.GONE_AFTER_SENT, GONE));
      found.add(change);
    }
    return found;
  }

  /** Whom a message did not reach, as earlier runs found out and told. */
  static List<AfterSent> undelivered(EventLog log, Moment moment) {
    return log.attempts().stream()
        .flatMap(attempt -> attempt.events().stream())
        .filter(event -> event.status() == Status.UNDELIVERED && liesAhead(event, moment))
        .map(event -> undelivered(event, event.details()))
        .toList();
  }

  /** Whether an earlier run told a person of it. */
  boolean wasReported(EventLog log) {
    return log.wasReported(event.hash(), details());
  }

  private static boolean stands(Deadline deadline, String told, Markers markers) {
    return agrees(told, deadline.due()) && !markers.looksCancelled(deadline);
  }

  /**
   * What is to be told if this was sent.
   *
   * @param deadline as it is now; empty when it is gone
   */
  static Optional<AfterSent> ifSent(AuditEvent told, Optional<Deadline> deadline, Markers markers) {
    return deadline.isPresent()
        ? deadline
            .filter(d -> !stands(d, told.deadline(), markers))
            .map(d -> changed(told, d, markers))
        : Optional.of(new AfterSent(told, Reason.GONE_AFTER_SENT, GONE));
  }

  /** One that did not arrive. */
  public static AfterSent undelivered(AuditEvent told, String why) {
    return new AfterSent(told, Reason.UNDELIVERED, why);
  }

  private static AfterSent changed(AuditEvent event, Deadline deadline, Markers markers) {
    return markers.looksCancelled(deadline)
        ? new AfterSent(event, Reason.GONE_AFTER_SENT, LOOKS_CANCELLED)
        : new AfterSent(event, Reason.CHANGED_AFTER_SENT, deadline.due().told());
  }

  private static List<Told> told(EventLog log, Moment moment, ZoneId zone) {
    List<Told> told = new ArrayList<>();
    for (AuditEvent event : log.messaged()) {
      toldDate(event.deadline())
          .filter(date -> liesAhead(event.deadline(), date, moment, zone))
          .ifPresent(
              date -> {
                try {
                  told.add(new Told(event, new DeadlineId(event.deadlineId()), date));
                } catch (IllegalArgumentException e) {
                  // A row whose DeadlineID a person edited: audit verify names it.
                }
              });
    }
    return told;
  }

  /** Whether what the log says that a client was told lies ahead. */
  public static boolean liesAhead(AuditEvent told, Moment moment) {
    return toldDate(told.deadline())
        .filter(date -> liesAhead(told.deadline(), date, moment, moment.zone()))
        .isPresent();
  }

  private static Optional<LocalDate> toldDate(String told) {
    try {
      return Optional.of(LocalDate.parse(told.substring(0, Math.min(10, told.length()))));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static boolean liesAhead(String told, LocalDate date, Moment moment, ZoneId zone) {
    try {
      return told.length() == 10
          ? new Due.OnDate(date).liesAhead(moment.now(), zone)
          : moment.now().isBefore(OffsetDateTime.parse(told).toInstant());
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static boolean agrees(String told, Due due) {
    if (told.equals(due.told())) {
      return true;
    }
    try {
      // The same moment in another zone's words is no change.
      return due instanceof Due.At at
          && told.length() > 10
          && OffsetDateTime.parse(told).toInstant().equals(at.moment().toInstant());
    } catch (DateTimeException e) {
      return false;
    }
  }
}
