package dev.clioremind.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Fills the blocks of a page that a comment names ({@link Excerpt}) with what the program says. */
public final class PastedOutput {

  private PastedOutput() {}

  /** The names of the outputs that a page shows. */
  public static List<String> named(Page page) {
    return page.lines().stream()
        .filter(Excerpt::isMarker)
        .map(line -> Excerpt.parse(line).source())
        .toList();
  }

  /**
   * The page with each of its blocks as it should be.
   *
   * @param outputs the whole output of a name
   */
  public static String renewed(Page page, Function<String, String> outputs) {
    List<String> renewed = new ArrayList<>();
    List<String> lines = page.lines();
    for (int i = 0; i < lines.size(); i++) {
      renewed.add(lines.get(i));
      if (Excerpt.isMarker(lines.get(i))) {
        i++;
        renewed.add(fence(page, lines, i));
        Excerpt excerpt = Excerpt.parse(lines.get(i - 1));
        renewed.addAll(excerpt.of(outputs.apply(excerpt.source())));
        do {
          i++;
        } while (i < lines.size() && !lines.get(i).equals("```"));
        renewed.add("```");
      }
    }
    return String.join("\n", renewed) + "\n";
  }

  private static String fence(Page page, List<String> lines, int at) {
    if (at >= lines.size() || !lines.get(at).startsWith("```")) {
      throw new AssertionError("%s line %s: no block follows".formatted(page.file(), at));
    }
    return lines.get(at);
  }
}
