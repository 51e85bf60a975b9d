package dev.clioremind.report;

import dev.clioremind.core.log.Status;
import java.util.List;

/** The figures of a {@link StatusChart}, of the days on which something happened. */
final class StatusTable {

  private final StatusDays days;
  private final Times times;

  StatusTable(StatusDays days, Times times) {
    this.days = days;
    this.times = times;
  }

  void write(Html html) {
    List<Status> statuses = days.statuses();
    html.open("table", "class", "list counts", "role", "table");
    html.element(
        "caption",
        days.weekly() ? "The same figures, per week" : "The same figures, per day",
        "class",
        "unseen");
    html.open("thead", "role", "rowgroup").open("tr", "role", "row");
    html.element("th", days.weekly() ? "Week" : "Day", "scope", "col", "role", "columnheader");
    statuses.forEach(
        status ->
            html.element(
                "th",
                status.word(),
                "scope",
                "col",
                "role",
                "columnheader",
                "class",
                "number short"));
    html.close().close().open("tbody", "role", "rowgroup");
    days.spans().stream()
        .filter(span -> span.count(statuses) > 0)
        .forEach(
            span ->
                row(html, span.name(times), statuses, statuses.stream().map(span::count).toList()));
    html.close().open("tfoot", "role", "rowgroup");
    row(html, "Total", statuses, statuses.stream().map(days::total).toList());
    html.close().close();
  }

  private static void row(Html html, String name, List<Status> statuses, List<Long> counts) {
    html.open("tr", "role", "row");
    html.element("th", name, "scope", "row", "role", "rowheader", "class", "short");
    for (int i = 0; i < counts.size(); i++) {
      html.element(
          "td",
          Long.toString(counts.get(i)),
          "role",
          "cell",
          "data-label",
          statuses.get(i).word(),
          "class",
          counts.get(i) == 0 ? "number none" : "number");
    }
    html.close();
  }
}
