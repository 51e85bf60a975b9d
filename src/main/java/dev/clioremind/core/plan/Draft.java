package dev.clioremind.core.plan;

import dev.clioremind.core.people.ContactBook;
import dev.clioremind.core.people.ContactMatch;
import dev.clioremind.core.people.ContactQuery;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A plan with all that it was made from, so that it can be made again, without reading anything
 * twice, once somebody was added to the contacts.
 */
public final class Draft {

  private final Plan plan;
  private final Map<String, ContactQuery> toAdd;
  private final Map<ContactQuery, ContactMatch> matches;
  private final Function<Map<ContactQuery, ContactMatch>, Plan> composing;

  Draft(
      Reach reach,
      List<Reminder> chosen,
      Map<ContactQuery, ContactMatch> matches,
      Function<Map<ContactQuery, ContactMatch>, Plan> composing) {
    this.matches = Map.copyOf(matches);
    this.composing = composing;
    this.toAdd = new LinkedHashMap<>();
    for (Reminder reminder : chosen) {
      reach.toAdd(reminder, matches).ifPresent(query -> toAdd.put(reminder.hash(), query));
    }
    this.plan = composing.apply(this.matches);
  }

  public Plan plan() {
    return plan;
  }

  /**
   * Adds the people for whom lines of a plan wait that are due now, and makes the plan again.
   *
   * @param chosen this draft's plan, or a part of it
   * @return the plan as given if nobody is to be added; else with those lines made again, and no
   *     other line changed
   */
  public Plan withNewContacts(Plan chosen, ContactBook contacts) {
    Set<ContactQuery> missing =
        chosen.waitingForContact().stream()
            .flatMap(line -> Optional.ofNullable(toAdd.get(line.subject().hash())).stream())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    if (missing.isEmpty()) {
      return chosen;
    }
    Map<ContactQuery, ContactMatch> now = new HashMap<>(matches);
    now.putAll(contacts.add(missing));
    Map<String, PlannedReminder> again = new HashMap<>();
    composing.apply(now).reminders().forEach(line -> again.put(line.subject().hash(), line));
    Set<PlannedReminder> waiting = Set.copyOf(chosen.waitingForContact());
    return chosen.withReminders(
        chosen.reminders().stream()
            .map(
                line ->
                    waiting.contains(line) ? again.getOrDefault(line.subject().hash(), line) : line)
            .toList());
  }
}
