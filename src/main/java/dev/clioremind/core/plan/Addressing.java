package dev.clioremind.core.plan;

import dev.clioremind.core.people.Matter;
import dev.clioremind.core.people.MatterId;
import dev.clioremind.core.people.Party;
import dev.clioremind.core.people.PersonId;
import dev.clioremind.core.people.Relationship;
import dev.clioremind.core.plan.PlannedReminder.Skip;
import dev.clioremind.core.plan.PlannedReminder.Subject;
import dev.clioremind.core.rule.Rule;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whom each open occasion addresses, by its matter.
 *
 * @param settled occasions that address nobody, with the reason
 * @param doubtful reminders to clients that are held in doubt and may be looked up
 * @param open reminders
 * @param rivals reminders, open or not, that may supersede another
 */
record Addressing(
    List<PlannedReminder> settled,
    List<Reminder> doubtful,
    List<Reminder> open,
    List<Reminder> rivals) {

  static Addressing of(
      Triage triage,
      Map<MatterId, Matter> matters,
      Map<MatterId, List<Relationship>> relationships,
      Timeliness timeliness) {
    List<PlannedReminder> settled = new ArrayList<>();
    List<Reminder> open = new ArrayList<>();
    Set<String> statuses = timeliness.settings().matterStatuses();
    Nearest nearest = new Nearest(timeliness.moment().today());
    triage.rivals().stream().filter(o -> mayApply(o, matters)).forEach(nearest::add);
    for (Occasion occasion : triage.open()) {
      Optional<Matter> matter = LogReading.matterOf(occasion).map(matters::get);
      if (matter.isEmpty()) {
        settled.add(toNobody(occasion, Reason.HIDDEN, nearest, timeliness));
      } else if (passes(occasion.rule(), matter.get())) {
        if (statuses.contains(matter.get().status())) {
          Addressees found = addressees(occasion, matter.get(), relationships);
          found.people().forEach(p -> open.add(Reminder.of(occasion, matter.get(), p)));
          found
              .whyNobody()
              .ifPresent(reason -> settled.add(toNobody(occasion, reason, nearest, timeliness)));
        } else {
          settled.add(skip(occasion, Reason.MATTER_CLOSED));
        }
      }
    }
    List<Reminder> rivals = new ArrayList<>();
    for (Occasion occasion : triage.rivals()) {
      LogReading.matterOf(occasion)
          .map(matters::get)
          .filter(m -> passes(occasion.rule(), m))
          .ifPresent(
              m ->
                  addressees(occasion, m, relationships)
                      .people()
                      .forEach(p -> rivals.add(Reminder.of(occasion, m, p))));
    }
    return new Addressing(settled, doubtful(triage, matters), open, rivals);
  }

  /** The reminders of an occasion, as far as its rule applies and its matter is open. */
  static List<Reminder> reminders(
      Occasion occasion,
      Map<MatterId, Matter> matters,
      Map<MatterId, List<Relationship>> relationships,
      Set<String> statuses) {
    return LogReading.matterOf(occasion)
        .map(matters::get)
        .filter(matter -> passes(occasion.rule(), matter) && statuses.contains(matter.status()))
        .map(
            matter ->
                addressees(occasion, matter, relationships).people().stream()
                    .map(person -> Reminder.of(occasion, matter, person))
                    .toList())
        .orElse(List.of());
  }

  /** Whatever became of the matter since: they were tried. */
  private static List<Reminder> doubtful(Triage triage, Map<MatterId, Matter> matters) {
    List<Reminder> doubtful = new ArrayList<>();
    for (Occasion occasion : triage.doubtful()) {
      LogReading.matterOf(occasion)
          .map(matters::get)
          .filter(matter -> matter.client() instanceof Party.Known)
          .ifPresent(
              matter ->
                  doubtful.add(
                      Reminder.of(occasion, matter, ((Party.Known) matter.client()).id())));
    }
    return doubtful;
  }

  /**
   * That nobody can be named is told of the reminder that would go out, not of each that would have
   * gone out before it.
   */
  private static PlannedReminder toNobody(
      Occasion occasion, Reason why, Nearest nearest, Timeliness timeliness) {
    if (nearest.supersedes(occasion)) {
      return skip(occasion, Reason.SUPERSEDED);
    }
    return skip(
        occasion,
        timeliness.isLateEntry(occasion, occasion.clientHash()) ? Reason.LATE_ENTRY : why);
  }

  /** Whether the rule applies, as far as can be told: of a matter that can't be read, nothing. */
  private static boolean mayApply(Occasion occasion, Map<MatterId, Matter> matters) {
    return LogReading.matterOf(occasion)
        .map(matters::get)
        .map(matter -> passes(occasion.rule(), matter))
        .orElse(true);
  }

  /**
   * Whether the rule's filters leave the matter in; where they do not, there is nothing to tell.
   */
  private static boolean passes(Rule rule, Matter matter) {
    return rule.matchesPracticeArea(matter.practiceArea())
        && rule.matchesAttorney(matter.attorneyName());
  }

  private static Skip skip(Occasion occasion, Reason reason) {
    return new Skip(Subject.of(occasion), occasion.rule().channels().first(), reason, "");
  }

  /** Who is known, and the reason where nobody is, or somebody else may not be seen. */
  private record Addressees(Set<PersonId> people, Optional<Reason> whyNobody) {}

  private static Addressees addressees(
      Occasion occasion, Matter matter, Map<MatterId, List<Relationship>> relationships) {
    return switch (occasion.rule().audience().kind()) {
      case CLIENT -> of(List.of(matter.client()), Reason.NO_CLIENT);
      case ATTORNEY -> of(List.of(matter.attorney()), Reason.NO_RECIPIENT);
      case ASSIGNEE -> of(List.of(occasion.deadline().assignee()), Reason.NO_RECIPIENT);
      case RELATIONSHIP ->
          of(
              relationships.getOrDefault(matter.id(), List.of()).stream()
                  .filter(r -> r.description().equalsIgnoreCase(occasion.rule().audience().name()))
                  .map(Relationship::person)
                  .toList(),
              Reason.NO_RECIPIENT);
    };
  }

  private static Addressees of(List<Party> parties, Reason whenNobody) {
    Set<PersonId> people = new LinkedHashSet<>();
    boolean hidden = false;
    for (Party party : parties) {
      if (party instanceof Party.Known known) {
        people.add(known.id());
      } else if (party instanceof Party.Hidden) {
        hidden = true;
      }
    }
    if (hidden) {
      return new Addressees(people, Optional.of(Reason.HIDDEN));
    }
    return new Addressees(people, people.isEmpty() ? Optional.of(whenNobody) : Optional.empty());
  }
}
