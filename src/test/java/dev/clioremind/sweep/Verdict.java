package dev.clioremind.sweep;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came of one case or of many, judged by what the stand-ins received.
 *
 * @param cases how many
 * @param struck in how many of them a call went wrong
 * @param once reminders received exactly once
 * @param named not received, but named to the end, with a non-zero code
 * @param twice received more than once
 * @param lost not received, and a run went by without a word
 * @param leaks texts found where none may be
 * @param longest of all spoilt runs, by the office's clock
 * @param codes how often the spoilt run ended with each exit code
 * @param broken every rule that was broken, in words
 */
record Verdict(
    int cases,
    int struck,
    int once,
    int named,
    int twice,
    int lost,
    int leaks,
    Duration longest,
    Map<Integer, Integer> codes,
    List<String> broken) {

  static final Verdict NOTHING =
      new Verdict(0, 0, 0, 0, 0, 0, 0, Duration.ZERO, Map.of(), List.of());

  static final String HEADER =
      "%-30s %6s %6s %7s %6s %6s %6s %6s %9s  %s"
          .formatted(
              "",
              "cases",
              "struck",
              "once",
              "named",
              "twice",
              "lost",
              "leaks",
              "longest",
              "exit codes");

  Verdict {
    codes = new TreeMap<>(codes);
    broken = List.copyOf(broken);
  }

  Verdict plus(Verdict other) {
    Map<Integer, Integer> allCodes = new TreeMap<>(codes);
    other.codes.forEach((code, times) -> allCodes.merge(code, times, Integer::sum));
    List<String> allBroken = new ArrayList<>(broken);
    allBroken.addAll(other.broken);
    return new Verdict(
        cases + other.cases,
        struck + other.struck,
        once + other.once,
        named + other.named,
        twice + other.twice,
        lost + other.lost,
        leaks + other.leaks,
        longest.compareTo(other.longest) > 0 ? longest : other.longest,
        allCodes,
        allBroken);
  }

  /** One line of a table under {@link #HEADER}. */
  String line(String what) {
    StringBuilder seen = new StringBuilder();
    codes.forEach((code, times) -> seen.append(' ').append(code).append(':').append(times));
    return "%-30s %6s %6s %7s %6s %6s %6s %6s %5s min %s"
        .formatted(what, cases, struck, once, named, twice, lost, leaks, longest.toMinutes(), seen);
  }
}
