package dev.clioremind.core.log;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The audit log as a set of events, asked by event hash or by fingerprint. Rows of one event id are
 * one event; their order means nothing. Immutable.
 */
public final class EventLog {

  private static final Comparator<AuditEvent> FIRST_WRITTEN =
      Comparator.comparing(AuditEvent::time)
          .thenComparing(e -> e.id().toString())
          .thenComparing(AuditEvent::hash);

  /**
   * Rows of one event id should be alike. Where they are not, the one that holds must not hang on
   * their order: of two {@code resolved} rows the one after which nobody is messaged again, of two
   * {@code cancelled} rows the one that the service confirmed, of any others the one that names the
   * message.
   */
  private static final Comparator<AuditEvent> STRENGTH =
      Comparator.comparingInt(EventLog::weakness)
          .thenComparing(AuditEvent::time)
          .thenComparing(AuditEvent::details)
          .thenComparing(AuditEvent::messageId)
          .thenComparing(AuditEvent::fingerprint)
          .thenComparing(AuditEvent::deadline);

  private final Map<String, List<Attempt>> byHash;
  private final Map<String, List<Attempt>> byFingerprint;
  private final Map<String, List<AuditEvent>> skips;
  private final Duration takenFor;
  private final Optional<Instant> accepted;

  private EventLog(
      Map<String, List<Attempt>> byHash,
      Map<String, List<Attempt>> byFingerprint,
      Map<String, List<AuditEvent>> skips,
      Duration takenFor,
      Optional<Instant> accepted) {
    this.byHash = byHash;
    this.byFingerprint = byFingerprint;
    this.skips = skips;
    this.takenFor = takenFor;
    this.accepted = accepted;
  }

  /**
   * Reads events.
   *
   * @param takenFor how long a claim holds: the lease and the 15 minutes that others leave it
   */
  public static EventLog of(Collection<AuditEvent> events, Duration takenFor) {
    // An attempt is one hash's: a copied or edited row must not lend its weight to another
    // reminder.
    record Key(AttemptId attempt, String hash) {}
    Map<Key, Map<Status, AuditEvent>> attempts = new LinkedHashMap<>();
    Map<String, List<AuditEvent>> skips = new HashMap<>();
    for (AuditEvent event : events) {
      if (event.status() == Status.SKIPPED) {
        skips.computeIfAbsent(event.hash(), h -> new ArrayList<>()).add(event);
      } else {
        attempts
            .computeIfAbsent(new Key(event.attempt(), event.hash()), k -> new LinkedHashMap<>())
            .merge(event.status(), event, EventLog::stronger);
      }
    }
    Map<String, List<Attempt>> byHash = new HashMap<>();
    Map<String, List<Attempt>> byFingerprint = new HashMap<>();
    attempts.forEach(
        (key, parts) -> {
          Attempt attempt = new Attempt(List.copyOf(parts.values()));
          byHash.computeIfAbsent(key.hash(), h -> new ArrayList<>()).add(attempt);
          attempt.events().stream()
              .map(AuditEvent::fingerprint)
              .filter(f -> !f.equals(AuditEvent.NOTHING))
              .distinct()
              .forEach(f -> byFingerprint.computeIfAbsent(f, x -> new ArrayList<>()).add(attempt));
        });
    return new EventLog(byHash, byFingerprint, skips, takenFor, Optional.empty());
  }

  /**
   * The same log, of which a person has said that it has lost rows.
   *
   * @param at when; empty: nobody has
   */
  public EventLog accepted(Optional<Instant> at) {
    return new EventLog(byHash, byFingerprint, skips, takenFor, at);
  }

  /**
   * The log as it will be once these messages are surely withdrawn.
   *
   * @param scheduled the {@code scheduled} events of their attempts
   */
  public EventLog withdrawn(Collection<AuditEvent> scheduled) {
    if (scheduled.isEmpty()) {
      return this;
    }
    List<AuditEvent> events = new ArrayList<>();
    byHash.values().forEach(list -> list.forEach(attempt -> events.addAll(attempt.events())));
    skips.values().forEach(events::addAll);
    scheduled.forEach(e -> events.add(e.next(Status.CANCELLED, e.time(), "", "")));
    return of(events, takenFor).accepted(accepted);
  }

  /** When a person accepted that rows were lost. */
  public Optional<Instant> accepted() {
    return accepted;
  }

  /**
   * Whether a reminder was tried, or settled by a person, since the log was accepted: what was
   * written before says nothing of a reminder whose later rows may be lost. A word on an older
   * attempt settles the reminder it names, as it was told then; it settles no twin of it, nor the
   * same reminder at another hour: those may have gone out by an attempt whose rows are lost.
   */
  public boolean wasTriedSinceAccepted(String hash, String fingerprint) {
    List<Attempt> same = byFingerprint.getOrDefault(fingerprint, List.of());
    return accepted
        .map(
            at ->
                same.stream()
                    .anyMatch(
                        attempt ->
                            !attempt.begun().isBefore(at)
                                || attempt.events().stream()
                                    .anyMatch(
                                        e -> e.hash().equals(hash) && !e.time().isBefore(at))))
        .orElse(false);
  }

  private static AuditEvent stronger(AuditEvent a, AuditEvent b) {
    return STRENGTH.compare(a, b) <= 0 ? a : b;
  }

  private static int weakness(AuditEvent event) {
    return switch (event.status()) {
      case RESOLVED ->
          Resolution.in(event)
              .map(r -> r == Resolution.SENT ? 0 : r == Resolution.DROP ? 1 : 2)
              .orElse(3);
      case CANCELLED ->
          !event.details().startsWith(Attempt.UNCONFIRMED)
              ? 0
              : event.details().endsWith(Attempt.SEEN_WAITING) ? 1 : 2;
      default -> event.messageId().equals(AuditEvent.NOTHING) ? 1 : 0;
    };
  }

  /** The state of a reminder, by its event hash. */
  public AttemptState ofHash(String hash, Instant now) {
    return strongest(byHash.getOrDefault(hash, List.of()), now, a -> true);
  }

  /** The state of a reminder in other words, by its fingerprint. */
  public AttemptState ofFingerprint(String fingerprint, Instant now) {
    return strongest(byFingerprint.getOrDefault(fingerprint, List.of()), now, a -> true);
  }

  /** The state of hash and fingerprint together, leaving out one's own attempt. */
  public AttemptState leavingOut(AttemptId own, String hash, String fingerprint, Instant now) {
    Predicate<Attempt> others = a -> !a.id().equals(own);
    return strongest(byHash.getOrDefault(hash, List.of()), now, others)
        .or(strongest(byFingerprint.getOrDefault(fingerprint, List.of()), now, others));
  }

  /** The runs that hold a live claim on a reminder, by its hash or in other words. */
  public Set<RunId> claimants(String hash, String fingerprint, Instant now) {
    return Stream.concat(
            byHash.getOrDefault(hash, List.of()).stream(),
            byFingerprint.getOrDefault(fingerprint, List.of()).stream())
        .filter(a -> a.state(now, takenFor) == AttemptState.TAKEN)
        .map(a -> a.id().run())
        .collect(Collectors.toUnmodifiableSet());
  }

  private AttemptState strongest(List<Attempt> attempts, Instant now, Predicate<Attempt> which) {
    AttemptState state = AttemptState.FREE;
    for (Attempt attempt : attempts) {
      if (which.test(attempt)) {
        state = state.or(attempt.state(now, takenFor));
      }
    }
    return state;
  }

  /** The attempts at a reminder. */
  public List<Attempt> attempts(String hash) {
    return List.copyOf(byHash.getOrDefault(hash, List.of()));
  }

  /** All attempts, by when they began. */
  public List<Attempt> attempts() {
    return byHash.values().stream()
        .flatMap(List::stream)
        .sorted(
            Comparator.comparing(Attempt::begun)
                .thenComparing(a -> a.id().toString())
                .thenComparing(a -> a.events().get(0).hash()))
        .toList();
  }

  /**
   * The attempts whose message waits at the service for its time, or may, the oldest first: what
   * was to be withdrawn and perhaps was not is among them.
   */
  public List<Attempt> waiting(Instant now) {
    return attempts().stream().filter(attempt -> attempt.isWaiting(now)).toList();
  }

  /** The attempts of which nobody knows whether they messaged somebody, the oldest first. */
  public List<Attempt> attemptsInDoubt(Instant now) {
    return attempts().stream()
        .filter(a -> a.state(now, takenFor) == AttemptState.IN_DOUBT)
        .toList();
  }

  /** The same as what a person can settle. */
  public List<Doubt> doubts(Instant now) {
    return attemptsInDoubt(now).stream().map(a -> Doubt.about(a, a.heldUntil(takenFor))).toList();
  }

  /** The attempts at a reminder in any words. */
  public List<Attempt> attemptsByFingerprint(String fingerprint) {
    return List.copyOf(byFingerprint.getOrDefault(fingerprint, List.of()));
  }

  /** The event hashes that begin so, in their order. */
  public Set<String> hashes(HashPrefix prefix) {
    return Stream.concat(byHash.keySet().stream(), skips.keySet().stream())
        .filter(prefix::fits)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Everything that was written about a reminder, skips too, in the order of time. */
  public List<AuditEvent> story(String hash) {
    return Stream.concat(
            byHash.getOrDefault(hash, List.of()).stream().flatMap(a -> a.events().stream()),
            skips.getOrDefault(hash, List.of()).stream())
        .sorted(
            Comparator.comparing(AuditEvent::time)
                .thenComparing(e -> e.attempt().toString())
                .thenComparing(AuditEvent::status))
        .toList();
  }

  /** Whether an attempt has an event of a status under a hash. */
  public boolean has(AttemptId attempt, String hash, Status status) {
    return byHash.getOrDefault(hash, List.of()).stream()
        .anyMatch(a -> a.id().equals(attempt) && a.has(status));
  }

  /**
   * Whether nobody was messaged although the reminder is settled: refused for good, or dropped by a
   * person.
   */
  public boolean isSettledUnsent(String hash) {
    return allUnsent(done(byHash, hash));
  }

  /** The same of a fingerprint: the reminder in other words is settled, but nobody was messaged. */
  public boolean isFingerprintSettledUnsent(String fingerprint) {
    return allUnsent(done(byFingerprint, fingerprint));
  }

  private static boolean allUnsent(Stream<Attempt> attempts) {
    List<Attempt> done = attempts.toList();
    return !done.isEmpty() && done.stream().allMatch(Attempt::isSettledUnsent);
  }

  /** The deadline whose reminder had the same fingerprint and was messaged. */
  public Optional<String> deadlineMessaged(String fingerprint) {
    return done(byFingerprint, fingerprint)
        .filter(a -> !a.isSettledUnsent())
        .map(a -> a.events().get(0).deadlineId())
        .min(Comparator.naturalOrder());
  }

  /**
   * The attempts at a reminder in doubt that can be looked up: their outcome is unknown, or their
   * run is over and did not write one.
   */
  public List<Attempt> leftOpen(String hash, Instant now) {
    return ofHash(hash, now) == AttemptState.IN_DOUBT
        ? attempts(hash).stream().filter(a -> a.isLeftOpen(now, takenFor)).toList()
        : List.of();
  }

  /** The attempts at a reminder whose message was taken, but which know no id of it. */
  public List<Attempt> nameless(String hash) {
    return attempts(hash).stream().filter(Attempt::isNameless).toList();
  }

  /** The event hashes of all reminders that may have been sent, and of which nobody knows. */
  public Set<String> inDoubt(Instant now) {
    return byHash.keySet().stream()
        .filter(hash -> ofHash(hash, now) == AttemptState.IN_DOUBT)
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * The day, in UTC, of the oldest event of an attempt that is still open: claimed, or in doubt.
   */
  public Optional<LocalDate> oldestOpen(Instant now) {
    return byHash.values().stream()
        .flatMap(List::stream)
        .filter(
            a ->
                switch (a.state(now, takenFor)) {
                  case TAKEN, IN_DOUBT -> true;
                  case DONE, FAILED, FREE -> false;
                })
        .flatMap(a -> a.events().stream())
        .map(e -> e.time().atZone(ZoneOffset.UTC).toLocalDate())
        .min(Comparator.naturalOrder());
  }

  private Stream<Attempt> done(Map<String, List<Attempt>> index, String key) {
    return index.getOrDefault(key, List.of()).stream()
        .filter(a -> a.state(Instant.MAX, takenFor) == AttemptState.DONE);
  }

  /** How often the service refused a reminder, under its own hash or in other words. */
  public int failures(String hash, String fingerprint) {
    return (int)
        Stream.concat(
                byHash.getOrDefault(hash, List.of()).stream(),
                byFingerprint.getOrDefault(fingerprint, List.of()).stream())
            .distinct()
            .filter(a -> a.state(Instant.MAX, takenFor) == AttemptState.FAILED)
            .count();
  }

  /** Whether a skip was reported before, with these words at the start of its details. */
  public boolean wasReported(String hash, String details) {
    return skips.getOrDefault(hash, List.of()).stream()
        .anyMatch(e -> e.details().equals(details) || e.details().startsWith(details + " "));
  }

  /** Whether anything at all was reported about a reminder before. */
  public boolean wasReported(String hash) {
    return skips.containsKey(hash);
  }

  /** One event of each attempt that messaged somebody: what was told, and when it falls due. */
  public List<AuditEvent> messaged() {
    return byHash.values().stream()
        .flatMap(List::stream)
        .filter(a -> a.state(Instant.MAX, takenFor) == AttemptState.DONE && !a.isSettledUnsent())
        .map(a -> a.events().stream().min(FIRST_WRITTEN).orElseThrow())
        .sorted(FIRST_WRITTEN)
        .toList();
  }
}
