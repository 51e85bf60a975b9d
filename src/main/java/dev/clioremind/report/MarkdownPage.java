package dev.clioremind.report;

import dev.clioremind.report.Block.Column;
import dev.clioremind.report.Block.Grid;
import dev.clioremind.report.Block.Group;
import dev.clioremind.report.Block.Heading;
import dev.clioremind.report.Block.Items;
import dev.clioremind.report.Block.Prose;
import dev.clioremind.report.Block.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes blocks as Markdown for a CI summary: all text escaped, so that none of it is markup. */
final class MarkdownPage {

  private static final String MARKUP = "\\`*_[]|~#$!";

  private final StringBuilder out = new StringBuilder();

  private MarkdownPage() {}

  static String render(List<Block> blocks) {
    MarkdownPage page = new MarkdownPage();
    for (Block block : blocks) {
      page.block(block);
    }
    return page.out.toString();
  }

  private void block(Block block) {
    if (out.length() > 0) {
      out.append('\n');
    }
    if (block instanceof Heading heading) {
      out.append("### ").append(escape(heading.text())).append('\n');
    } else if (block instanceof Prose prose) {
      out.append(escape(prose.text())).append('\n');
    } else if (block instanceof Items items) {
      items.texts().forEach(text -> out.append("- ").append(escape(text)).append('\n'));
    } else if (block instanceof Grid grid) {
      grid(grid);
    }
  }

  private void grid(Grid grid) {
    List<Row> rows = grid.groups().stream().flatMap(g -> g.rows().stream()).toList();
    List<Integer> shown = grid.columnsInUse();
    boolean titles = grid.groups().stream().anyMatch(g -> !g.title().isEmpty());
    boolean advice = grid.groups().stream().anyMatch(g -> !g.advice().isEmpty());
    boolean details = rows.stream().anyMatch(r -> !r.detail().isEmpty());

    List<String> header = new ArrayList<>();
    if (titles) {
      header.add(grid.groupedBy());
    }
    shown.forEach(i -> header.add(title(grid.columns().get(i))));
    if (details) {
      header.add("Detail");
    }
    if (advice) {
      header.add("What to do");
    }
    line(header);
    line(header.stream().map(h -> "---").toList());
    for (Group group : grid.groups()) {
      for (Row row : group.rows()) {
        List<String> cells = new ArrayList<>();
        if (titles) {
          cells.add(escape(group.title()));
        }
        shown.forEach(i -> cells.add(escape(row.cells().get(i))));
        if (details) {
          cells.add(escape(row.detail()));
        }
        if (advice) {
          cells.add(escape(group.advice()));
        }
        line(cells);
      }
    }
  }

  private static String title(Column column) {
    return escape(column.title());
  }

  private void line(List<String> cells) {
    out.append(cells.stream().collect(Collectors.joining(" | ", "| ", " |"))).append('\n');
  }

  /** Text as text: first harmless on a terminal, for CI prints it there too, then no markup. */
  static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (char c : TerminalText.escape(text).toCharArray()) {
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        default -> {
          if (MARKUP.indexOf(c) >= 0) {
            escaped.append('\\');
          }
          escaped.append(c);
        }
      }
    }
    return escaped.toString();
  }
}
