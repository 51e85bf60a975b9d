package dev.clioremind.clio;

import dev.clioremind.core.deadline.Deadline;
import dev.clioremind.core.deadline.DeadlineId;
import dev.clioremind.core.deadline.Due;
import dev.clioremind.core.sheet.Problem;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Gives each occurrence of a recurring entry an identity. Clio does not say whether the ids of
 * occurrences differ; where they do not, the start date is added to each.
 */
final class Occurrences {
  private static final Comparator<Read> OLDEST_FIRST =
      Comparator.comparing(read -> updated(read.row()));

  private static final Comparator<Deadline> BY_TIME =
      Comparator.comparing(deadline -> deadline.due().timeOrDash());

  /** A row and what it was read as. */
  record Read(Wire.Entry row, Deadline deadline) {}

  private Occurrences() {}

  /**
   * The deadlines of a whole listing, each with an id of its own.
   *
   * @param reads in Clio's order
   */
  static List<Deadline> distinct(List<Read> reads, Consumer<Problem> problems) {
    Map<DeadlineId, List<Read>> byId =
        reads.stream()
            .collect(
                Collectors.groupingBy(
                    read -> read.deadline().id(), LinkedHashMap::new, Collectors.toList()));
    var distinct = new ArrayList<Deadline>();
    byId.forEach(
        (id, same) -> {
          List<Deadline> starts = starts(same);
          if (starts.size() == 1) {
            distinct.addAll(starts);
          } else {
            distinct.addAll(dated(starts, problems));
          }
        });
    return distinct;
  }

  /** One per start. Of an entry that moved while the pages were read, only the newest. */
  private static List<Deadline> starts(List<Read> same) {
    Map<Due, Read> byStart = new LinkedHashMap<>();
    same.stream().sorted(OLDEST_FIRST).forEach(read -> byStart.put(read.deadline().due(), read));
    List<Read> kept = List.copyOf(byStart.values());
    if (kept.size() > 1 && kept.stream().noneMatch(read -> recurs(read.row()))) {
      Instant newest =
          kept.stream()
              .map(read -> updated(read.row()))
              .max(Comparator.naturalOrder())
              .orElse(Instant.EPOCH);
      kept = kept.stream().filter(read -> updated(read.row()).equals(newest)).toList();
    }
    return kept.stream().map(Read::deadline).toList();
  }

  private static List<Deadline> dated(List<Deadline> starts, Consumer<Problem> problems) {
    Map<DeadlineId, Deadline> byDay = new TreeMap<>();
    starts.stream()
        .sorted(BY_TIME)
        .map(deadline -> withId(deadline, deadline.id().on(deadline.due().date())))
        .forEach(
            deadline -> {
              if (byDay.putIfAbsent(deadline.id(), deadline) != null) {
                problems.accept(
                    Problem.needsPerson(
                        deadline.id().value(),
                        "comes more than once on that day under one id; only the first is"
                            + " reminded of"));
              }
            });
    return List.copyOf(byDay.values());
  }

  static Deadline withId(Deadline deadline, DeadlineId id) {
    return new Deadline(
        id,
        deadline.due(),
        deadline.matter(),
        deadline.labels(),
        deadline.summary(),
        deadline.description(),
        deadline.location(),
        deadline.assignee(),
        deadline.created());
  }

  /** Whether Clio says that the row belongs to a series. */
  static boolean recurs(Wire.Entry row) {
    return WireText.given(row.recurrenceRule()) || WireText.given(row.parentCalendarEntryId());
  }

  private static Instant updated(Wire.Entry row) {
    return WireText.moment(row.updatedAt()).map(OffsetDateTime::toInstant).orElse(Instant.EPOCH);
  }
}
