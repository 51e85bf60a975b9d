package dev.clioremind.report;

import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How many columns of a terminal a text takes: two for what Unicode's EastAsianWidth.txt calls wide
 * or fullwidth, none for what is put upon another letter.
 */
final class TextWidth {

  private static final Pattern CLUSTER = Pattern.compile("\\X");
  private static final int JOINER = 0x200D;
  private static final int EMOJI_STYLE = 0xFE0F;

  /** Wide and fullwidth, unassigned ones between them included (Unicode 15). */
  private static final String WIDE =
      "1100-115F 231A-231B 2329-232A 23E9-23EC 23F0 23F3 25FD-25FE 2614-2615 2648-2653 267F 2693"
          + " 26A1 26AA-26AB 26BD-26BE 26C4-26C5 26CE 26D4 26EA 26F2-26F3 26F5 26FA 26FD 2705"
          + " 270A-270B 2728 274C 274E 2753-2755 2757 2795-2797 27B0 27BF 2B1B-2B1C 2B50 2B55"
          + " 2E80-303E 3041-3247 3250-4DBF 4E00-A4C6 A960-A97C AC00-D7A3 F900-FAD9 FE10-FE6B"
          + " FF01-FF60 FFE0-FFE6 16FE0-1B2FB 1F004 1F0CF 1F18E 1F191-1F19A 1F200-1F320"
          + " 1F32D-1F335 1F337-1F37C 1F37E-1F393 1F3A0-1F3CA 1F3CF-1F3D3 1F3E0-1F3F0 1F3F4"
          + " 1F3F8-1F43E 1F440 1F442-1F4FC 1F4FF-1F53D 1F54B-1F54E 1F550-1F567 1F57A 1F595-1F596"
          + " 1F5A4 1F5FB-1F64F 1F680-1F6C5 1F6CC 1F6D0-1F6D2 1F6D5-1F6DF 1F6EB-1F6EC 1F6F4-1F6FC"
          + " 1F7E0-1F7F0 1F90C-1F93A 1F93C-1F945 1F947-1F9FF 1FA70-1FAFF 20000-3FFFD";

  private static final NavigableMap<Integer, Integer> LAST_OF_FIRST = new TreeMap<>();

  static {
    Stream.of(WIDE.split(" "))
        .map(range -> range.split("-"))
        .forEach(
            ends ->
                LAST_OF_FIRST.put(
                    Integer.parseInt(ends[0], 16), Integer.parseInt(ends[ends.length - 1], 16)));
  }

  private TextWidth() {}

  /** How many columns the text takes; control characters count as none. */
  static int of(String text) {
    int width = 0;
    Matcher cluster = CLUSTER.matcher(text);
    while (cluster.find()) {
      width += ofCluster(cluster.group());
    }
    return width;
  }

  /** As much of the beginning as fits into so many columns; no character is cut in two. */
  static String head(String text, int columns) {
    int width = 0;
    Matcher cluster = CLUSTER.matcher(text);
    while (cluster.find()) {
      width += ofCluster(cluster.group());
      if (width > columns) {
        return text.substring(0, cluster.start());
      }
    }
    return text;
  }

  /** What is seen as one character: a letter with its marks, a flag, a joined emoji. */
  private static int ofCluster(String cluster) {
    return isEmoji(cluster) ? 2 : cluster.codePoints().map(TextWidth::of).sum();
  }

  private static boolean isEmoji(String cluster) {
    return cluster.codePointCount(0, cluster.length()) > 1
        && (isFlagLetter(cluster.codePointAt(0))
            || cluster.codePoints().anyMatch(c -> c == EMOJI_STYLE || isSkinColor(c))
            || (cluster.indexOf(JOINER) >= 0 && of(cluster.codePointAt(0)) == 2));
  }

  private static boolean isFlagLetter(int c) {
    return c >= 0x1F1E6 && c <= 0x1F1FF;
  }

  private static boolean isSkinColor(int c) {
    return c >= 0x1F3FB && c <= 0x1F3FF;
  }

  private static int of(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.FORMAT,
          Character.CONTROL ->
          0;
      default -> isJamoWithin(c) ? 0 : isWide(c) ? 2 : 1;
    };
  }

  /** A vowel or a last consonant, which joins the first consonant of its syllable. */
  private static boolean isJamoWithin(int c) {
    return (c >= 0x1160 && c <= 0x11FF) || (c >= 0xD7B0 && c <= 0xD7FB);
  }

  private static boolean isWide(int c) {
    var range = LAST_OF_FIRST.floorEntry(c);
    return range != null && c <= range.getValue();
  }
}
