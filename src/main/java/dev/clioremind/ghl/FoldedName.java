package dev.clioremind.ghl;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A name as it is compared: without case, accents, punctuation, titles. Client data.
 *
 * @param words in the order given name, family name; single letters are initials
 * @param generation {@code jr}, {@code ii} and the like, which tell father from son
 * @param joint whether it names two people, as in "Ana and Luis Rivera"
 */
record FoldedName(List<String> words, Set<String> generation, boolean joint) {

  private static final Pattern ACCENTS = Pattern.compile("[\\u0300-\\u036F]");
  private static final Pattern INSIDE_WORDS = Pattern.compile("[\\p{Cf}'’‘ʼ`´ʻ]");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
  private static final Pattern TWO_PEOPLE =
      Pattern.compile("[&+/]|(?<![\\p{L}\\p{M}])(and|und|et|y)(?![\\p{L}\\p{M}.])");
  private static final Set<String> GENERATIONS = Set.of("jr", "sr", "ii", "iii", "iv");

  /** Not Mrs.: "Mrs. Luis Rivera" is not Luis. */
  private static final Set<String> TITLES = Set.of("mr", "ms", "miss", "mx", "dr", "prof");

  private static final Set<String> AFTER_NAMES = Set.of("esq", "md", "phd", "jd");

  /** Letters that are no letter plus accent to Unicode, but are to those who type without them. */
  private static final Map<Integer, String> PLAIN =
      Map.of(
          (int) 'ø', "o", (int) 'ł', "l", (int) 'đ', "d", (int) 'ð', "d", (int) 'æ', "ae",
          (int) 'œ', "oe", (int) 'þ', "th", (int) 'ħ', "h", (int) 'ς', "σ");

  FoldedName {
    words = List.copyOf(words);
    generation = Set.copyOf(generation);
  }

  /** Folds a name; "Rivera, Ana" is "Ana Rivera". */
  static FoldedName of(String name) {
    String folded = INSIDE_WORDS.matcher(fold(name)).replaceAll("");
    Set<String> generation = new TreeSet<>();
    List<List<String>> parts = new ArrayList<>();
    for (String part : folded.split(",", -1)) {
      List<String> words = new ArrayList<>();
      for (String word : BETWEEN_WORDS.split(part, -1)) {
        boolean first = words.isEmpty();
        if (GENERATIONS.contains(word) && !(first && parts.isEmpty())) {
          generation.add(word);
        } else if (!word.isEmpty() && !(first && TITLES.contains(word))) {
          words.add(word);
        }
      }
      while (!words.isEmpty() && AFTER_NAMES.contains(words.get(words.size() - 1))) {
        words.remove(words.size() - 1);
      }
      if (!words.isEmpty()) {
        parts.add(words);
      }
    }
    List<String> words = new ArrayList<>();
    if (parts.size() == 2) {
      words.addAll(parts.get(1));
      words.addAll(parts.get(0));
    } else {
      parts.forEach(words::addAll);
    }
    return new FoldedName(words, generation, TWO_PEOPLE.matcher(folded).find());
  }

  /**
   * All letters and digits of a name, folded, without a gap and with nothing left out: "L.L.C." is
   * "LLC", and "Fund II" is not "Fund III".
   */
  static String lettersOf(String name) {
    return BETWEEN_WORDS.matcher(INSIDE_WORDS.matcher(fold(name)).replaceAll("")).replaceAll("");
  }

  /** Whether one letter stands for a name. A Chinese or Korean name may well be one character. */
  static boolean isInitial(String word) {
    return word.codePointCount(0, word.length()) == 1 && Character.isLowerCase(word.codePointAt(0));
  }

  private static String fold(String name) {
    String bare = ACCENTS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
    StringBuilder folded = new StringBuilder();
    // Upper case first: it makes ss of a sharp s, and an i of the dotless one.
    bare.toUpperCase(Locale.ROOT)
        .toLowerCase(Locale.ROOT)
        .codePoints()
        .forEach(
            c -> {
              String plain = PLAIN.get(c);
              if (plain == null) {
                folded.appendCodePoint(c);
              } else {
                folded.append(plain);
              }
            });
    return folded.toString();
  }

  /** Whether a word is in Chinese characters, which need no blank between the names. */
  static boolean isWrittenWithoutBlanks(String word) {
    return !word.isEmpty() && Character.isIdeographic(word.codePointAt(0));
  }

  /** Nothing of it. */
  @Override
  public String toString() {
    return "name";
  }
}
