package dev.clioremind.core.rule;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Whether two names were probably meant to be one. Kept narrow, since a firm may well have a
 * "Deposition" and a "Disposition", a "Phase 1" and a "Phase 2".
 */
public final class SimilarNames {

  private static final int SHORTEST_TYPO = 5;
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

  private SimilarNames() {}

  /**
   * Whether two names differ only in case, spacing, punctuation or a plural, or by one letter that
   * is wrong, missing, too many or swapped with its neighbour. Names that are equal are similar.
   */
  public static boolean similar(String a, String b) {
    String first = fold(a);
    String second = fold(b);
    if (first.equals(second)) {
      return true;
    }
    return Math.min(first.length(), second.length()) >= SHORTEST_TYPO
        && digits(first).equals(digits(second))
        && distance(first, second) <= 1;
  }

  /** The candidate that a word was probably meant to be: no more than two letters off. */
  static Optional<String> nearest(String word, Collection<String> candidates) {
    String folded = fold(word);
    return candidates.stream()
        .min(Comparator.comparingInt(candidate -> distance(folded, fold(candidate))))
        .filter(candidate -> distance(folded, fold(candidate)) <= 2);
  }

  private static String fold(String name) {
    String plain = Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return NO_WORD.splitAsStream(plain).map(SimilarNames::singular).collect(Collectors.joining());
  }

  private static String singular(String word) {
    if (word.length() > 4 && word.endsWith("ies")) {
      return word.substring(0, word.length() - 3) + "y";
    }
    boolean plural = word.length() > 3 && word.endsWith("s") && !word.endsWith("ss");
    return plural ? word.substring(0, word.length() - 1) : word;
  }

  private static String digits(String name) {
    return name.replaceAll("\\P{N}+", "");
  }

  /** Letters to insert, drop, replace or swap with a neighbour to make one word the other. */
  private static int distance(String a, String b) {
    int[] beforePrevious = new int[b.length() + 1];
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int least = Math.min(Math.min(current[j - 1], previous[j]) + 1, previous[j - 1] + change);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        current[j] = swapped ? Math.min(least, beforePrevious[j - 2] + 1) : least;
      }
      beforePrevious = previous;
      previous = current;
    }
    return previous[b.length()];
  }
}
