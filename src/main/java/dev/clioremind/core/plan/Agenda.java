package dev.clioremind.core.plan;

import dev.clioremind.core.deadline.Deadline;
import dev.clioremind.core.deadline.DeadlineTypes;
import dev.clioremind.core.rule.DaysOut;
import dev.clioremind.core.rule.Rule;
import dev.clioremind.core.rule.Rules;
import dev.clioremind.core.time.SendDays;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is on: every deadline that lies ahead, with its type and the rules that match it. Linear in
 * deadlines and their matching rules.
 *
 * @param items each deadline that has a type and lies ahead, in the listing's order
 */
record Agenda(List<Item> items) {

  /** A deadline with its type and its occasions, one for each matching rule. */
  record Item(Deadline deadline, String type, List<Occasion> occasions) {}

  static Agenda of(
      List<Deadline> deadlines, DeadlineTypes types, Rules rules, SendDays days, Moment moment) {
    Map<DateKey, LocalDate> nominalDates = new HashMap<>();
    Map<LocalDate, LocalDate> sendDays = new HashMap<>();
    List<Item> items = new ArrayList<>();
    for (Deadline deadline : deadlines) {
      Optional<String> type = types.typeOf(deadline);
      if (type.isEmpty() || !deadline.due().liesAhead(moment.now(), moment.zone())) {
        continue;
      }
      List<Occasion> occasions = new ArrayList<>();
      for (Rule rule : rules.forType(type.get())) {
        LocalDate nominal =
            nominalDates.computeIfAbsent(
                new DateKey(rule.daysOut(), deadline.due().date()),
                k -> rule.daysOut().nominalDate(deadline.due().date(), days));
        occasions.add(
            new Occasion(
                deadline,
                type.get(),
                rule,
                nominal,
                sendDays.computeIfAbsent(nominal, days::moveEarlier)));
      }
      items.add(new Item(deadline, type.get(), List.copyOf(occasions)));
    }
    return new Agenda(List.copyOf(items));
  }

  /** Business days are costly to count; many deadlines share a date. */
  private record DateKey(DaysOut daysOut, LocalDate deadline) {}

  /** The items with an occasion whose send day the plan shows, each with all its occasions. */
  List<Item> shownBy(Moment moment) {
    LocalDate last = moment.lastDay();
    return items.stream()
        .filter(i -> i.occasions().stream().anyMatch(o -> !o.sendDay().isAfter(last)))
        .toList();
  }

  static boolean isShown(Occasion occasion, Moment moment) {
    return !occasion.sendDay().isAfter(moment.lastDay());
  }
}
