package dev.clioremind.core.deadline;

import dev.clioremind.core.people.Party;
import java.time.Instant;

/**
 * One thing that falls due in Clio: a calendar entry occurrence or an open task.
 *
 * @param summary the entry's summary or the task's name: client data, empty when Clio has none
 * @param description client data, empty when Clio has none
 * @param location client data, empty when Clio has none
 * @param assignee whom a task is assigned to; nobody for an entry
 * @param created when it was entered in Clio; the epoch when Clio does not say
 */
public record Deadline(
    DeadlineId id,
    Due due,
    MatterLink matter,
    Labels labels,
    String summary,
    String description,
    String location,
    Party assignee,
    Instant created) {

  /** The id and the date: the rest is client data, which no log or error may show. */
  @Override
  public String toString() {
    return id + " due " + due.told();
  }
}
