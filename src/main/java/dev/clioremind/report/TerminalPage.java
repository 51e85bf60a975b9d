package dev.clioremind.report;

import dev.clioremind.report.Block.Column;
import dev.clioremind.report.Block.Fit;
import dev.clioremind.report.Block.Grid;
import dev.clioremind.report.Block.Group;
import dev.clioremind.report.Block.Heading;
import dev.clioremind.report.Block.Items;
import dev.clioremind.report.Block.Prose;
import dev.clioremind.report.Block.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Writes blocks for a terminal: aligned, within its width, all text escaped. */
final class TerminalPage {

  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private static final String INDENT = "  ";
  private static final String GAP = "  ";

  /** The least that a cut column keeps. */
  private static final int STUMP = 8;

  private final Look look;
  private final StringBuilder out = new StringBuilder();

  private TerminalPage(Look look) {
    this.look = look;
  }

  static String render(List<Block> blocks, Look look) {
    TerminalPage page = new TerminalPage(look);
    blocks.forEach(page::block);
    return page.out.toString();
  }

  private void block(Block block) {
    if (block instanceof Heading heading) {
      if (out.length() > 0) {
        out.append('\n');
      }
      paragraph(heading.text(), "", "", heading.tone());
    } else if (block instanceof Prose prose) {
      paragraph(prose.text(), "", "", prose.tone());
    } else if (block instanceof Items items) {
      items.texts().forEach(text -> paragraph(text, INDENT, INDENT + INDENT, Tone.PLAIN));
    } else if (block instanceof Grid grid) {
      grid(grid);
    }
  }

  private void paragraph(String text, String first, String next, Tone tone) {
    for (String line : wrap(TerminalText.escape(text), first, next, look.width())) {
      line(line, tone);
    }
  }

  private void line(String text, Tone tone) {
    out.append(tone.paint(text.stripTrailing(), look.color())).append('\n');
  }

  private void grid(Grid grid) {
    boolean grouped = grid.groups().stream().anyMatch(g -> !g.title().isEmpty());
    String indent = grouped ? INDENT + INDENT : INDENT;
    List<List<String>> cells =
        grid.groups().stream()
            .flatMap(g -> g.rows().stream())
            .map(r -> r.cells().stream().map(TerminalText::escape).toList())
            .toList();
    int width = look.width() - indent.length();
    List<Placed> placed = place(grid.columns(), cells, width);
    boolean fits = total(placed) <= width;
    List<String> titles = grid.columns().stream().map(Column::title).toList();
    if (fits && titles.stream().anyMatch(t -> !t.isEmpty())) {
      line(indent + row(titles, placed), Tone.FAINT);
    }
    int next = 0;
    for (Group group : grid.groups()) {
      if (!group.title().isEmpty()) {
        paragraph(group.title(), INDENT, INDENT + INDENT, Tone.STRONG);
      }
      if (!group.advice().isEmpty()) {
        paragraph("What to do: " + group.advice(), INDENT, INDENT + INDENT, Tone.PLAIN);
      }
      for (Row row : group.rows()) {
        if (fits) {
          rows(cells.get(next), placed, indent);
        } else {
          stacked(grid.columns(), cells.get(next), indent);
        }
        next++;
        if (!row.detail().isEmpty()) {
          paragraph(row.detail(), indent + INDENT, indent + INDENT, Tone.FAINT);
        }
      }
    }
  }

  /** A row of a table; its last cell may go on below itself. */
  private void rows(List<String> cells, List<Placed> placed, String indent) {
    Placed last = placed.get(placed.size() - 1);
    if (last.fit() != Fit.WRAP) {
      line(indent + row(cells, placed), Tone.PLAIN);
      return;
    }
    String before = indent + row(cells, placed.subList(0, placed.size() - 1)) + GAP;
    String below = " ".repeat(TerminalText.width(before));
    wrap(cells.get(last.index()), before, below, look.width())
        .forEach(part -> line(part, Tone.PLAIN));
  }

  /** A row of a table that is too wide: its cells one after the other, over several lines. */
  private void stacked(List<Column> columns, List<String> cells, String indent) {
    String start = indent;
    String line = "";
    for (int i = 0; i < cells.size(); i++) {
      if (cells.get(i).isEmpty() || columns.get(i).fit() == Fit.EXTRA) {
        continue;
      }
      String cell = named(cells.get(i), columns.get(i).title());
      if (!line.isEmpty() && TerminalText.width(start + line + GAP + cell) > look.width()) {
        line(start + line, Tone.PLAIN);
        start = indent + INDENT;
        line = "";
      }
      line += line.isEmpty() ? cell : GAP + cell;
      if (TerminalText.width(start + line) > look.width()) {
        wrap(line, start, indent + INDENT, look.width()).forEach(part -> line(part, Tone.PLAIN));
        start = indent + INDENT;
        line = "";
      }
    }
    if (!line.isEmpty()) {
      line(start + line, Tone.PLAIN);
    }
  }

  /** A number says nothing without its column's title, which stands above no stack. */
  private static String named(String cell, String title) {
    return NUMBER.matcher(cell).matches() && !title.isEmpty()
        ? cell + " " + title.toLowerCase(Locale.ROOT)
        : cell;
  }

  private static String row(List<String> cells, List<Placed> placed) {
    StringBuilder line = new StringBuilder();
    for (Placed column : placed) {
      if (line.length() > 0) {
        line.append(GAP);
      }
      line.append(
          TerminalText.pad(
              TerminalText.cut(cells.get(column.index()), column.width()), column.width()));
    }
    return line.toString();
  }

  /** A column that is shown, and how wide. */
  private record Placed(int index, Fit fit, int width) {

    /** Whether it can do with less than its content. */
    boolean gives() {
      return fit == Fit.CUT || fit == Fit.WRAP;
    }
  }

  /**
   * Leaves out what is extra, from the right, until the rest has room; then cuts what may be cut,
   * and leaves out what can be spared only where that does not suffice. What is too wide then, is.
   */
  private static List<Placed> place(List<Column> columns, List<List<String>> cells, int width) {
    List<Placed> placed = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      int index = i;
      int content =
          cells.stream().mapToInt(row -> TerminalText.width(row.get(index))).max().orElse(0);
      if (content > 0) {
        placed.add(
            new Placed(
                index,
                columns.get(index).fit(),
                Math.max(content, TerminalText.width(columns.get(index).title()))));
      }
    }
    while (total(placed) > width && removeLast(placed, Fit.EXTRA)) {
      // one more column is out
    }
    while (total(placed) - cuttable(placed) > width && removeLast(placed, Fit.SPARE)) {
      // the same
    }
    boolean cut = true;
    while (cut && total(placed) > width) {
      cut = cutWidest(placed);
    }
    return placed;
  }

  private static boolean removeLast(List<Placed> placed, Fit fit) {
    for (int i = placed.size() - 1; i >= 0; i--) {
      if (placed.get(i).fit() == fit) {
        placed.remove(i);
        return true;
      }
    }
    return false;
  }

  private static int total(List<Placed> placed) {
    return placed.stream().mapToInt(Placed::width).sum()
        + GAP.length() * Math.max(0, placed.size() - 1);
  }

  private static int cuttable(List<Placed> placed) {
    return placed.stream()
        .filter(Placed::gives)
        .mapToInt(p -> Math.max(0, p.width() - STUMP))
        .sum();
  }

  private static boolean cutWidest(List<Placed> placed) {
    int widest =
        IntStream.range(0, placed.size())
            .filter(i -> placed.get(i).gives() && placed.get(i).width() > STUMP)
            .boxed()
            .max(Comparator.comparing(i -> placed.get(i).width()))
            .orElse(-1);
    if (widest < 0) {
      return false;
    }
    Placed column = placed.get(widest);
    placed.set(widest, new Placed(column.index(), column.fit(), column.width() - 1));
    return true;
  }

  /** Breaks text at its spaces; a word that is longer than a line is broken anywhere. */
  static List<String> wrap(String text, String first, String next, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(first);
    int used = TerminalText.width(first);
    boolean empty = true;
    for (String word : text.split(" +", -1)) {
      String rest = word;
      int need = TerminalText.width(rest) + (empty ? 0 : 1);
      if (!empty && used + need > width) {
        lines.add(line.toString());
        line = new StringBuilder(next);
        used = TerminalText.width(next);
        empty = true;
      }
      while (used + TerminalText.width(rest) > width && empty) {
        String head = TextWidth.head(rest, width - used);
        if (head.isEmpty()) {
          break;
        }
        lines.add(line + head);
        rest = rest.substring(head.length());
        line = new StringBuilder(next);
        used = TerminalText.width(next);
      }
      if (!empty) {
        line.append(' ');
        used++;
      }
      line.append(rest);
      used += TerminalText.width(rest);
      empty = false;
    }
    lines.add(line.toString());
    return lines;
  }
}
