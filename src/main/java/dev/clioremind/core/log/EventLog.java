package dev.clioremind.core.log;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The audit log as a set of events, asked by event hash or by fingerprint. Rows of one event id are
 * one event; their order means nothing. Immutable.
 */
public final class EventLog {

  private final Map<String, List<Attempt>> byHash;
  private final Map<String, List<Attempt>> byFingerprint;
  private final Map<String, List<AuditEvent>> skips;
  private final Duration takenFor;

  private EventLog(
      Map<String, List<Attempt>> byHash,
      Map<String, List<Attempt>> byFingerprint,
      Map<String, List<AuditEvent>> skips,
      Duration takenFor) {
    this.byHash = byHash;
    this.byFingerprint = byFingerprint;
    this.skips = skips;
    this.takenFor = takenFor;
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
    return new EventLog(byHash, byFingerprint, skips, takenFor);
  }

  /**
   * Of two {@code resolved} rows of one attempt, the one that says that somebody was messaged
   * holds.
   */
  private static AuditEvent stronger(AuditEvent a, AuditEvent b) {
    return b.details().startsWith(Attempt.RESOLVED_SENT) ? b : a;
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
    List<Attempt> done = done(byHash, hash).toList();
    return !done.isEmpty() && done.stream().allMatch(Attempt::isSettledUnsent);
  }

  /** The deadline whose reminder had the same fingerprint and was messaged. */
  public Optional<String> deadlineMessaged(String fingerprint) {
    return done(byFingerprint, fingerprint).map(a -> a.events().get(0).deadlineId()).findFirst();
  }

  private Stream<Attempt> done(Map<String, List<Attempt>> index, String key) {
    return index.getOrDefault(key, List.of()).stream()
        .filter(a -> a.state(Instant.MAX, takenFor) == AttemptState.DONE);
  }

  /** How often the service refused a reminder. */
  public int failures(String hash) {
    return (int)
        byHash.getOrDefault(hash, List.of()).stream()
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

  /**
   * The last event of each reminder that was messaged: what somebody was told, and when it falls
   * due.
   */
  public List<AuditEvent> messaged() {
    return byHash.values().stream()
        .flatMap(List::stream)
        .filter(a -> a.state(Instant.MAX, takenFor) == AttemptState.DONE && !a.isSettledUnsent())
        .map(a -> a.events().get(a.events().size() - 1))
        .toList();
  }
}
