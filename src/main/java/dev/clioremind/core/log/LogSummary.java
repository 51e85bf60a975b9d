package dev.clioremind.core.log;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What a log says of some days, in numbers.
 *
 * @param days the days on which something happened, the earliest first
 * @param troubles why messages were refused, skipped or not delivered; the most frequent first
 * @param open the attempts that are in doubt, or that a run is at work on, of all days
 * @param rules the RuleIDs that were tried, those that sent most first
 */
public record LogSummary(
    List<Day> days, List<Trouble> troubles, List<Open> open, Fates fates, List<RuleUse> rules) {

  public LogSummary {
    days = List.copyOf(days);
    troubles = List.copyOf(troubles);
    open = List.copyOf(open);
    rules = List.copyOf(rules);
  }

  /** A day of the firm's, and how many attempts came to each status on it. */
  public record Day(LocalDate date, Map<Status, Long> counts) {
    public Day {
      counts = Map.copyOf(counts);
    }
  }

  /** Why something did not arrive, and how often. */
  public record Trouble(Status status, String why, long count) {}

  /** An attempt that has no end yet. */
  public record Open(AuditEvent event, AttemptState state) {}

  /** How often a rule was tried, and how many of these messages went out. */
  public record RuleUse(String ruleId, long tried, long sent) {}

  /**
   * What became of the messages that the service took. A workflow never tells.
   *
   * @param unreported taken, and nothing is known of their delivery yet
   */
  public record Fates(long delivered, long undelivered, long unreported, long enrolled) {

    /** How many of those whose fate is known arrived, in percent; -1 where none is known. */
    public double rate() {
      long known = delivered + undelivered;
      return known == 0 ? -1 : 100.0 * delivered / known;
    }
  }

  /**
   * Counts.
   *
   * @param period the days that are told of; what is open is told whatever its day
   * @param zone the firm's, in which a day begins and ends
   */
  public static LogSummary of(
      EventLog log,
      List<AuditEvent> events,
      Predicate<Instant> period,
      ZoneId zone,
      Duration takenFor,
      Instant now) {
    List<AuditEvent> inPeriod = once(events.stream().filter(e -> period.test(e.time())).toList());
    List<Attempt> begun =
        log.attempts().stream().filter(attempt -> period.test(attempt.begun())).toList();
    return new LogSummary(
        days(inPeriod, zone),
        troubles(inPeriod),
        log.attempts().stream()
            .map(attempt -> new Open(attempt.latest(), attempt.state(now, takenFor)))
            .filter(o -> o.state() == AttemptState.IN_DOUBT || o.state() == AttemptState.TAKEN)
            .toList(),
        fates(begun),
        rules(begun));
  }

  /** A withdrawal writes two rows of one status: that it is begun, and that it is confirmed. */
  private static List<AuditEvent> once(List<AuditEvent> events) {
    Set<List<Object>> seen = new HashSet<>();
    return events.stream().filter(e -> seen.add(List.of(e.id(), e.hash()))).toList();
  }

  private static List<Day> days(List<AuditEvent> events, ZoneId zone) {
    Map<LocalDate, Map<Status, Long>> days = new TreeMap<>();
    for (AuditEvent event : events) {
      if (event.status() != Status.CLAIMED && event.status() != Status.SENDING) {
        days.computeIfAbsent(
                event.time().atZone(zone).toLocalDate(), day -> new EnumMap<>(Status.class))
            .merge(event.status(), 1L, Long::sum);
      }
    }
    return days.entrySet().stream().map(day -> new Day(day.getKey(), day.getValue())).toList();
  }

  private static List<Trouble> troubles(List<AuditEvent> events) {
    Map<Status, Map<String, Long>> counts = new EnumMap<>(Status.class);
    for (AuditEvent event : events) {
      switch (event.status()) {
        case FAILED, REJECTED, UNKNOWN, RELEASED, UNDELIVERED ->
            counts
                .computeIfAbsent(event.status(), status -> new HashMap<>())
                .merge(event.details(), 1L, Long::sum);
        case SKIPPED ->
            // The reason's word comes first; what follows it is of that deadline alone.
            counts
                .computeIfAbsent(event.status(), status -> new HashMap<>())
                .merge(event.details().split(" ", 2)[0], 1L, Long::sum);
        case CLAIMED, SENDING, SUCCESS, SCHEDULED, ENROLLED, CANCELLED, DELIVERED, RESOLVED -> {}
      }
    }
    return counts.entrySet().stream()
        .flatMap(
            status ->
                status.getValue().entrySet().stream()
                    .map(why -> new Trouble(status.getKey(), why.getKey(), why.getValue())))
        .sorted(
            Comparator.comparingLong(Trouble::count)
                .reversed()
                .thenComparing(Trouble::status)
                .thenComparing(Trouble::why))
        .toList();
  }

  private static Fates fates(List<Attempt> attempts) {
    long delivered = 0;
    long undelivered = 0;
    long unreported = 0;
    long enrolled = 0;
    for (Attempt attempt : attempts) {
      if (attempt.has(Status.DELIVERED)) {
        delivered++;
      } else if (attempt.has(Status.UNDELIVERED)) {
        undelivered++;
      } else if (attempt.has(Status.ENROLLED)) {
        enrolled++;
      } else if (attempt.reachedSomebody()) {
        unreported++;
      }
    }
    return new Fates(delivered, undelivered, unreported, enrolled);
  }

  private static List<RuleUse> rules(List<Attempt> attempts) {
    Map<String, long[]> uses = new TreeMap<>();
    for (Attempt attempt : attempts) {
      long[] use = uses.computeIfAbsent(attempt.latest().ruleId(), rule -> new long[2]);
      use[0]++;
      use[1] += attempt.reachedSomebody() ? 1 : 0;
    }
    return uses.entrySet().stream()
        .map(use -> new RuleUse(use.getKey(), use.getValue()[0], use.getValue()[1]))
        .sorted(
            Comparator.comparingLong(RuleUse::sent)
                .reversed()
                .thenComparing(Comparator.comparingLong(RuleUse::tried).reversed())
                .thenComparing(RuleUse::ruleId))
        .toList();
  }
}
