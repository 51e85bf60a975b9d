package dev.clioremind.report;

import dev.clioremind.core.log.LogSummary;
import dev.clioremind.core.log.Status;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The days of a report without a gap, and how many attempts came to each status on them; weeks
 * where it is of more days than a chart can show.
 *
 * @param spans the days or weeks, the earliest first
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

    long count(Status status) {
      return counts.getOrDefault(status, 0L);
    }

    long count(List<Status> statuses) {
      return statuses.stream().mapToLong(this::count).sum();
    }
  }

  /** The days from the first to the last, which are included. */
  static StatusDays of(LogSummary summary, LocalDate from, LocalDate to) {
    // A clock that was ahead: what is counted is shown.
    LocalDate last =
        summary.days().stream().map(LogSummary.Day::date).reduce(to, (a, b) -> a.isAfter(b) ? a : b);
    return upTo(summary, from, last);
  }

  private static StatusDays upTo(LogSummary summary, LocalDate from, LocalDate to) {
    if (ChronoUnit.DAYS.between(from, to) < MOST_DAYS || summary.days().isEmpty()) {
      LocalDate first = summary.days().isEmpty() ? to : from;
      return new StatusDays(spans(summary, first, to, 1), false);
    }
    LocalDate first = summary.days().get(0).date();
    int length = ChronoUnit.DAYS.between(first, to) < MOST_DAYS ? 1 : WEEK;
    return new StatusDays(spans(summary, first, to, length), length == WEEK);
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
