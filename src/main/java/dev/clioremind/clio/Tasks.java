package dev.clioremind.clio;

import dev.clioremind.core.deadline.DateRange;
import dev.clioremind.core.deadline.Deadline;
import dev.clioremind.core.deadline.DeadlineId;
import dev.clioremind.core.sheet.Problem;
import dev.clioremind.http.Query;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Open tasks with a due date.
 *
 * @see <a href="https://docs.developers.clio.com/api-reference/#tag/Tasks">Clio: Tasks</a>
 */
final class Tasks {
  private final ClioReader reader;

  Tasks(ClioReader reader) {
    this.reader = reader;
  }

  /** All open tasks that are due on a day of the range. */
  List<Deadline> in(DateRange range, Consumer<Problem> problems) {
    Query query =
        Query.none()
            .with(Param.COMPLETE, "false")
            .with(Param.DUE_FROM, range.first().toString())
            .with(Param.DUE_TO, range.last().toString());
    Collection<Wire.Task> rows = latest(reader.all(Resource.TASKS, query, Wire.Task.class));
    tellDrafts(rows, problems);
    List<Deadline> open = open(rows, problems);
    List<Deadline> due = open.stream().filter(task -> range.contains(task.due().date())).toList();
    if (due.size() < open.size()) {
      problems.accept(
          Problem.warning(
              "Clio tasks", "some lie outside the days that were asked for; they are left out"));
    }
    return due;
  }

  /** The present state of these tasks. One that is gone, completed or a draft again is left out. */
  List<Deadline> reread(Collection<DeadlineId> ids, Consumer<Problem> problems) {
    List<String> clioIds = ids.stream().map(DeadlineId::clioId).toList();
    return open(
        latest(reader.byIds(Resource.TASKS, clioIds, Query.none(), Wire.Task.class)), problems);
  }

  /** A task that moved between two pages is in both: the page that was read later is right. */
  private static Collection<Wire.Task> latest(List<Wire.Task> rows) {
    var last = new TreeMap<String, Wire.Task>();
    rows.forEach(row -> last.put(WireText.orEmpty(row.id()), row));
    return last.values();
  }

  private static List<Deadline> open(Collection<Wire.Task> rows, Consumer<Problem> problems) {
    return rows.stream()
        .filter(task -> !TaskMapping.completed(task) && !TaskMapping.draft(task))
        .flatMap(task -> TaskMapping.deadline(task, problems).stream())
        .toList();
  }

  /** A draft that is due becomes a deadline the day it is published; till then it is said. */
  private static void tellDrafts(Collection<Wire.Task> rows, Consumer<Problem> problems) {
    List<DeadlineId> drafts =
        rows.stream()
            .filter(TaskMapping::draft)
            .flatMap(task -> WireText.id(task.id()).stream())
            .map(DeadlineId::task)
            .toList();
    if (!drafts.isEmpty()) {
      problems.accept(
          Problem.warning(
              "Clio tasks",
              "drafts are left out until they are published: " + DeadlineId.named(drafts)));
    }
  }
}
