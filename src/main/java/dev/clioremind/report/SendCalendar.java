package dev.clioremind.report;

import dev.clioremind.core.plan.Decision;
import dev.clioremind.core.plan.PlannedReminder;
import dev.clioremind.core.rule.Channel;
import dev.clioremind.core.run.RunReport;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.time.temporal.WeekFields;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The coming weeks, day by day in the firm's zone, with what reaches clients on each by channel.
 * Days that the plan does not look at say so: an empty one is not a day on which nothing goes out.
 */
final class SendCalendar {

  private final Look look;
  private final LocalDate today;
  private final LocalDate lastPlanned;
  private final Times times;
  private final Map<LocalDate, Map<Channel, Map<String, Integer>>> days = new TreeMap<>();

  SendCalendar(RunReport report, Look look) {
    this.look = look;
    this.today = report.plan().moment().today();
    this.lastPlanned = today.plusDays(report.plan().moment().days());
    this.times = new Times(look, today);
    report.plan().reminders().forEach(line -> day(line).ifPresent(day -> add(day, line)));
  }

  /** The day on which a client gets it; empty for one that nobody gets. */
  private Optional<LocalDate> day(PlannedReminder line) {
    Optional<LocalDate> later =
        line.sendAt().map(moment -> moment.atZone(look.zone()).toLocalDate());
    return line.decision() == Decision.SEND ? later.or(() -> Optional.of(today)) : later;
  }

  private void add(LocalDate day, PlannedReminder line) {
    days.computeIfAbsent(day, d -> new EnumMap<>(Channel.class))
        .computeIfAbsent(line.channel(), c -> new TreeMap<>())
        .merge(line.subject().occasion().type(), 1, Integer::sum);
  }

  void write(Html html) {
    html.open("section").element("h2", "Calendar");
    html.element(
        "p",
        lastPlanned.equals(today)
            ? "What clients get today. This plan does not look at later days."
            : "What clients get on which day. This plan looks ahead to %s."
                .formatted(times.fullDay(lastPlanned)));
    legend(html);
    html.open("table", "class", "calendar", "role", "table");
    html.element("caption", "Messages per day and channel", "class", "unseen");
    DayOfWeek first = WeekFields.of(look.locale()).getFirstDayOfWeek();
    html.open("thead", "role", "rowgroup").open("tr", "role", "row");
    for (int i = 0; i < 7; i++) {
      html.element(
          "th",
          first.plus(i).getDisplayName(TextStyle.FULL_STANDALONE, look.locale()),
          "scope",
          "col",
          "role",
          "columnheader");
    }
    html.close().close().open("tbody", "role", "rowgroup");
    LocalDate begin = today.with(TemporalAdjusters.previousOrSame(first));
    LocalDate end = days.keySet().stream().reduce(lastPlanned, (a, b) -> a.isAfter(b) ? a : b);
    long weeks = ChronoUnit.DAYS.between(begin, end) / 7 + 1;
    for (int week = 0; week < weeks; week++) {
      html.open("tr", "role", "row");
      for (int i = 0; i < 7; i++) {
        day(html, begin.plusDays(7L * week + i));
      }
      html.close();
    }
    html.close().close().close();
  }

  /** Which colour is which channel; each day names the channels too. */
  private void legend(Html html) {
    Set<Channel> shown = EnumSet.noneOf(Channel.class);
    days.values().forEach(day -> shown.addAll(day.keySet()));
    if (shown.size() > 1) {
      html.open("ul", "class", "legend");
      shown.forEach(channel -> html.element("li", channel.word(), "class", look(channel)));
      html.close();
    }
  }

  private static String look(Channel channel) {
    return "channel " + channel.name().toLowerCase(Locale.ROOT);
  }

  private void day(Html html, LocalDate day) {
    Map<Channel, Map<String, Integer>> channels = days.getOrDefault(day, Map.of());
    boolean past = day.isBefore(today);
    if (past || (day.isAfter(lastPlanned) && channels.isEmpty())) {
      html.open("td", "role", "cell", "class", "outside");
      date(html, day);
      html.element("p", past ? "past" : "not planned yet").close();
      return;
    }
    if (day.equals(today)) {
      html.open("td", "role", "cell", "class", "today", "aria-current", "date");
    } else if (channels.isEmpty()) {
      html.open("td", "role", "cell", "class", "quiet");
    } else {
      html.open("td", "role", "cell");
    }
    date(html, day);
    if (channels.isEmpty()) {
      html.element("p", "nothing");
    } else {
      html.open("ul");
      channels.forEach((channel, types) -> channel(html, channel, types));
      html.close();
    }
    html.close();
  }

  /** The weekday stands over the column already, where the calendar is wide enough to have one. */
  private void date(Html html, LocalDate day) {
    html.open("p", "class", "date");
    html.element("span", times.weekday(day), "class", "weekday");
    html.element("b", times.dayAndMonth(day));
    if (day.equals(today)) {
      html.element("em", "today");
    }
    html.close();
  }

  private static void channel(Html html, Channel channel, Map<String, Integer> types) {
    int count = types.values().stream().mapToInt(Integer::intValue).sum();
    html.open("li", "class", look(channel));
    html.element("strong", "%s %s".formatted(count, channel.word()));
    html.element(
            "span",
            types.entrySet().stream()
                .map(
                    type ->
                        types.size() == 1
                            ? type.getKey()
                            : "%s\u00a0(%s)".formatted(type.getKey(), type.getValue()))
                .collect(Collectors.joining(", ")))
        .close();
  }
}
