package dev.clioremind.core.setup;

import java.time.LocalDate;
import java.util.List;

/**
 * A spreadsheet as it should be.
 *
 * @param tabs in the order in which they are made
 * @param startDate in the firm's zone; recorded where none is
 */
public record Blueprint(List<TabPlan> tabs, LocalDate startDate) {
  public Blueprint {
    tabs = List.copyOf(tabs);
  }
}
