package dev.clioremind.clio;

import dev.clioremind.core.sheet.Problem;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What came up while reading and is told with the next listing, each once. Thread-safe. */
final class Notes {
  private final Set<Problem> told = new LinkedHashSet<>();
  private final Set<Problem> open = new LinkedHashSet<>();

  synchronized void add(Problem problem) {
    if (told.add(problem)) {
      open.add(problem);
    }
  }

  /** What was not told yet. */
  synchronized List<Problem> take() {
    List<Problem> taken = List.copyOf(open);
    open.clear();
    return taken;
  }
}
