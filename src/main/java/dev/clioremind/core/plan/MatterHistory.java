package dev.clioremind.core.plan;

import dev.clioremind.core.deadline.Deadline;
import dev.clioremind.core.deadline.DeadlineId;
import dev.clioremind.core.deadline.DeadlineSource;
import dev.clioremind.core.deadline.Due;
import dev.clioremind.core.deadline.MatterLink;
import dev.clioremind.core.log.AuditEvent;
import dev.clioremind.core.people.Matter;
import dev.clioremind.core.people.MatterId;
import dev.clioremind.core.people.Party;
import dev.clioremind.core.people.PersonId;
import dev.clioremind.core.people.Relationship;
import dev.clioremind.core.rule.Channel;
import dev.clioremind.core.rule.DaysOut;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the log holds about one matter. The log names no matter, so two things tell: the fingerprint
 * of a message, which only this matter, its people and a number of days give (also when the
 * deadline is gone from Clio), and the matter to which Clio links the deadline now.
 *
 * @param reminders the event hashes that are this matter's, and by what that is known
 * @param unknown the deadlines of the log that may have been this matter's, and of which neither
 *     tells
 * @param matterSeen whether Clio showed the matter; if not, no fingerprint could be compared
 */
public record MatterHistory(
    MatterId matter, Map<String, FoundBy> reminders, Set<String> unknown, boolean matterSeen) {

  /** How a reminder is known to be the matter's. */
  public enum FoundBy {
    /** Its fingerprint is that of a message to one of the matter's people. */
    FINGERPRINT,
    /** Clio links its deadline to the matter now. */
    CLIO
  }

  private record Message(String fingerprint, String ruleId, String deadline, String templateId) {}

  public MatterHistory {
    reminders = Map.copyOf(reminders);
    unknown = Set.copyOf(unknown);
  }

  /**
   * Finds them.
   *
   * @param daysOut the numbers of days that are tried in fingerprints: those of the rules of today
   */
  public static MatterHistory find(
      MatterId id, List<AuditEvent> events, Set<DaysOut> daysOut, DeadlineSource clio) {
    Optional<Matter> matter = Optional.ofNullable(clio.matters(Set.of(id)).get(id));
    Set<PersonId> people = matter.map(known -> people(known, clio)).orElse(Set.of());
    Map<Message, Boolean> compared = new HashMap<>();
    Map<String, FoundBy> found = new HashMap<>();
    for (AuditEvent event : events) {
      Message message =
          new Message(event.fingerprint(), event.ruleId(), event.deadline(), event.templateId());
      if (compared.computeIfAbsent(message, m -> isTo(m, id, people, daysOut))) {
        found.put(event.hash(), FoundBy.FINGERPRINT);
      }
    }
    Set<String> open = new TreeSet<>();
    events.stream()
        .filter(e -> !found.containsKey(e.hash()))
        .forEach(e -> open.add(e.deadlineId()));
    Map<String, MatterLink> links =
        clio.reread(ids(open)).deadlines().stream()
            .collect(Collectors.toMap(d -> d.id().value(), Deadline::matter, (one, other) -> one));
    Set<String> unknown = new TreeSet<>();
    for (AuditEvent event : events) {
      if (found.containsKey(event.hash())) {
        continue;
      }
      MatterLink link = links.getOrDefault(event.deadlineId(), new MatterLink.Hidden());
      if (link instanceof MatterLink.Linked linked && linked.matter().equals(id)) {
        found.put(event.hash(), FoundBy.CLIO);
      } else if (link instanceof MatterLink.Hidden) {
        unknown.add(event.deadlineId());
      }
    }
    return new MatterHistory(id, found, unknown, matter.isPresent());
  }

  /** Everybody whom a reminder of the matter may have addressed. */
  private static Set<PersonId> people(Matter matter, DeadlineSource clio) {
    return Stream.concat(
            Stream.of(matter.client(), matter.attorney()),
            clio.relationships(Set.of(matter.id())).stream().map(Relationship::person))
        .filter(Party.Known.class::isInstance)
        .map(party -> ((Party.Known) party).id())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static Set<DeadlineId> ids(Set<String> logged) {
    Set<DeadlineId> ids = new HashSet<>();
    for (String id : logged) {
      try {
        ids.add(new DeadlineId(id));
      } catch (IllegalArgumentException e) {
        // A person edited the row: it stays among the unknown.
      }
    }
    return ids;
  }

  private static boolean isTo(
      Message message, MatterId matter, Set<PersonId> people, Set<DaysOut> daysOut) {
    Optional<Due> due = due(message.deadline());
    if (message.fingerprint().equals(AuditEvent.NOTHING) || due.isEmpty()) {
      return false;
    }
    for (PersonId person : people) {
      for (Channel channel : Channel.values()) {
        for (DaysOut days : daysOut) {
          if (Identity.fingerprint(
                  matter, person, channel, due.orElseThrow(), days, message.templateId())
              .equals(message.fingerprint())) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** The deadline as it was told, in the zone of the fingerprint. */
  private static Optional<Due> due(String told) {
    try {
      return Optional.of(
          told.length() > 10
              ? new Due.At(OffsetDateTime.parse(told).toZonedDateTime())
              : new Due.OnDate(LocalDate.parse(told)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
