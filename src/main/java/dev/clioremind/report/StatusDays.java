package dev.clioremind.report;

import dev.clioremind.core.log.LogSummary;
import dev.clioremind.core.log.Status;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The days of a report without a gap, and how many attempts came to each status on them; weeks
 * where it is of more days than a chart can show.
 *
 * @param spans the days or weeks, the earliest first; none where nothing happened
 */
record StatusDays(List<Span> spans, boolean weekly) {

  private static final int MOST_DAYS = 92;
  private static final int WEEK = 7;

  StatusDays {
    spans = List.copyOf(spans);
  }

  /** A day, or some days, the first and the last included. */
  record Span(LocalDate first, LocalDate last, Map<Status, Long> counts) {
    Span {
      counts = Map.copyOf(counts);
    }

    /** {@code Wed Nov 25}, or {@code Nov 22 to Nov 28}. */
    String name(Times times) {
      return first.equals(last) ? times.day(first) : times.days(first, last);
    }

    long count(Status status) {
      return counts.getOrDefault(status, 0L);
    }

    long count(List<Status> statuses) {
      return statuses.stream().mapToLong(this::count).sum();
    }
  }

  /**
   * The days from the first to the last, which are included.
   *
   * @param weekStart the day with which a week begins where the firm is
   */
  static StatusDays of(LogSummary summary, LocalDate from, LocalDate to, DayOfWeek weekStart) {
    if (summary.days().isEmpty()) {
      return new StatusDays(List.of(), false);
    }
    LocalDate begun = summary.days().get(0).date();
    LocalDate ended = summary.days().get(summary.days().size() - 1).date();
    // A clock that was ahead: what is counted is shown.
    LocalDate last = ended.isAfter(to) ? ended : to;
    if (areFew(from, last)) {
      return new StatusDays(spans(summary, from, last, 1), false);
    }
    if (areFew(begun, last)) {
      return new StatusDays(spans(summary, begun, last, 1), false);
    }
    LocalDate first = begun.with(TemporalAdjusters.previousOrSame(weekStart));
    return new StatusDays(spans(summary, first, last, WEEK), true);
  }

  private static boolean areFew(LocalDate from, LocalDate to) {
    return ChronoUnit.DAYS.between(from, to) < MOST_DAYS;
  }

  private static List<Span> spans(LogSummary summary, LocalDate from, LocalDate to, int length) {
    List<Span> spans = new ArrayList<>();
    for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(length)) {
      LocalDate first = day;
      LocalDate last = day.plusDays(length - 1L).isAfter(to) ? to : day.plusDays(length - 1L);
      Map<Status, Long> counts = new EnumMap<>(Status.class);
      summary.days().stream()
          .filter(d -> !d.date().isBefore(first) && !d.date().isAfter(last))
          .forEach(d -> d.counts().forEach((status, n) -> counts.merge(status, n, Long::sum)));
      spans.add(new Span(first, last, counts));
    }
    return spans;
  }

  /** The statuses that occur, in their order. */
  List<Status> statuses() {
    return Arrays.stream(Status.values()).filter(status -> total(status) > 0).toList();
  }

  long total(Status status) {
    return spans.stream().mapToLong(span -> span.count(status)).sum();
  }
}
