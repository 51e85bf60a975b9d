package dev.clioremind.sheets;

import dev.clioremind.core.sheet.Table;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which name a person may have meant. */
final class Nearest {

  private Nearest() {}

  /** The candidate with the fewest letters to change, if it is few enough to be a slip. */
  static Optional<String> to(String name, List<String> candidates) {
    int most = Math.max(1, name.length() / 3);
    return candidates.stream()
        .filter(candidate -> distance(name, candidate) <= most)
        .min(Comparator.comparingInt(candidate -> distance(name, candidate)));
  }

  private static int distance(String one, String other) {
    String a = Table.key(one);
    String b = Table.key(other);
    int[] above = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(change, Math.min(above[j], row[j - 1]) + 1);
      }
      above = row;
    }
    return above[b.length()];
  }
}
