package dev.clioremind.fuzz;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** What was played, by target. Not thread-safe. */
final class Figures {

  private final Map<Target, Row> rows = new EnumMap<>(Target.class);
  private int cases;

  private static final class Row {
    int cases;
    int refused;
    int compared;
    Duration processor = Duration.ZERO;
  }

  /**
   * Adds a case.
   *
   * @param processor the time that it took of the whole process
   */
  void add(Target target, Verdict verdict, Duration processor) {
    Row row = rows.computeIfAbsent(target, any -> new Row());
    row.cases++;
    row.refused += verdict.refused() ? 1 : 0;
    row.compared += verdict.compared();
    row.processor = row.processor.plus(processor);
    cases++;
  }

  int cases() {
    return cases;
  }

  /** How many targets had a case that ran, and one that was refused. */
  long coveredTargets() {
    return rows.values().stream()
        .filter(row -> row.refused > 0 && row.cases > row.refused && row.compared > 0)
        .count();
  }

  /** A table for people. */
  @Override
  public String toString() {
    StringBuilder table =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "%-13s %9s %9s %9s %10s %9s%n",
                "target",
                "cases",
                "refused",
                "ran",
                "compared",
                "CPU s"));
    rows.forEach(
        (target, row) ->
            table.append(
                String.format(
                    Locale.ROOT,
                    "%-13s %9d %9d %9d %10d %9.1f%n",
                    target,
                    row.cases,
                    row.refused,
                    row.cases - row.refused,
                    row.compared,
                    row.processor.toMillis() / 1e3)));
    return table.toString();
  }
}
