package dev.clioremind.core.plan;

import dev.clioremind.core.log.EventLog;
import dev.clioremind.core.people.PersonId;
import dev.clioremind.core.plan.PlannedReminder.Hold;
import dev.clioremind.core.plan.PlannedReminder.Skip;
import dev.clioremind.core.plan.PlannedReminder.Subject;
import dev.clioremind.core.rule.Channel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The second sorting, once it is known whom each reminder addresses: what was sent before, is too
 * late, superseded, or stands twice.
 *
 * @param settled lines that are decided
 * @param chosen reminders that are to reach somebody
 */
record Selection(List<PlannedReminder> settled, List<Reminder> chosen) {

  static Selection of(Addressing addressing, EventLog log, Moment moment, PlanSettings settings) {
    Nearest nearest = new Nearest(addressing.rivals(), moment);
    Set<String> conflicting = conflicting(addressing.open());
    List<PlannedReminder> settled = new ArrayList<>();
    Map<String, Reminder> byFingerprint = new LinkedHashMap<>();
    for (Reminder reminder : inOrder(addressing.open())) {
      Optional<PlannedReminder> line =
          byLog(reminder, log, moment)
              .or(() -> byDates(reminder, nearest, log, moment, settings))
              .or(() -> byFingerprint(reminder, log, moment))
              .or(
                  () ->
                      conflicting.contains(reminder.hash())
                          ? Optional.of(skip(reminder, Reason.CONFLICT, ""))
                          : Optional.empty())
              .or(() -> byTwin(reminder, byFingerprint))
              .or(
                  () ->
                      log.failures(reminder.hash()) >= settings.maxAttempts()
                          ? Optional.of(skip(reminder, Reason.MAX_ATTEMPTS, ""))
                          : Optional.empty());
      if (line.isPresent()) {
        settled.add(line.get());
      } else {
        byFingerprint.put(reminder.fingerprint(), reminder);
      }
    }
    return new Selection(settled, List.copyOf(byFingerprint.values()));
  }

  private static List<Reminder> inOrder(List<Reminder> reminders) {
    return reminders.stream()
        .sorted(
            Comparator.comparing((Reminder r) -> r.occasion().deadline().id())
                .thenComparing(r -> r.occasion().rule().row())
                .thenComparing(Reminder::recipient))
        .toList();
  }

  /** Hashes that two rows of the rules give to one reminder. */
  private static Set<String> conflicting(List<Reminder> reminders) {
    Map<String, Integer> rows = new HashMap<>();
    Set<String> conflicting = new LinkedHashSet<>();
    for (Reminder reminder : reminders) {
      int row = reminder.occasion().rule().row();
      Integer other = rows.putIfAbsent(reminder.hash(), row);
      if (other != null && other != row) {
        conflicting.add(reminder.hash());
      }
    }
    return conflicting;
  }

  private static Optional<PlannedReminder> byLog(Reminder reminder, EventLog log, Moment moment) {
    return switch (log.ofHash(reminder.hash(), moment.clock())) {
      case DONE -> Optional.of(skip(reminder, LogReading.reasonForDone(log, reminder.hash()), ""));
      case IN_DOUBT -> Optional.of(inDoubt(reminder, ""));
      case TAKEN -> Optional.of(skip(reminder, Reason.TAKEN, ""));
      case FAILED, FREE -> Optional.empty();
    };
  }

  private static Optional<PlannedReminder> byDates(
      Reminder reminder, Nearest nearest, EventLog log, Moment moment, PlanSettings settings) {
    Occasion occasion = reminder.occasion();
    if (nearest.supersedes(reminder)) {
      return Optional.of(skip(reminder, Reason.SUPERSEDED, ""));
    }
    if (!occasion.sendDay().isBefore(moment.today().minusDays(settings.catchUpDays()))) {
      return Optional.empty();
    }
    if (log.wasReported(reminder.hash())) {
      return Optional.of(skip(reminder, Reason.ALREADY_REPORTED, ""));
    }
    LocalDate entered = occasion.deadline().created().atZone(moment.zone()).toLocalDate();
    return Optional.of(
        skip(
            reminder,
            entered.isBefore(occasion.nominalDate()) ? Reason.TOO_LATE : Reason.LATE_ENTRY,
            ""));
  }

  private static Optional<PlannedReminder> byFingerprint(
      Reminder reminder, EventLog log, Moment moment) {
    return switch (log.ofFingerprint(reminder.fingerprint(), moment.clock())) {
      case DONE ->
          Optional.of(
              skip(
                  reminder,
                  Reason.DUPLICATE,
                  log.deadlineMessaged(reminder.fingerprint()).map(d -> "of " + d).orElse("")));
      case IN_DOUBT ->
          Optional.of(inDoubt(reminder, "the same reminder of another entry or rule is in doubt"));
      case TAKEN -> Optional.of(skip(reminder, Reason.TAKEN, ""));
      case FAILED, FREE -> Optional.empty();
    };
  }

  private static Optional<PlannedReminder> byTwin(
      Reminder reminder, Map<String, Reminder> byFingerprint) {
    return Optional.ofNullable(byFingerprint.get(reminder.fingerprint()))
        .map(twin -> skip(reminder, Reason.DUPLICATE, "of " + twin.occasion().deadline().id()));
  }

  private static PlannedReminder skip(Reminder reminder, Reason reason, String detail) {
    return new Skip(Subject.of(reminder), first(reminder), reason, detail);
  }

  private static PlannedReminder inDoubt(Reminder reminder, String detail) {
    return new Hold(Subject.of(reminder), first(reminder), Reason.IN_DOUBT, detail);
  }

  private static Channel first(Reminder reminder) {
    return reminder.occasion().rule().channels().first();
  }

  /**
   * Which reminder of a deadline, channel and recipient is nearest to the deadline on a given day.
   */
  private static final class Nearest {

    private final Map<Line, List<Reminder>> lines = new HashMap<>();
    private final LocalDate today;

    private record Line(String deadline, Channel channel, PersonId recipient) {
      static Line of(Reminder r) {
        return new Line(r.occasion().deadline().id().value(), first(r), r.recipient());
      }
    }

    Nearest(List<Reminder> rivals, Moment moment) {
      this.today = moment.today();
      rivals.forEach(r -> lines.computeIfAbsent(Line.of(r), l -> new ArrayList<>()).add(r));
    }

    /**
     * Whether another one with a later nominal date has its send day by the time this one goes out.
     */
    boolean supersedes(Reminder reminder) {
      LocalDate sendDay = reminder.occasion().sendDay();
      LocalDate goesOut = sendDay.isAfter(today) ? sendDay : today;
      return lines.getOrDefault(Line.of(reminder), List.of()).stream()
          .map(Reminder::occasion)
          .anyMatch(
              o ->
                  o.nominalDate().isAfter(reminder.occasion().nominalDate())
                      && !o.sendDay().isAfter(goesOut));
    }
  }
}
