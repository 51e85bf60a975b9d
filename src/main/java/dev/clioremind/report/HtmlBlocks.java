package dev.clioremind.report;

import dev.clioremind.report.Block.Column;
import dev.clioremind.report.Block.Fit;
import dev.clioremind.report.Block.Grid;
import dev.clioremind.report.Block.Group;
import dev.clioremind.report.Block.Heading;
import dev.clioremind.report.Block.Items;
import dev.clioremind.report.Block.Prose;
import dev.clioremind.report.Block.Row;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Writes blocks as HTML, a section for each heading.
 *
 * <p>The tables name their roles. On a narrow screen the style sheet makes cards of the rows, and
 * Safari then takes a table without roles for no table any more.
 */
final class HtmlBlocks {

  private static final Pattern NUMBER = Pattern.compile("-|[0-9]+(\\.[0-9])?( %)?");

  private static final int SMALL_TABLE = 3;

  /** What is no longer than this is never broken in two, unless a phone is too narrow for it. */
  private static final int WORD = 12;

  /** The same for the columns that are never cut. */
  private static final int PHRASE = 24;

  private final Html html;
  private final Map<String, URI> links;
  private final Set<String> leftOut;
  private String heading = "";
  private boolean inSection;

  /**
   * A writer.
   *
   * @param links where a cell or a sentence with exactly this text leads
   * @param leftOut titles of columns that say again what their headings say
   */
  HtmlBlocks(Html html, Map<String, URI> links, Set<String> leftOut) {
    this.html = html;
    this.links = links;
    this.leftOut = leftOut;
  }

  void write(List<Block> blocks) {
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      if (block instanceof Heading title) {
        heading(title, section(blocks, i + 1));
      } else if (block instanceof Prose prose) {
        html.open("p", "class", tone(prose.tone()));
        linked(prose.text());
        html.close();
      } else if (block instanceof Items items) {
        html.open("ul");
        items.texts().forEach(text -> html.element("li", text));
        html.close();
      } else if (block instanceof Grid grid) {
        table(grid);
      }
    }
    endSection();
  }

  static String tone(Tone tone) {
    return tone.name().toLowerCase(Locale.ROOT);
  }

  /** What stands under a heading. */
  private static List<Block> section(List<Block> blocks, int from) {
    int to = from;
    while (to < blocks.size() && !(blocks.get(to) instanceof Heading)) {
      to++;
    }
    return blocks.subList(from, to);
  }

  private void heading(Heading title, List<Block> section) {
    endSection();
    if (section.isEmpty()) {
      html.element("p", title.text(), "class", "ending " + tone(title.tone()));
      return;
    }
    heading = title.text();
    String look = section.stream().allMatch(HtmlBlocks::isSmall) ? "small" : "large";
    if (title.anchor().isEmpty()) {
      html.open("section", "class", look);
    } else {
      html.open("section", "class", look, "id", title.anchor());
    }
    html.element("h2", heading, "class", tone(title.tone()));
    inSection = true;
  }

  /** Whether it needs no more than half of a wide page. */
  private static boolean isSmall(Block block) {
    return !(block instanceof Grid grid)
        || (grid.columns().size() <= SMALL_TABLE
            && grid.groups().stream()
                .allMatch(
                    group ->
                        group.title().isEmpty()
                            && group.rows().stream().allMatch(row -> row.detail().isEmpty())));
  }

  private void endSection() {
    if (inSection) {
      html.close();
      inSection = false;
    }
  }

  private void table(Grid grid) {
    List<Integer> shown =
        grid.columnsInUse().stream()
            .filter(i -> !leftOut.contains(grid.columns().get(i).title()))
            .toList();
    List<Row> rows = grid.groups().stream().flatMap(group -> group.rows().stream()).toList();
    boolean details =
        shown.size() <= SMALL_TABLE && rows.stream().anyMatch(row -> !row.detail().isEmpty());
    List<Integer> numbers = shown.stream().filter(i -> isNumber(rows, i)).toList();
    int named = shown.stream().filter(i -> !numbers.contains(i)).findFirst().orElse(0);
    html.open("table", "class", "list", "role", "table");
    html.element("caption", heading, "class", "unseen");
    html.open("thead", "role", "rowgroup").open("tr", "role", "row");
    for (int i : shown) {
      Column column = grid.columns().get(i);
      header(column.title(), look(column, column.title(), numbers.contains(i)));
    }
    if (details) {
      header("Detail", "short");
    }
    html.close().close();
    int columns = shown.size() + (details ? 1 : 0);
    for (Group group : grid.groups()) {
      html.open("tbody", "role", "rowgroup");
      title(group, columns);
      for (Row row : group.rows()) {
        boolean below = !details && !row.detail().isEmpty();
        html.open("tr", with(below ? "upper" : "", "role", "row"));
        for (int i : shown) {
          cell(grid.columns().get(i), row.cells().get(i), i == named, numbers.contains(i));
        }
        if (details) {
          html.element("td", row.detail(), "role", "cell", "data-label", "Detail");
        }
        html.close();
        if (below) {
          below(row.detail(), columns);
        }
      }
      html.close();
    }
    html.close();
  }

  /** What belongs to a row and to no column, where many columns leave no room for one more. */
  private void below(String detail, int columns) {
    html.open("tr", "role", "row", "class", "lower");
    html.element("td", detail, across(columns, "role", "cell")).close();
  }

  private static String[] across(int columns, String... attributes) {
    String number = Integer.toString(columns);
    return Stream.concat(
            Stream.of(attributes), Stream.of("colspan", number, "aria-colspan", number))
        .toArray(String[]::new);
  }

  private static boolean isNumber(List<Row> rows, int column) {
    return rows.stream()
        .map(row -> row.cells().get(column))
        .allMatch(text -> text.isEmpty() || NUMBER.matcher(text).matches());
  }

  /** What the rows of a group have in common stands over them, across the table. */
  private void title(Group group, int columns) {
    if (group.title().isEmpty() && group.advice().isEmpty()) {
      return;
    }
    html.open("tr", "role", "row", "class", "group");
    html.open("th", across(columns, "scope", "rowgroup", "role", "rowheader"));
    html.text(group.title());
    if (!group.advice().isEmpty()) {
      html.open("p", "class", "advice").element("strong", "What to do:");
      html.text(" " + group.advice()).close();
    }
    html.close().close();
  }

  private static String look(Column column, String text, boolean number) {
    if (number) {
      return "number short";
    }
    boolean whole = column.fit() == Fit.WHOLE || column.fit() == Fit.SPARE;
    return text.length() <= (whole ? PHRASE : WORD) ? "short" : "";
  }

  private void header(String title, String look) {
    html.open("th", with(look, "scope", "col", "role", "columnheader")).text(title).close();
  }

  private void cell(Column column, String text, boolean names, boolean number) {
    String look = look(column, text, number);
    if (names) {
      html.open(
          "th", with(look, "scope", "row", "role", "rowheader", "data-label", column.title()));
    } else {
      html.open("td", with(look, "role", "cell", "data-label", column.title()));
    }
    linked(text);
    html.close();
  }

  private void linked(String text) {
    Optional.ofNullable(links.get(text))
        .ifPresentOrElse(
            address -> html.element("a", text, "href", address.toASCIIString()),
            () -> html.text(text));
  }

  private static String[] with(String look, String... attributes) {
    return look.isEmpty()
        ? attributes
        : Stream.concat(Stream.of("class", look), Stream.of(attributes)).toArray(String[]::new);
  }
}
