package dev.clioremind.simulation;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What happened in one seed or in many. */
final class Figures {

  /** What is counted. */
  enum Count {
    SEEDS,
    RUNS,
    CRASHES,
    SUSPENSIONS,
    LOST_ANSWERS,
    LATE_WRITES,
    MISPLACED,
    OVERWRITTEN,
    STALE_READS,
    CLOCKS_OFF,
    LEASES_OVER,
    ACCEPTED,
    REFUSED,
    UNKNOWN,
    RELEASED,
    RIVALS_MET,
    EDITS,
    SORTED,
    LOGS_SHRUNK,
    LOSSES_ACCEPTED,
    NAMESAKES,
    LOOK_UPS,
    FOUND,
    RESOLVED
  }

  private final Map<Count, Long> counts = new EnumMap<>(Count.class);

  void add(Count count) {
    counts.merge(count, 1L, Long::sum);
  }

  void add(Figures others) {
    others.counts.forEach((count, number) -> counts.merge(count, number, Long::sum));
  }

  long of(Count count) {
    return counts.getOrDefault(count, 0L);
  }

  @Override
  public String toString() {
    return counts.entrySet().stream()
        .map(e -> e.getKey().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + e.getValue())
        .collect(Collectors.joining(", "));
  }
}
