package dev.clioremind.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a page shows of a longer output, as the comment before the block says:
 *
 * <pre>{@code
 * <!-- output: demo plan: "Plan:" +2; "12 reminders" to "Wed"; "thing to mend" +1 -->
 * }</pre>
 *
 * <p>First the name of the output. Then the lines to show, in their order: the next that holds
 * (after {@code ^}: begins with) these words, and so many more, or as far as the next that holds
 * the second words; all lines where nothing is said. What is left out between them becomes {@code
 * …}, and so does the end of a line that is too long for a page.
 */
record Excerpt(String source, List<Pick> picks) {

  private static final int WIDTH = 100;
  private static final Pattern MARKER =
      Pattern.compile("\\s*<!-- output: ([\\w./ -]+?)(?:: (\".*))? -->\\s*");
  private static final Pattern PICK =
      Pattern.compile("\"([^\"]+)\"(?: (?:\\+(\\d+)|to \"([^\"]+)\"))?(?:; |$)");

  /** Some lines: from the one with these words, either so many more or as far as those words. */
  record Pick(String from, int more, String to) {}

  static boolean isMarker(String line) {
    return line.contains("<!-- output");
  }

  static Excerpt parse(String marker) {
    Matcher whole = MARKER.matcher(marker);
    if (!whole.matches()) {
      throw new AssertionError("can't be read: " + marker);
    }
    String picks = whole.group(2) == null ? "" : whole.group(2);
    List<Pick> all = new ArrayList<>();
    int end = 0;
    for (MatchResult pick : PICK.matcher(picks).results().toList()) {
      if (pick.start() == end) {
        end = pick.end();
        all.add(
            new Pick(
                pick.group(1),
                pick.group(2) == null ? 0 : Integer.parseInt(pick.group(2)),
                pick.group(3) == null ? "" : pick.group(3)));
      }
    }
    if (end != picks.length()) {
      throw new AssertionError("can't be read: " + marker);
    }
    return new Excerpt(whole.group(1), List.copyOf(all));
  }

  /** The lines to show. */
  List<String> of(String output) {
    List<String> lines = output.stripTrailing().lines().map(Excerpt::shortened).toList();
    if (picks.isEmpty()) {
      return lines;
    }
    List<String> shown = new ArrayList<>();
    int next = 0;
    for (Pick pick : picks) {
      int from = find(pick.from(), lines, next);
      int to =
          pick.to().isEmpty()
              ? Math.min(lines.size() - 1, from + pick.more())
              : find(pick.to(), lines, from);
      if (!shown.isEmpty()) {
        leaveOut(lines.subList(next, from), indent(lines.get(from)), shown);
      }
      shown.addAll(lines.subList(from, to + 1));
      next = to + 1;
    }
    if (next < lines.size() && shown.get(0).equals(lines.get(0))) {
      leaveOut(lines.subList(next, lines.size()), 0, shown);
    }
    return shown;
  }

  private static void leaveOut(List<String> left, int indent, List<String> shown) {
    if (left.stream().allMatch(String::isBlank)) {
      shown.addAll(left);
    } else {
      shown.add(" ".repeat(Math.min(indent, indent(shown.get(shown.size() - 1)))) + "…");
    }
  }

  private static int indent(String line) {
    return line.length() - line.stripLeading().length();
  }

  private int find(String words, List<String> lines, int from) {
    for (int i = from; i < lines.size(); i++) {
      String line = lines.get(i);
      if (words.startsWith("^") ? line.startsWith(words.substring(1)) : line.contains(words)) {
        return i;
      }
    }
    throw new AssertionError(
        "the output '%s' has no line with '%s' (any more):%n%s"
            .formatted(source, words, String.join("\n", lines)));
  }

  private static String shortened(String line) {
    String bare = line.stripTrailing();
    return bare.length() <= WIDTH ? bare : bare.substring(0, WIDTH - 1) + "…";
  }
}
