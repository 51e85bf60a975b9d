package dev.clioremind.report;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A part of what a report says, before it is known how it is written. Texts are as they came:
 * whoever writes them escapes them.
 */
sealed interface Block {

  /**
   * Begins a section.
   *
   * @param anchor by which a page leads to it; empty where none does
   */
  record Heading(String text, Tone tone, String anchor) implements Block {

    /** One that nothing leads to. */
    Heading(String text, Tone tone) {
      this(text, tone, "");
    }
  }

  /** A sentence or two. */
  record Prose(String text, Tone tone) implements Block {}

  /** Sentences, one below the other. */
  record Items(List<String> texts) implements Block {
    public Items {
      texts = List.copyOf(texts);
    }
  }

  /**
   * A table.
   *
   * @param groupedBy what the groups differ in; empty for one group without a title
   */
  record Grid(String groupedBy, List<Column> columns, List<Group> groups) implements Block {
    public Grid {
      columns = List.copyOf(columns);
      groups = List.copyOf(groups);
    }

    /** The places of the columns in which some cell says something. */
    List<Integer> columnsInUse() {
      return IntStream.range(0, columns.size())
          .filter(
              i ->
                  groups.stream()
                      .flatMap(group -> group.rows().stream())
                      .anyMatch(row -> !row.cells().get(i).isEmpty()))
          .boxed()
          .toList();
    }

    /** One group without a title. */
    static Grid of(List<Column> columns, List<Row> rows) {
      return new Grid("", columns, List.of(new Group("", "", rows)));
    }
  }

  /**
   * Rows that have something in common.
   *
   * @param title what; may be empty
   * @param advice what to do about it; may be empty
   */
  record Group(String title, String advice, List<Row> rows) {
    public Group {
      rows = List.copyOf(rows);
    }
  }

  /**
   * One row.
   *
   * @param detail what belongs to it and to no column; may be empty
   */
  record Row(List<String> cells, String detail) {
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /** A column, and what may happen to it where the page is too narrow. */
  record Column(String title, Fit fit) {}

  /** What may happen to a column. The last constants give way first. */
  enum Fit {
    /** Is always there in full. */
    WHOLE,
    /** May be cut. */
    CUT,
    /** May be broken over several lines; for the last column. */
    WRAP,
    /** May be left out when cutting does not suffice. */
    SPARE,
    /** Is there only where there is room for everything. */
    EXTRA
  }
}
