package dev.clioremind.docs;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The program's command lines that a page shows, as a reader would type them. */
public final class CommandLines {

  /** In a shell: up to what ends or redirects a command, or begins a comment. */
  private static final Pattern TYPED =
      Pattern.compile("(?:^|[\\s(=`]|bin/)clio-remind +([^|#;&>)`\\n]+)", Pattern.MULTILINE);

  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
  private static final Pattern CHOICE = Pattern.compile("\\[([^\\]]+)\\]|(\\S+\\|\\S+)");
  private static final Set<String> SHELLS = Set.of("bash", "cron", "ini", "yaml", "");

  /** What a word in capitals stands for. */
  private static final Map<String, String> EXAMPLES =
      Map.of(
          "DATE", "2026-12-01",
          "FILE", "a.json",
          "HASH", "1348a5ea",
          "ID", "entry-1245",
          "N", "3",
          "RUNID", "20261122T150312Z-7f3a",
          "TEXT", "because",
          "TITLE", "Reminders");

  private CommandLines() {}

  /**
   * The arguments of each, without the program's name.
   *
   * @param commands the words that a line in the text may begin with in place of the program
   */
  public static List<List<String>> of(Page page, Set<String> commands) {
    Stream<String> typed =
        page.blocks().stream()
            .filter(block -> SHELLS.contains(block.language()))
            .flatMap(block -> typed(block.text()));
    Stream<String> named =
        page.codeWords().stream()
            .flatMap(
                code ->
                    commands.contains(code.split(" ", 2)[0]) && code.contains(" ")
                        ? Stream.of(code)
                        : typed(code));
    return Stream.concat(typed, named)
        .flatMap(line -> variants(line).stream())
        .map(CommandLines::words)
        .filter(words -> !words.isEmpty())
        .distinct()
        .toList();
  }

  private static Stream<String> typed(String text) {
    return TYPED.matcher(text).results().map(found -> found.group(1).strip());
  }

  /** {@code login [clio|google]} is {@code login}, {@code login clio} and {@code login google}. */
  private static Set<String> variants(String line) {
    Matcher choice = CHOICE.matcher(line);
    if (!choice.find()) {
      return Set.of(line);
    }
    Set<String> variants = new LinkedHashSet<>();
    boolean optional = choice.group(1) != null;
    List<String> words = new ArrayList<>(List.of(choice.group(optional ? 1 : 2).split("\\|")));
    if (optional) {
      words.add("");
    }
    for (String word : words) {
      variants.addAll(
          variants(line.substring(0, choice.start()) + word + line.substring(choice.end())));
    }
    return variants;
  }

  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    for (MatchResult word : WORD.matcher(line).results().toList()) {
      String text = word.group(1) == null ? word.group(2) : word.group(1);
      words.add(EXAMPLES.getOrDefault(text, text));
    }
    return words;
  }
}
