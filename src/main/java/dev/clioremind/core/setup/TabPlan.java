package dev.clioremind.core.setup;

import dev.clioremind.core.sheet.Tab;
import java.util.List;
import java.util.Optional;

/**
 * One tab.
 *
 * @param columns in their order, the required headers first
 * @param examples rows to begin with, written only where the tab has none
 * @param rows how many the grid has at first
 * @param spareColumns blank ones at the right, for columns of the firm's own
 * @param guarded whether only the program is to write there
 */
public record TabPlan(
    Tab tab,
    List<ColumnPlan> columns,
    List<List<String>> examples,
    int rows,
    int spareColumns,
    boolean guarded,
    Optional<FilterPlan> filter) {

  public TabPlan {
    columns = List.copyOf(columns);
    examples = examples.stream().map(List::copyOf).toList();
  }
}
