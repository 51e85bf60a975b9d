package dev.clioremind.report;

import dev.clioremind.core.log.Status;
import dev.clioremind.report.StatusDays.Span;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How many messages came to which status on which day: bars, and what their colours mean.
 *
 * <p>Places along the days are in percent and all others in pixels, so that the bars are as wide as
 * the page allows and the letters keep their size.
 */
final class StatusChart {

  private static final int TOP = 8;
  private static final int HEIGHT = 96;
  private static final int BOTTOM = TOP + HEIGHT;

  /** Of these dates every second one is left out on a phone. */
  private static final int MOST_DATES = 7;

  /** A bar that is there can be seen. */
  private static final double LEAST = 3;

  /** One after the other: what happens to a message first, and what becomes of it. */
  private static final List<Panel> PANELS =
      List.of(
          new Panel(
              "handed-over",
              "Handed over",
              List.of(Status.SUCCESS, Status.SCHEDULED, Status.ENROLLED)),
          new Panel(
              "not-sent",
              "Not sent, or not known",
              List.of(
                  Status.FAILED, Status.REJECTED, Status.UNKNOWN, Status.RELEASED, Status.SKIPPED)),
          new Panel(
              "afterwards",
              "What became of them",
              List.of(Status.DELIVERED, Status.UNDELIVERED, Status.CANCELLED, Status.RESOLVED)));

  /** Statuses that are told in bars of their own. */
  private record Panel(String name, String title, List<Status> statuses) {}

  private final StatusDays days;
  private final Times times;

  StatusChart(StatusDays days, Times times) {
    this.days = days;
    this.times = times;
  }

  void write(Html html) {
    html.open("div", "class", "charts");
    for (Panel panel : PANELS) {
      List<Status> shown = panel.statuses().stream().filter(s -> days.total(s) > 0).toList();
      if (!shown.isEmpty()) {
        panel(html, panel, shown);
      }
    }
    html.close();
  }

  private void panel(Html html, Panel panel, List<Status> shown) {
    long top = ceiling(days.spans().stream().mapToLong(span -> span.count(shown)).max().orElse(0));
    html.open("figure", "class", "chart");
    html.element("figcaption", panel.title());
    html.open("ul", "class", "legend");
    for (Status status : shown) {
      html.open("li", "class", look(status)).element("b", status.word());
      html.text(meaning(status)).close();
    }
    html.close();
    html.open(
        "svg",
        "width",
        "100%",
        "height",
        Integer.toString(BOTTOM + 24),
        "role",
        "img",
        "aria-labelledby",
        panel.name() + "-title " + panel.name() + "-text");
    html.element(
        "title",
        panel.title() + (days.weekly() ? " per week" : " per day"),
        "id",
        panel.name() + "-title");
    html.element("desc", inWords(shown), "id", panel.name() + "-text");
    for (long tick : top % 2 == 0 ? List.of(0L, top / 2, top) : List.of(0L, top)) {
      level(html, tick, top);
    }
    dates(html);
    for (int i = 0; i < days.spans().size(); i++) {
      bar(html, i, shown, top);
    }
    html.close().close();
  }

  private String inWords(List<Status> shown) {
    String totals =
        shown.stream()
            .map(status -> "%s %s".formatted(status.word(), days.total(status)))
            .collect(Collectors.joining(", "));
    Span most =
        days.spans().stream()
            .max(Comparator.comparingLong((Span span) -> span.count(shown)))
            .orElseThrow();
    return "%s. The most, %s, on %s. The table below has every figure."
        .formatted(totals, most.count(shown), most.name(times));
  }

  /** The least number of at most two digits and zeros that is even, or 1, and no less. */
  private static long ceiling(long most) {
    long unit = 1;
    while (unit * 10 < most) {
      unit *= 10;
    }
    for (long step : new long[] {1, 2, 4, 6, 8, 10}) {
      if (step * unit >= most) {
        return step * unit;
      }
    }
    return 10 * unit;
  }

  private static double y(long count, long top) {
    return BOTTOM - (double) HEIGHT * count / top;
  }

  private static void level(Html html, long count, long top) {
    String y = pixels(y(count, top));
    html.open("line", "x1", "0", "x2", "100%", "y1", y, "y2", y).close();
    html.element(
        "text",
        Long.toString(count),
        "x",
        "-8",
        "y",
        pixels(y(count, top) + 4),
        "text-anchor",
        "end");
  }

  private void dates(Html html) {
    int last = days.spans().size() - 1;
    int dates = Math.min(MOST_DATES, days.spans().size());
    for (int i = 0; i < dates; i++) {
      int index = dates == 1 ? 0 : i * last / (dates - 1);
      boolean first = i == 0 && dates > 1;
      boolean end = i == dates - 1 && dates > 1;
      html.element(
          "text",
          times.dayAndMonth(days.spans().get(index).first()),
          "class",
          i % 2 == 0 ? "date" : "date between",
          "x",
          percent(first ? 0 : end ? index + 1 : index + 0.5),
          "y",
          Integer.toString(BOTTOM + 18),
          "text-anchor",
          first ? "start" : end ? "end" : "middle");
    }
  }

  private void bar(Html html, int index, List<Status> shown, long top) {
    Span span = days.spans().get(index);
    if (span.count(shown) == 0) {
      return;
    }
    html.open("g");
    html.element(
        "title",
        span.name(times)
            + shown.stream()
                .filter(status -> span.count(status) > 0)
                .map(status -> "%s %s".formatted(status.word(), span.count(status)))
                .collect(Collectors.joining(", ", ": ", "")));
    double foot = BOTTOM;
    for (Status status : shown) {
      if (span.count(status) > 0) {
        double height = Math.max(LEAST, BOTTOM - y(span.count(status), top));
        foot -= height;
        html.open(
                "rect",
                "class",
                look(status),
                "x",
                percent(index + 0.1),
                "width",
                percent(0.8),
                "y",
                pixels(foot),
                "height",
                pixels(height))
            .close();
      }
    }
    html.close();
  }

  private String percent(double spans) {
    return String.format(Locale.ROOT, "%.3f%%", 100 * spans / days.spans().size());
  }

  private static String pixels(double length) {
    return String.format(Locale.ROOT, "%.1f", length);
  }

  private static String look(Status status) {
    return status.word();
  }

  private static String meaning(Status status) {
    return switch (status) {
      case CLAIMED, SENDING -> "a run is at work on it";
      case SUCCESS -> "accepted by GoHighLevel";
      case SCHEDULED -> "accepted, to arrive at its time";
      case ENROLLED -> "put into a workflow";
      case FAILED -> "refused this time, tried again";
      case REJECTED -> "refused for good";
      case UNKNOWN -> "no clear answer: may have gone out";
      case RELEASED -> "let go, surely not sent";
      case SKIPPED -> "not sent, and a person was told";
      case CANCELLED -> "withdrawn before it left";
      case DELIVERED -> "arrived";
      case UNDELIVERED -> "could not be delivered";
      case RESOLVED -> "settled by a person";
    };
  }
}
