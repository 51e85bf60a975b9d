package dev.clioremind.core.log;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Looks a whole log through for what should not be there. */
public final class LogCheck {

  /** A claim that was left open longer ago is past mending. */
  private static final Duration CLAIMS = Duration.ofDays(30);

  /** Two runs that are at work at once, and an append that is repeated, mix rows up by less. */
  private static final Duration LATE = Duration.ofHours(2);

  private final List<Attempt> attempts;
  private final EventLog log;
  private final Duration takenFor;
  private final Instant now;

  private LogCheck(List<AuditEvent> events, Duration takenFor, Instant now) {
    this.log = EventLog.of(events, takenFor);
    this.attempts = log.attempts();
    this.takenFor = takenFor;
    this.now = now;
  }

  /**
   * What is found, the worst first.
   *
   * @param takenFor how long a claim holds
   */
  public static List<Finding> of(AuditLog.Inspection all, Duration takenFor, Instant now) {
    LogCheck check = new LogCheck(all.events(), takenFor, now);
    List<Finding> found = new ArrayList<>();
    all.untrusted().forEach(p -> found.add(place(Finding.Kind.UNTRUSTED, p.where(), p.what())));
    all.edited().forEach(p -> found.add(place(Finding.Kind.EDITED_ROW, p.where(), p.what())));
    misplaced(all.events()).ifPresent(found::add);
    found.addAll(check.doubles());
    check.attempts.forEach(attempt -> check.look(attempt, found));
    return found.stream().sorted(Comparator.comparing(Finding::kind)).toList();
  }

  /** The log is appended only, so that time goes down it, but for clocks and late writes. */
  private static Optional<Finding> misplaced(List<AuditEvent> rows) {
    Instant latest = Instant.MIN;
    List<AuditEvent> below = new ArrayList<>();
    for (AuditEvent row : rows) {
      if (row.time().plus(LATE).isBefore(latest)) {
        below.add(row);
      }
      latest = row.time().isAfter(latest) ? row.time() : latest;
    }
    return below.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Finding(
                Finding.Kind.MISPLACED_ROW,
                AuditEvent.NOTHING,
                below.get(0).id().toString(),
                "%s rows stand below rows that were written later, this one first: somebody sorted the tab, or Google put rows in the wrong place"
                    .formatted(below.size()),
                "Sort the tab by Timestamp, oldest first. Nothing is lost by it: runs read such a log whole."));
  }

  private static Finding place(Finding.Kind kind, String where, String what) {
    return new Finding(kind, AuditEvent.NOTHING, where, what, "");
  }

  private void look(Attempt attempt, List<Finding> found) {
    if (attempt.hasUnreadableResolution()) {
      found.add(
          about(
              attempt,
              Finding.Kind.UNREADABLE_RESOLUTION,
              "its row 'resolved' says neither sent, not-sent nor drop, so it settles nothing",
              "Say it again: clio-remind audit resolve " + shortHash(attempt)));
    }
    switch (attempt.state(now, takenFor)) {
      case IN_DOUBT ->
          found.add(
              about(
                  attempt,
                  Finding.Kind.IN_DOUBT,
                  "may have been sent; nobody knows",
                  "Look in GoHighLevel whether the message is there, then: clio-remind audit resolve "
                      + shortHash(attempt)));
      case TAKEN ->
          found.add(
              about(
                  attempt,
                  Finding.Kind.LIVE_CLAIM,
                  "a run is at work on it, or was until it died; free again after "
                      + attempt.heldUntil(takenFor),
                  ""));
      case FREE -> {
        if (isLeftOpen(attempt)) {
          found.add(
              about(
                  attempt,
                  Finding.Kind.OPEN_CLAIM,
                  "a run claimed it and died before it sent; no later run has dealt with it",
                  "Run clio-remind send. If its deadline has passed, it was not sent: tell the client"
                      + " yourself."));
        }
      }
      case DONE, FAILED -> {}
    }
  }

  /** A claim without an end, after which nothing was written about its reminder. */
  private boolean isLeftOpen(Attempt attempt) {
    Instant begun = attempt.begun();
    return attempt.events().stream().allMatch(e -> e.status() == Status.CLAIMED)
        && begun.isAfter(now.minus(CLAIMS))
        && log.story(hash(attempt)).stream().noneMatch(e -> e.time().isAfter(begun))
        && attempt.events().stream()
            .flatMap(e -> log.attemptsByFingerprint(e.fingerprint()).stream())
            .noneMatch(a -> a.begun().isAfter(begun) || a.reachedSomebody());
  }

  /** One finding for each message that went out twice, under one hash or in other words. */
  private List<Finding> doubles() {
    Map<String, List<Attempt>> byHash = new LinkedHashMap<>();
    Map<String, List<Attempt>> byFingerprint = new LinkedHashMap<>();
    for (Attempt attempt : attempts) {
      if (attempt.reachedSomebody()) {
        byHash.computeIfAbsent(hash(attempt), h -> new ArrayList<>()).add(attempt);
        attempt.events().stream()
            .map(AuditEvent::fingerprint)
            .filter(f -> !f.equals(AuditEvent.NOTHING))
            .distinct()
            .forEach(f -> byFingerprint.computeIfAbsent(f, x -> new ArrayList<>()).add(attempt));
      }
    }
    List<Finding> found = new ArrayList<>();
    byHash.values().stream()
        .filter(list -> list.size() > 1)
        .forEach(list -> found.add(twice(list, "the same reminder went out %s times")));
    byFingerprint.values().stream()
        .filter(list -> list.stream().map(LogCheck::hash).distinct().count() > 1)
        .forEach(
            list ->
                found.add(twice(list, "the same message to the same person went out %s times")));
    return found;
  }

  private static Finding twice(List<Attempt> list, String what) {
    String others =
        list.stream()
            .map(a -> a.latest().deadlineId() + " " + a.latest().ruleId() + " by " + a.id())
            .collect(Collectors.toCollection(TreeSet::new))
            .stream()
            .collect(Collectors.joining(", "));
    return about(
        list.get(0),
        Finding.Kind.DOUBLE,
        what.formatted(list.size()) + ": " + others,
        "Look in the client's conversation in GoHighLevel. If both are there, report it as a defect.");
  }

  private static Finding about(Attempt attempt, Finding.Kind kind, String what, String fix) {
    AuditEvent event = attempt.latest();
    return new Finding(
        kind,
        event.hash(),
        "%s %s, attempt %s".formatted(event.deadlineId(), event.ruleId(), attempt.id()),
        what,
        fix);
  }

  private static String hash(Attempt attempt) {
    return attempt.latest().hash();
  }

  private static String shortHash(Attempt attempt) {
    return attempt.latest().shortHash();
  }
}
