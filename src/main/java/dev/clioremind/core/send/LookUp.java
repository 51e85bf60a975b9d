package dev.clioremind.core.send;

import dev.clioremind.core.ConfigurationException;
import dev.clioremind.core.ServiceException;
import dev.clioremind.core.log.Attempt;
import dev.clioremind.core.log.AttemptState;
import dev.clioremind.core.log.AuditEvent;
import dev.clioremind.core.log.AuditLog;
import dev.clioremind.core.log.EventLog;
import dev.clioremind.core.log.Status;
import dev.clioremind.core.plan.Delivery;
import dev.clioremind.core.plan.Identity;
import dev.clioremind.core.plan.Plan;
import dev.clioremind.core.plan.PlannedReminder;
import dev.clioremind.core.plan.PlannedReminder.Skip;
import dev.clioremind.core.plan.Reason;
import dev.clioremind.core.rule.Channel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Asks the service what became of attempts of which nobody knows, and writes down what it finds.
 * That a message is not found proves nothing: lists lag, and people delete. So nothing is ever sent
 * because of a look-up; it only turns a doubt into a message that was sent.
 */
final class LookUp {

  /** How far the service's clock may be off this one's. */
  private static final Duration SLACK = Duration.ofMinutes(5);

  /** How long one look may take, however many are in doubt; the next run goes on. */
  private static final Duration MOST = Duration.ofMinutes(2);

  private final AuditLog log;
  private final MessageSender sender;
  private final Duration takenFor;
  private final Clock clock;
  private final StopSignal stop;

  LookUp(AuditLog log, MessageSender sender, Duration takenFor, Clock clock, StopSignal stop) {
    this.log = log;
    this.sender = sender;
    this.takenFor = takenFor;
    this.clock = clock;
    this.stop = stop;
  }

  /** A reminder that is in doubt, and how it went out. */
  record Doubt(PlannedReminder.Subject subject, Delivery delivery) {}

  private record Missing(Attempt attempt, Doubt doubt) {
    boolean saysTheSameAs(Missing other) {
      Delivery mine = doubt.delivery();
      Delivery theirs = other.doubt.delivery();
      return mine.contact().id().equals(theirs.contact().id())
          && mine.channel() == theirs.channel()
          && mine.content().equals(theirs.content());
    }
  }

  /**
   * Looks up once what a plan holds in doubt.
   *
   * @return the plan in which what was found counts as sent
   */
  Plan settle(Plan plan) {
    List<Doubt> doubts = new ArrayList<>();
    for (PlannedReminder line : plan.reminders()) {
      if (line instanceof PlannedReminder.Hold hold) {
        hold.delivery().ifPresent(d -> doubts.add(new Doubt(hold.subject(), d)));
      }
    }
    if (doubts.isEmpty()) {
      return plan;
    }
    EventLog now = settle(doubts);
    return plan.withReminders(plan.reminders().stream().map(line -> asOf(now, line)).toList());
  }

  /** What is no longer in doubt; a person may have settled it meanwhile. */
  private PlannedReminder asOf(EventLog now, PlannedReminder line) {
    if (!line.reason().equals(Optional.of(Reason.IN_DOUBT))) {
      return line;
    }
    PlannedReminder.Subject subject = line.subject();
    return switch (now.ofHash(subject.hash(), clock.instant())) {
      case DONE -> new Skip(subject, line.channel(), done(now, subject), "no longer in doubt");
      case IN_DOUBT -> line;
      case TAKEN, FAILED, FREE ->
          now.ofFingerprint(subject.fingerprint(), clock.instant()) == AttemptState.DONE
              ? new Skip(subject, line.channel(), Reason.DUPLICATE, "")
              : line;
    };
  }

  private static Reason done(EventLog now, PlannedReminder.Subject subject) {
    return now.isSettledUnsent(subject.hash()) ? Reason.ALREADY_REPORTED : Reason.ALREADY_SENT;
  }

  /**
   * Looks each up once.
   *
   * @return the log as it is now, what was found written down
   * @throws ServiceException when the log can't be read or written; what was found stays in doubt
   * @throws ConfigurationException the same, when the log can't be trusted
   */
  EventLog settle(List<Doubt> doubts) {
    List<AuditEvent> events = new ArrayList<>(log.readBack().events());
    EventLog before = EventLog.of(events, takenFor);
    List<Attempt> attempts = before.attempts(); // all of a long log, sorted: once for all doubts
    List<Missing> missing = missing(doubts, before);
    Map<Missing, Outcome> found = new LinkedHashMap<>();
    Instant giveUp = clock.instant().plus(MOST);
    for (Missing one : missing) {
      if (stop.requested().isPresent() || clock.instant().isAfter(giveUp)) {
        break;
      }
      sender.find(sought(one, missing, attempts)).ifPresent(outcome -> found.put(one, outcome));
    }
    List<AuditEvent> settled = settled(found);
    if (!settled.isEmpty()) {
      log.append(settled);
      events.addAll(settled);
    }
    return EventLog.of(events, takenFor);
  }

  private List<Missing> missing(List<Doubt> doubts, EventLog before) {
    List<Missing> missing = new ArrayList<>();
    for (Doubt doubt : doubts) {
      // A workflow gives no message of its own that could be looked for.
      if (doubt.delivery().channel() != Channel.WORKFLOW) {
        String hash = doubt.subject().hash();
        Stream.concat(
                before.leftOpen(hash, clock.instant()).stream(), before.nameless(hash).stream())
            .forEach(attempt -> missing.add(new Missing(attempt, doubt)));
      }
    }
    return missing;
  }

  private Sought sought(Missing one, List<Missing> missing, List<Attempt> attempts) {
    Delivery delivery = one.doubt().delivery();
    String ref = Identity.ref(one.doubt().subject().hash());
    Instant from = begun(one.attempt()).minus(SLACK);
    Instant to = ended(one.attempt()).plus(SLACK);
    boolean wordsProve =
        !Sought.carries(delivery.content(), ref)
            && missing.stream()
                .noneMatch(m -> !m.attempt().equals(one.attempt()) && m.saysTheSameAs(one))
            && !mayBeAnothers(missing, attempts, from, to);
    Set<String> others = new HashSet<>();
    attempts.stream()
        .filter(attempt -> !attempt.equals(one.attempt()))
        .forEach(attempt -> attempt.messageId().ifPresent(others::add));
    return new Sought(
        delivery.contact().id(),
        delivery.channel(),
        delivery.content(),
        ref,
        wordsProve,
        others,
        from,
        // What names the reminder may be found late: it is not known whether the service dates a
        // scheduled message by when it took it or by when it leaves.
        wordsProve ? to : lastDay(one));
  }

  /** Whether somebody else's message without a known id may be the one that says the same. */
  private boolean mayBeAnothers(
      List<Missing> missing, List<Attempt> attempts, Instant from, Instant to) {
    Set<Attempt> known = missing.stream().map(Missing::attempt).collect(Collectors.toSet());
    return attempts.stream()
        .filter(attempt -> !known.contains(attempt))
        .filter(attempt -> attempt.has(Status.SENDING) && attempt.messageId().isEmpty())
        .filter(attempt -> attempt.mayHaveReachedSomebody())
        .anyMatch(attempt -> begun(attempt).isBefore(to) && ended(attempt).isAfter(from));
  }

  private static Instant begun(Attempt attempt) {
    return attempt
        .find(Status.SENDING)
        .map(AuditEvent::time)
        .orElseGet(() -> attempt.events().get(0).time());
  }

  private Instant ended(Attempt attempt) {
    return Stream.of(Status.UNKNOWN, Status.SUCCESS, Status.SCHEDULED)
        .flatMap(status -> attempt.find(status).stream())
        .map(AuditEvent::time)
        .findFirst()
        .orElseGet(() -> begun(attempt).plus(takenFor));
  }

  private static Instant lastDay(Missing one) {
    return one.doubt()
        .subject()
        .occasion()
        .deadline()
        .due()
        .date()
        .plusDays(2)
        .atStartOfDay(ZoneOffset.UTC)
        .toInstant();
  }

  /** One message is one attempt's: what several would claim is nobody's. */
  private List<AuditEvent> settled(Map<Missing, Outcome> found) {
    Map<String, Integer> claims = new HashMap<>();
    found.values().forEach(outcome -> claims.merge(outcome.messageId(), 1, Integer::sum));
    List<AuditEvent> settled = new ArrayList<>();
    found.forEach(
        (one, outcome) -> {
          if (claims.getOrDefault(outcome.messageId(), 0) == 1) {
            settled.add(settled(one.attempt(), outcome));
          }
        });
    return settled;
  }

  /** What waits for its time is listed as waiting or as taken: the log knows which it is. */
  private AuditEvent settled(Attempt attempt, Outcome outcome) {
    Instant now = clock.instant();
    Optional<Instant> at = attempt.scheduledFor().filter(now::isBefore);
    return attempt
        .events()
        .get(0)
        .next(
            at.isPresent() ? Status.SCHEDULED : outcome.kind().status(),
            now,
            at.map(moment -> Attempt.scheduledFor(moment) + "; " + outcome.detail())
                .orElse(outcome.detail()),
            outcome.messageId());
  }
}
