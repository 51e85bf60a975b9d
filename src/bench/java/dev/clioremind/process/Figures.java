package dev.clioremind.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was measured beside what is wanted. */
final class Figures {

  private final List<String> rows = new ArrayList<>();
  private final List<String> missedCounts = new ArrayList<>();

  Figures() {
    rows.add("| figure | measured | at most | |");
    rows.add("|---|--:|--:|---|");
  }

  /** A time or a size, which the machine has a part in. */
  void measured(String what, double measured, double most) {
    add(what, measured, most);
  }

  /** A number of calls, which must be the same everywhere. */
  void counted(String what, double counted, double most) {
    if (!add(what, counted, most)) {
      missedCounts.add(what);
    }
  }

  private boolean add(String what, double figure, double most) {
    boolean met = figure <= most;
    rows.add(
        String.format(
            Locale.ROOT,
            "| %s | %s | %s | %s |",
            what,
            text(figure),
            text(most),
            met ? "met" : "**missed**"));
    return met;
  }

  private static String text(double figure) {
    return figure == Math.rint(figure)
        ? String.format(Locale.ROOT, "%.0f", figure)
        : String.format(Locale.ROOT, "%.2f", figure);
  }

  List<String> rows() {
    return List.copyOf(rows);
  }

  List<String> missedCounts() {
    return List.copyOf(missedCounts);
  }
}
