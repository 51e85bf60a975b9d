package dev.clioremind.core;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody probably meant by a word that is none of those there are. */
public final class Spelling {
  private Spelling() {}

  /**
   * The candidate with the smallest edit distance, ignoring case; of equals the first in the
   * alphabet. Empty if even that one shares less than half of the word's letters.
   */
  public static Optional<String> nearest(String word, Collection<String> candidates) {
    String wanted = word.toLowerCase(Locale.ROOT);
    return candidates.stream()
        .filter(c -> away(wanted, c) * 2 <= Math.min(wanted.length(), c.length()))
        .min(Comparator.comparingInt((String c) -> away(wanted, c)).thenComparing(c -> c));
  }

  /** The distance to the whole name or, one further, to its last part ({@code timezone}). */
  private static int away(String wanted, String candidate) {
    String name = candidate.toLowerCase(Locale.ROOT);
    String last = name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('/')) + 1);
    return Math.min(distance(wanted, name), 1 + distance(wanted, last));
  }

  /** Levenshtein's distance: letters put in, taken out or replaced. */
  public static int distance(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }
}
