package dev.clioremind.core.send;

import dev.clioremind.core.ExitCode;
import dev.clioremind.core.ServiceException;
import dev.clioremind.core.log.Attempt;
import dev.clioremind.core.log.AuditEvent;
import dev.clioremind.core.log.AuditLog;
import dev.clioremind.core.log.EventLog;
import dev.clioremind.core.log.Status;
import dev.clioremind.core.plan.AfterSent;
import dev.clioremind.core.plan.Plan;
import dev.clioremind.core.sheet.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Learns what became of the messages of the last days, writes it down, and names what did not
 * arrive. A message that was withdrawn is watched too: should it go out all the same, it is told.
 */
final class Fates {

  /** How long after a message left its fate is looked for: carriers answer within days or never. */
  static final Duration WATCHED = Duration.ofDays(4);

  /** A scheduled text that is not even listed so long after its time has not gone out. */
  private static final Duration LISTED_BY_NOW = Duration.ofDays(1);

  private static final String NOT_LISTED = "GoHighLevel does not list it a day after its time";

  /** From so many on, a share of failures says something about the sender. */
  private static final int ENOUGH = 10;

  private static final int TOO_MANY_IN = 5;

  /** What the id of an e-mail has and no other. */
  private static final String EMAIL_ID = "/";

  private final AuditLog log;
  private final MessageSender sender;
  private final Clock clock;
  private final Tally tally;

  Fates(AuditLog log, MessageSender sender, Clock clock, Tally tally) {
    this.log = log;
    this.sender = sender;
    this.clock = clock;
    this.tally = tally;
  }

  /**
   * Reads them once.
   *
   * @param known the log as the run read it
   * @return the plan that names what did not arrive
   * @throws ServiceException when the log can't be written; nothing was sent
   */
  Plan read(Plan plan, EventLog known) {
    Instant now = clock.instant();
    List<AuditEvent> rows = new ArrayList<>(NeverFound.ofEarlierRuns(known, plan.moment()));
    rows.addAll(fates(known, now));
    List<AfterSent> undelivered =
        rows.stream()
            .filter(row -> row.status() == Status.UNDELIVERED)
            .map(row -> AfterSent.undelivered(row, row.details()))
            .toList();
    if (!rows.isEmpty()) {
      log.append(rows);
    }
    if (!undelivered.isEmpty()) {
      warnOfSender(known, rows, now);
    }
    return plan.withAfterSent(undelivered);
  }

  private List<AuditEvent> fates(EventLog known, Instant now) {
    List<Attempt> watched =
        known.attempts().stream().filter(attempt -> isWatched(attempt, now)).toList();
    if (watched.isEmpty()) {
      return List.of();
    }
    Map<String, Fate> fates;
    try {
      fates =
          sender.fates(
              watched.stream().map(Fates::handedOver).min(Comparator.naturalOrder()).orElseThrow(),
              watched.stream().map(Fates::id).collect(Collectors.toSet()));
    } catch (ServiceException e) {
      unread(e);
      return List.of();
    }
    return watched.stream()
        .flatMap(a -> fate(a, Optional.ofNullable(fates.get(id(a))), now).stream())
        .toList();
  }

  private static boolean hasNoFate(Attempt attempt) {
    return !attempt.has(Status.DELIVERED) && !attempt.has(Status.UNDELIVERED);
  }

  private static boolean isWatched(Attempt attempt, Instant now) {
    return (attempt.has(Status.SUCCESS) || attempt.has(Status.SCHEDULED))
        && hasNoFate(attempt)
        && attempt.messageId().isPresent()
        && now.isBefore(leaves(attempt).plus(WATCHED));
  }

  private static String id(Attempt attempt) {
    return attempt.messageId().orElseThrow();
  }

  private static Instant handedOver(Attempt attempt) {
    return attempt.begun();
  }

  /** When it left, or will. */
  private static Instant leaves(Attempt attempt) {
    return attempt.scheduledFor().orElseGet(() -> handedOver(attempt));
  }

  private static Optional<AuditEvent> fate(Attempt attempt, Optional<Fate> fate, Instant now) {
    AuditEvent handedOver =
        attempt.find(Status.SUCCESS).or(() -> attempt.find(Status.SCHEDULED)).orElseThrow();
    if (fate.isEmpty()) {
      boolean lost =
          attempt.has(Status.SCHEDULED)
              && !attempt.has(Status.CANCELLED)
              && !id(attempt).contains(EMAIL_ID)
              && now.isAfter(leaves(attempt).plus(LISTED_BY_NOW));
      return lost
          ? Optional.of(handedOver.next(Status.UNDELIVERED, now, NOT_LISTED, id(attempt)))
          : Optional.empty();
    }
    return switch (fate.get().kind()) {
      case NOT_YET -> Optional.empty();
      case DELIVERED -> Optional.of(handedOver.next(Status.DELIVERED, now, "", id(attempt)));
      case UNDELIVERED ->
          Optional.of(handedOver.next(Status.UNDELIVERED, now, fate.get().word(), id(attempt)));
    };
  }

  /** Not knowing what became of earlier messages keeps nobody from being reminded. */
  private void unread(ServiceException e) {
    String what = "what became of earlier messages could not be read: " + e.getMessage();
    switch (e.kind()) {
      case UNAVAILABLE -> {
        tally.problem(Problem.warning("GoHighLevel", what));
        tally.code(ExitCode.TRY_AGAIN);
      }
      case SIGN_IN -> tally.problem(Problem.needsPerson("GoHighLevel", what));
    }
  }

  private void warnOfSender(EventLog known, List<AuditEvent> rows, Instant now) {
    List<AuditEvent> fates = new ArrayList<>(rows);
    known.attempts().stream()
        .filter(attempt -> now.isBefore(leaves(attempt).plus(WATCHED)))
        .flatMap(attempt -> attempt.events().stream())
        .filter(e -> e.status() == Status.DELIVERED || e.status() == Status.UNDELIVERED)
        .forEach(fates::add);
    long failed = fates.stream().filter(e -> e.status() == Status.UNDELIVERED).count();
    if (fates.size() >= ENOUGH && failed * TOO_MANY_IN > fates.size()) {
      tally.problem(
          Problem.needsPerson(
              "GoHighLevel, delivery",
              "%s of the last %s messages did not arrive: check the number's registration (A2P 10DLC) and, for e-mails, the sending domain"
                  .formatted(failed, fates.size())));
    }
  }
}
