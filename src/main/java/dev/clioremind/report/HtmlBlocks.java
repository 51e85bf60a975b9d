package dev.clioremind.report;

import dev.clioremind.report.Block.Column;
import dev.clioremind.report.Block.Grid;
import dev.clioremind.report.Block.Group;
import dev.clioremind.report.Block.Heading;
import dev.clioremind.report.Block.Items;
import dev.clioremind.report.Block.Prose;
import dev.clioremind.report.Block.Row;
import java.util.List;
import java.util.Locale;

/**
 * Writes blocks as HTML: the first heading is the page's, the others begin a section each.
 *
 * <p>The tables name their roles. On a narrow screen the style sheet makes cards of the rows, and
 * Safari then takes a table without roles for no table any more.
 */
final class HtmlBlocks {

  private final Html html;
  private String heading = "";

  HtmlBlocks(Html html) {
    this.html = html;
  }

  /** Writes them; {@code first} tells whether the first heading is the page's. */
  void write(List<Block> blocks, boolean first) {
    boolean inSection = false;
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      if (block instanceof Heading title) {
        heading = title.text();
        if (inSection) {
          html.close();
          inSection = false;
        }
        if (i == 0 && first) {
          html.element("h1", heading);
        } else if (i + 1 == blocks.size() || blocks.get(i + 1) instanceof Heading) {
          html.element("p", heading, "class", tone(title.tone())); // it heads nothing
        } else {
          html.open("section").element("h2", heading, "class", tone(title.tone()));
          inSection = true;
        }
      } else if (block instanceof Prose prose) {
        html.element("p", prose.text(), "class", tone(prose.tone()));
      } else if (block instanceof Items items) {
        html.open("ul");
        items.texts().forEach(text -> html.element("li", text));
        html.close();
      } else if (block instanceof Grid grid) {
        grid(grid);
      }
    }
    if (inSection) {
      html.close();
    }
  }

  private static String tone(Tone tone) {
    return tone.name().toLowerCase(Locale.ROOT);
  }

  private void grid(Grid grid) {
    for (Group group : grid.groups()) {
      if (!group.title().isEmpty()) {
        html.element("h3", group.title());
      }
      if (!group.advice().isEmpty()) {
        html.open("p", "class", "advice").element("strong", "What to do:");
        html.text(" " + group.advice()).close();
      }
      table(grid, group, group.title().isEmpty() ? heading : group.title());
    }
  }

  private void table(Grid grid, Group group, String caption) {
    List<Integer> shown = grid.columnsInUse();
    boolean details = group.rows().stream().anyMatch(row -> !row.detail().isEmpty());
    html.open("table", "class", "list", "role", "table");
    html.element("caption", caption, "class", "unseen");
    html.open("thead", "role", "rowgroup").open("tr", "role", "row");
    shown.forEach(i -> header(grid.columns().get(i).title()));
    if (details) {
      header("Detail");
    }
    html.close().close().open("tbody", "role", "rowgroup");
    for (Row row : group.rows()) {
      html.open("tr", "role", "row");
      for (int i : shown) {
        cell(grid.columns().get(i), row.cells().get(i), i == shown.get(0));
      }
      if (details) {
        html.element("td", row.detail(), "role", "cell", "data-label", "Detail");
      }
      html.close();
    }
    html.close().close();
  }

  private void header(String title) {
    html.element("th", title, "scope", "col", "role", "columnheader");
  }

  private void cell(Column column, String text, boolean first) {
    if (first) {
      html.element("th", text, "scope", "row", "role", "rowheader", "data-label", column.title());
    } else {
      html.element("td", text, "role", "cell", "data-label", column.title());
    }
  }
}
