package dev.clioremind.core.deadline;

import dev.clioremind.core.sheet.Problem;
import java.time.Instant;
import java.util.List;

/**
 * A whole reading of the open deadlines of a range of days. A reading that is not whole is an
 * error, never a shorter listing.
 *
 * @param deadlines each once, ordered by date and id
 * @param problems what could not be read of single entries, by deadline id
 * @param read when the reading began
 */
public record Listing(List<Deadline> deadlines, List<Problem> problems, Instant read) {

  public Listing {
    deadlines = List.copyOf(deadlines);
    problems = List.copyOf(problems);
  }
}
