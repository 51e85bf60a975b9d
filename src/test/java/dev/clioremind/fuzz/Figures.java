package dev.clioremind.fuzz;

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
  }

  void add(Target target, Verdict verdict) {
    Row row = rows.computeIfAbsent(target, any -> new Row());
    row.cases++;
    row.refused += verdict.refused() ? 1 : 0;
    row.compared += verdict.compared();
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
                "%-13s %9s %9s %9s %10s%n",
                "target",
                "cases",
                "refused",
                "ran",
                "compared"));
    rows.forEach(
        (target, row) ->
            table.append(
                String.format(
                    Locale.ROOT,
                    "%-13s %9d %9d %9d %10d%n",
                    target,
                    row.cases,
                    row.refused,
                    row.cases - row.refused,
                    row.compared)));
    return table.toString();
  }
}
