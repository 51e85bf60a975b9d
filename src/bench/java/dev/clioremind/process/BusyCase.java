package dev.clioremind.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * A firm of some size, and what came of its turns.
 *
 * @param speed how many times faster its time runs, where limits make the run long
 */
record BusyCase(String name, BusyFirm firm, int speed, List<Turn> turns) {

  static final String HEADER =
      """
      | case | wall, s | of it settling, s | processor, s | peak, MB | Clio | GoHighLevel | Sheets \
      | messages | 429 | bound, s | wall / bound |
      |---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|\
      """;

  /** What the services allow: Clio 50 calls a minute, GoHighLevel 100 in 10 s. */
  private static final int CLIO_CALLS = 50;

  private static final int GHL_CALLS = 100;

  /** One start, and what the services counted meanwhile. */
  record Turn(Measurement measurement, Map<String, Integer> counts) {}

  BusyCase(String name, BusyFirm firm) {
    this(name, firm, 1);
  }

  BusyCase(String name, BusyFirm firm, int speed) {
    this(name, firm, speed, new ArrayList<>());
  }

  private double median(ToDoubleFunction<Measurement> of) {
    return middle(turns.stream().map(Turn::measurement).mapToDouble(of).boxed().toList());
  }

  static double middle(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  /** In the time of the run, which may go faster than ours. */
  double wall() {
    return median(one -> one.wall().toNanos() / 1e9) * speed;
  }

  double settling() {
    return firm.settling().toSeconds();
  }

  /** Without the waiting for what was written to settle. */
  double work() {
    return wall() - settling();
  }

  double processor() {
    return median(one -> one.processor().toNanos() / 1e9);
  }

  double peak() {
    return turns.stream().mapToLong(one -> one.measurement().peakMegabytes()).max().orElseThrow();
  }

  /** The most that a turn came to. */
  int count(String what) {
    return turns.stream().mapToInt(one -> one.counts().getOrDefault(what, 0)).max().orElseThrow();
  }

  /**
   * What the limits leave no program to go below. Of so many calls the last can't leave before so
   * many whole windows are over; who is to be looked for in GoHighLevel, Clio tells first; what
   * must settle does so while GoHighLevel's windows pass.
   */
  double bound() {
    double clio = Math.max(0, count("clio") - 1) / CLIO_CALLS * 60.0;
    double ghl = Math.max(0, count("ghl") - 1) / GHL_CALLS * 10.0;
    return clio + Math.max(ghl, settling());
  }

  double ofBound() {
    return wall() / bound();
  }

  String row() {
    return String.format(
        Locale.ROOT,
        "| %s | %.2f | %.0f | %s | %s | %s | %s | %s | %s | %s | %.0f | %s |",
        name,
        wall(),
        settling(),
        speed > 1 ? "" : String.format(Locale.ROOT, "%.2f", processor()),
        speed > 1 ? "" : String.format(Locale.ROOT, "%.0f", peak()),
        count("clio"),
        count("ghl"),
        count("sheets"),
        count("messages"),
        count("refused"),
        bound(),
        firm.limits() ? String.format(Locale.ROOT, "%.2f", ofBound()) : "limits off");
  }
}
