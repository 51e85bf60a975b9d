package dev.clioremind.core.plan;

import dev.clioremind.core.deadline.DeadlineId;
import dev.clioremind.core.log.EventLog;
import dev.clioremind.core.people.PersonId;
import dev.clioremind.core.plan.PlannedReminder.Hold;
import dev.clioremind.core.plan.PlannedReminder.Skip;
import dev.clioremind.core.plan.PlannedReminder.Subject;
import dev.clioremind.core.rule.Channel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The second sorting, once it is known whom each reminder addresses: what was sent before, is too
 * late, superseded, or stands twice.
 *
 * @param settled lines that are decided
 * @param doubtful reminders among them that are held in doubt and may be looked up
 * @param chosen reminders that are to reach somebody
 */
record Selection(List<PlannedReminder> settled, List<Reminder> doubtful, List<Reminder> chosen) {

  static Selection of(Addressing addressing, Timeliness timeliness) {
    EventLog log = timeliness.log();
    Moment moment = timeliness.moment();
    PlanSettings settings = timeliness.settings();
    Nearest nearest = new Nearest(moment.today());
    addressing.rivals().forEach(nearest::add);
    Set<Name> conflicting = conflicting(addressing.rivals());
    List<PlannedReminder> settled = new ArrayList<>();
    List<Reminder> doubtful = new ArrayList<>(addressing.doubtful());
    Map<String, Reminder> byFingerprint = new LinkedHashMap<>();
    for (Reminder reminder : inOrder(addressing.open())) {
      Optional<PlannedReminder> line =
          byLog(reminder, log, moment)
              .or(() -> skipIf(nearest.supersedes(reminder), reminder, Reason.SUPERSEDED))
              .or(() -> byFingerprint(reminder, log, moment))
              .or(() -> byLostRows(reminder, log, moment))
              .or(() -> byDates(reminder, timeliness))
              .or(() -> skipIf(conflicting.contains(Name.of(reminder)), reminder, Reason.CONFLICT))
              .or(() -> byTwin(reminder, byFingerprint))
              .or(
                  () ->
                      skipIf(
                          log.failures(reminder.hash(), reminder.fingerprint())
                              >= settings.maxAttempts(),
                          reminder,
                          Reason.MAX_ATTEMPTS));
      if (line.isPresent()) {
        settled.add(line.get());
        if (!log.leftOpen(reminder.hash(), moment.clock()).isEmpty()) {
          doubtful.add(reminder);
        }
      } else {
        byFingerprint.put(reminder.fingerprint(), reminder);
      }
    }
    return new Selection(settled, doubtful, List.copyOf(byFingerprint.values()));
  }

  /** The reminders for which people, contacts and templates are read. */
  List<Reminder> toReach() {
    return Stream.concat(chosen.stream(), doubtful.stream()).toList();
  }

  private static List<Reminder> inOrder(List<Reminder> reminders) {
    return reminders.stream()
        .sorted(
            Comparator.comparing((Reminder r) -> r.occasion().deadline().id())
                .thenComparing(r -> r.occasion().rule().row())
                .thenComparing(Reminder::recipient))
        .toList();
  }

  /** A rule's name for one deadline and person, which two rows must not share. */
  private record Name(DeadlineId deadline, String ruleId, PersonId recipient) {

    static Name of(Reminder reminder) {
      Occasion occasion = reminder.occasion();
      return new Name(occasion.deadline().id(), occasion.rule().ruleId(), reminder.recipient());
    }
  }

  /**
   * Names that two rows give. Also where their days differ, and so their hashes now: once the
   * deadline moves, one may get the hash under which the other was sent.
   */
  private static Set<Name> conflicting(List<Reminder> reminders) {
    Map<Name, Integer> rows = new HashMap<>();
    Set<Name> conflicting = new LinkedHashSet<>();
    for (Reminder reminder : reminders) {
      int row = reminder.occasion().rule().row();
      Name name = Name.of(reminder);
      Integer other = rows.putIfAbsent(name, row);
      if (other != null && other != row) {
        conflicting.add(name);
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

  private static Optional<PlannedReminder> byFingerprint(
      Reminder reminder, EventLog log, Moment moment) {
    return switch (log.ofFingerprint(reminder.fingerprint(), moment.clock())) {
      case DONE -> Optional.of(doneInOtherWords(reminder, log));
      case IN_DOUBT ->
          Optional.of(inDoubt(reminder, "the same reminder of another entry or rule is in doubt"));
      case TAKEN -> Optional.of(skip(reminder, Reason.TAKEN, ""));
      case FAILED, FREE -> Optional.empty();
    };
  }

  /**
   * Of a log that a person accepted although it had lost rows, nothing that was due by then can be
   * trusted to be unsent.
   */
  private static Optional<PlannedReminder> byLostRows(
      Reminder reminder, EventLog log, Moment moment) {
    return LogReading.mayHaveLost(log, reminder, moment)
        ? Optional.of(inDoubt(reminder, "its row in the audit log may be lost"))
        : Optional.empty();
  }

  /** A refusal for good, or a person's "drop", was told then and messaged nobody. */
  private static PlannedReminder doneInOtherWords(Reminder reminder, EventLog log) {
    return log.isFingerprintSettledUnsent(reminder.fingerprint())
        ? skip(reminder, Reason.ALREADY_REPORTED, "of another entry or rule")
        : skip(
            reminder,
            Reason.DUPLICATE,
            log.deadlineMessaged(reminder.fingerprint()).map(d -> "of " + d).orElse(""));
  }

  /** That a deadline is off matters more than that its reminder is late. */
  private static Optional<PlannedReminder> byDates(Reminder reminder, Timeliness timeliness) {
    Occasion occasion = reminder.occasion();
    boolean past = timeliness.isPast(occasion);
    if (past && timeliness.log().wasReported(reminder.hash())) {
      return Optional.of(skip(reminder, Reason.ALREADY_REPORTED, ""));
    }
    return skipIf(timeliness.isLateEntry(occasion, reminder.hash()), reminder, Reason.LATE_ENTRY)
        .or(
            () ->
                skipIf(
                    timeliness.settings().markers().looksCancelled(occasion.deadline()),
                    reminder,
                    Reason.LOOKS_CANCELLED))
        .or(() -> skipIf(past, reminder, Reason.TOO_LATE));
  }

  private static Optional<PlannedReminder> byTwin(
      Reminder reminder, Map<String, Reminder> byFingerprint) {
    return Optional.ofNullable(byFingerprint.get(reminder.fingerprint()))
        .map(twin -> skip(reminder, Reason.DUPLICATE, "of " + twin.occasion().deadline().id()));
  }

  private static Optional<PlannedReminder> skipIf(boolean is, Reminder reminder, Reason reason) {
    return is ? Optional.of(skip(reminder, reason, "")) : Optional.empty();
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
}
