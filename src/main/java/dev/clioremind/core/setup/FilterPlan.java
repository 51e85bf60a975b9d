package dev.clioremind.core.setup;

import java.util.List;

/**
 * A view of a tab that leaves rows out, for whoever chooses it.
 *
 * @param header the column that decides
 * @param hidden the words in it whose rows are left out
 */
public record FilterPlan(String title, String header, List<String> hidden) {
  public FilterPlan {
    hidden = List.copyOf(hidden);
  }
}
