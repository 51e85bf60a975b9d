package dev.clioremind.core.setup;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/**
 * The names by which a firm's account tells its deadlines apart. Names of the firm's own making, no
 * client data; each once, in the order of the alphabet.
 *
 * @param eventTypes of calendar entries
 * @param calendars of the office and of its people
 * @param taskTypes of tasks; none on plans that have no task types
 */
public record Catalog(List<String> eventTypes, List<String> calendars, List<String> taskTypes) {

  public Catalog {
    eventTypes = distinct(eventTypes);
    calendars = distinct(calendars);
    taskTypes = distinct(taskTypes);
  }

  /** Names without blanks and without those that differ in case only. */
  static List<String> distinct(Collection<String> names) {
    TreeMap<String, String> byKey = new TreeMap<>();
    for (String name : names) {
      if (!name.isBlank()) {
        byKey.putIfAbsent(name.strip().toLowerCase(Locale.ROOT), name.strip());
      }
    }
    return List.copyOf(byKey.values());
  }
}
