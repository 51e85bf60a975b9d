package dev.clioremind.core.plan;

import dev.clioremind.core.deadline.Deadline;
import dev.clioremind.core.deadline.DeadlineId;
import dev.clioremind.core.deadline.Markers;
import dev.clioremind.core.log.Attempt;
import dev.clioremind.core.log.AuditEvent;
import dev.clioremind.core.log.EventLog;
import dev.clioremind.core.log.Status;
import dev.clioremind.core.people.ContactOverrides;
import dev.clioremind.core.people.Matter;
import dev.clioremind.core.people.MatterId;
import dev.clioremind.core.people.Relationship;
import dev.clioremind.core.plan.Withdrawal.Why;
import dev.clioremind.core.rule.Channel;
import dev.clioremind.core.sheet.Switch;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The messages that wait at the service for their time, and which of them no longer hold. One holds
 * while a rule still asks for the same message to the same person about the same date and time;
 * whatever else it is, it is withdrawn, and its reminder is due again as things are now.
 *
 * @param attempts by which they were handed over
 * @param paused whether none of them may go out
 */
record Waiting(List<Attempt> attempts, boolean paused) {

  /** What the id of an e-mail has and no other: {@code messageId/emailId}. */
  private static final String EMAIL_ID = "/";

  static Waiting of(EventLog log, Moment moment, Switch sending) {
    return new Waiting(
        log.waiting(moment.now()).stream()
            .filter(a -> id(a).isPresent())
            .filter(a -> a.isWithdrawalOpen() || AfterSent.liesAhead(noted(a), moment))
            .toList(),
        sending == Switch.PAUSED);
  }

  private static AuditEvent noted(Attempt attempt) {
    return attempt.find(Status.SCHEDULED).orElseThrow();
  }

  /** The deadlines they are about that are not in the listing: to be read by id. */
  Set<DeadlineId> unseen(Collection<Deadline> listed) {
    Set<String> seen = new LinkedHashSet<>();
    listed.forEach(d -> seen.add(d.id().value()));
    Set<DeadlineId> unseen = new LinkedHashSet<>();
    for (Attempt attempt : attempts) {
      if (!seen.contains(noted(attempt).deadlineId())) {
        id(attempt).ifPresent(unseen::add);
      }
    }
    return unseen;
  }

  private static Optional<DeadlineId> id(Attempt attempt) {
    try {
      return Optional.of(new DeadlineId(noted(attempt).deadlineId()));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // edited by a person: audit verify names it
    }
  }

  /**
   * The occasions that may still ask for one of them: those of its own deadline, and those of a
   * twin on the same day where its own is gone.
   */
  List<Occasion> candidates(Agenda agenda) {
    if (attempts.isEmpty()) {
      return List.of();
    }
    Set<String> ids = new LinkedHashSet<>();
    Set<String> days = new LinkedHashSet<>();
    for (Attempt attempt : attempts) {
      ids.add(noted(attempt).deadlineId());
      days.add(day(noted(attempt)));
    }
    return agenda.items().stream()
        .filter(
            item ->
                ids.contains(item.deadline().id().value())
                    || days.contains(item.deadline().due().date().toString()))
        .flatMap(item -> item.occasions().stream())
        .toList();
  }

  private static String day(AuditEvent noted) {
    return noted.deadline().substring(0, Math.min(10, noted.deadline().length()));
  }

  /** What {@link #candidates} came to, once their matters were read. */
  record Facts(
      List<Occasion> candidates,
      Map<MatterId, Matter> matters,
      Map<MatterId, List<Relationship>> relationships,
      ContactOverrides overrides,
      PlanSettings settings) {

    List<Reminder> reminders() {
      return candidates.stream()
          .flatMap(
              occasion ->
                  Addressing.reminders(occasion, matters, relationships, settings.matterStatuses())
                      .stream())
          .toList();
    }
  }

  /**
   * The candidates by what they are asked for.
   *
   * @param reminders by their deadline
   * @param said reminders by their hash, and by their fingerprint
   * @param occasions by their deadline
   */
  private record Index(
      Map<DeadlineId, List<Reminder>> reminders,
      Map<String, List<Reminder>> said,
      Map<DeadlineId, List<Occasion>> occasions) {

    static Index of(Facts facts) {
      Index index = new Index(new HashMap<>(), new HashMap<>(), new HashMap<>());
      facts.candidates().forEach(o -> add(index.occasions, o.deadline().id(), o));
      for (Reminder reminder : facts.reminders()) {
        add(index.reminders, reminder.occasion().deadline().id(), reminder);
        add(index.said, reminder.hash(), reminder);
        add(index.said, reminder.fingerprint(), reminder);
      }
      return index;
    }

    private static <K, V> void add(Map<K, List<V>> lists, K key, V value) {
      lists.computeIfAbsent(key, k -> new ArrayList<>()).add(value);
    }

    List<Reminder> ofDeadline(DeadlineId id) {
      return reminders.getOrDefault(id, List.of());
    }

    /** Those that may be said by what was noted. */
    Stream<Reminder> like(AuditEvent noted) {
      return Stream.of(noted.hash(), noted.fingerprint())
          .flatMap(key -> said.getOrDefault(key, List.of()).stream());
    }
  }

  /**
   * Those that no longer hold.
   *
   * @param current every deadline that is known to stand, from the listing or read by id
   */
  List<Withdrawal> withdrawals(Collection<Deadline> current, Facts facts) {
    if (attempts.isEmpty()) {
      return List.of();
    }
    Map<String, Deadline> byId = new HashMap<>();
    current.forEach(d -> byId.put(d.id().value(), d));
    Index index = Index.of(facts);
    List<Withdrawal> found = new ArrayList<>();
    for (Attempt attempt : attempts) {
      Optional<Deadline> deadline = Optional.ofNullable(byId.get(noted(attempt).deadlineId()));
      Optional<Why> why = paused ? Optional.of(Why.PAUSED) : why(attempt, deadline, index, facts);
      why.or(() -> attempt.isWithdrawalOpen() ? Optional.of(Why.BEGUN) : Optional.empty())
          .ifPresent(
              w ->
                  found.add(
                      Withdrawal.of(
                          attempt,
                          w,
                          AfterSent.ifSent(noted(attempt), deadline, facts.settings().markers()))));
    }
    return List.copyOf(found);
  }

  private static Optional<Why> why(
      Attempt attempt, Optional<Deadline> deadline, Index index, Facts facts) {
    AuditEvent noted = noted(attempt);
    if (deadline.isEmpty()) {
      return index.like(noted).anyMatch(r -> holds(r, attempt, facts))
          ? Optional.empty()
          : Optional.of(Why.GONE);
    }
    Deadline now = deadline.get();
    if (!now.due().told().equals(noted.deadline())) {
      return Optional.of(Why.MOVED);
    }
    if (facts.settings().markers().looksCancelled(now)) {
      return Optional.of(Why.LOOKS_CANCELLED);
    }
    List<Reminder> own = index.ofDeadline(now.id());
    if (own.stream().anyMatch(r -> holds(r, attempt, facts))) {
      return Optional.empty();
    }
    if (own.stream().anyMatch(r -> r.isSaidBy(noted))) {
      return Optional.of(Why.EXCLUDED);
    }
    if (own.stream().anyMatch(r -> r.hash().equals(noted.hash()))) {
      return Optional.of(Why.RECIPIENT);
    }
    List<Occasion> occasions = index.occasions().getOrDefault(now.id(), List.of());
    boolean matterIsOpen =
        occasions.stream()
            .flatMap(o -> LogReading.matterOf(o).stream())
            .flatMap(id -> Optional.ofNullable(facts.matters().get(id)).stream())
            .anyMatch(m -> facts.settings().matterStatuses().contains(m.status()));
    return Optional.of(occasions.isEmpty() || matterIsOpen ? Why.RULE : Why.MATTER_CLOSED);
  }

  private static boolean holds(Reminder reminder, Attempt attempt, Facts facts) {
    Deadline deadline = reminder.occasion().deadline();
    return reminder.isSaidBy(noted(attempt))
        && !facts.settings().markers().looksCancelled(deadline)
        && !Markers.excludes(deadline, reminder.occasion().rule().channels().first())
        && !Markers.excludes(deadline, used(reminder, attempt))
        && facts.overrides().allows(reminder.recipient(), used(reminder, attempt));
  }

  /** The channel that carries it: its id tells an e-mail from the others. */
  private static Channel used(Reminder reminder, Attempt attempt) {
    boolean email = attempt.messageId().filter(id -> id.contains(EMAIL_ID)).isPresent();
    List<Channel> channels = reminder.occasion().rule().channels().inOrder();
    return channels.stream()
        .filter(channel -> (channel == Channel.EMAIL) == email)
        .findFirst()
        .orElse(channels.get(0));
  }
}
