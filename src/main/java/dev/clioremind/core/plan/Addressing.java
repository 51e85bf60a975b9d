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
 * @param open reminders
 * @param rivals reminders, open or not, that may supersede another
 */
record Addressing(List<PlannedReminder> settled, List<Reminder> open, List<Reminder> rivals) {

  static Addressing of(
      Triage triage,
      Map<MatterId, Matter> matters,
      List<Relationship> relationships,
      PlanSettings settings) {
    List<PlannedReminder> settled = new ArrayList<>();
    List<Reminder> open = new ArrayList<>();
    for (Occasion occasion : triage.open()) {
      Optional<Matter> matter = LogReading.matterOf(occasion).map(matters::get);
      if (matter.isEmpty()) {
        settled.add(skip(occasion, Reason.HIDDEN));
      } else if (passes(occasion.rule(), matter.get())) {
        address(occasion, matter.get(), relationships, settings, settled, open);
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
    return new Addressing(settled, open, rivals);
  }

  private static void address(
      Occasion occasion,
      Matter matter,
      List<Relationship> relationships,
      PlanSettings settings,
      List<PlannedReminder> settled,
      List<Reminder> open) {
    if (!settings.matterStatuses().contains(matter.status())) {
      settled.add(skip(occasion, Reason.MATTER_CLOSED));
      return;
    }
    Addressees found = addressees(occasion, matter, relationships);
    found.people().forEach(p -> open.add(Reminder.of(occasion, matter, p)));
    found.whyNobody().ifPresent(reason -> settled.add(skip(occasion, reason)));
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

  /** Somebody, or the reason why nobody. */
  private record Addressees(Set<PersonId> people, Optional<Reason> whyNobody) {}

  private static Addressees addressees(
      Occasion occasion, Matter matter, List<Relationship> relationships) {
    return switch (occasion.rule().audience().kind()) {
      case CLIENT -> of(List.of(matter.client()), Reason.NO_CLIENT);
      case ATTORNEY -> of(List.of(matter.attorney()), Reason.NO_RECIPIENT);
      case ASSIGNEE -> of(List.of(occasion.deadline().assignee()), Reason.NO_RECIPIENT);
      case RELATIONSHIP ->
          of(
              relationships.stream()
                  .filter(r -> r.matter().equals(matter.id()))
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
    return people.isEmpty()
        ? new Addressees(people, Optional.of(hidden ? Reason.HIDDEN : whenNobody))
        : new Addressees(people, Optional.empty());
  }
}
