package dev.clioremind.report;

import dev.clioremind.core.log.AttemptState;
import dev.clioremind.core.log.LogSummary;
import dev.clioremind.core.log.LogSummary.Fates;
import dev.clioremind.core.log.Status;
import dev.clioremind.core.plan.Reason;
import dev.clioremind.core.send.ReminderOutcome;
import dev.clioremind.report.Block.Column;
import dev.clioremind.report.Block.Fit;
import dev.clioremind.report.Block.Grid;
import dev.clioremind.report.Block.Heading;
import dev.clioremind.report.Block.Prose;
import dev.clioremind.report.Block.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.WeekFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What {@code audit report} tells of some days, as one page for a browser or a printer. */
public final class SummaryPage {

  private static final int MOST_ROWS = 30;
  private static final String DAYS = "days";
  private static final String TROUBLES = "troubles";
  private static final String OPEN = "open";
  private static final String DELIVERY = "delivery";
  private static final String CONVERSATIONS = "Open the clients' conversations in GoHighLevel";

  private final LogSummary summary;
  private final StatusDays days;
  private final Links links;
  private final Times times;

  private SummaryPage(LogSummary summary, StatusDays days, Links links, Times times) {
    this.summary = summary;
    this.days = days;
    this.links = links;
    this.times = times;
  }

  /**
   * The whole page, to be kept as UTF-8.
   *
   * @param from the first day it tells of
   * @param to the last, which is included
   * @param firm the firm's name
   * @param now when it is made
   */
  public static String render(
      LogSummary summary,
      LocalDate from,
      LocalDate to,
      String firm,
      Links links,
      Look look,
      Instant now) {
    Times times = new Times(look, now.atZone(look.zone()).toLocalDate());
    SummaryPage page =
        new SummaryPage(
            summary,
            StatusDays.of(summary, from, to, WeekFields.of(look.locale()).getFirstDayOfWeek()),
            links,
            times);
    return HtmlPage.write(
        "%s: reminders from %s to %s".formatted(firm, from, to),
        html -> {
          html.element("p", firm, "class", "firm");
          html.element(
              "h1", "Reminders from %s to %s".formatted(times.longDay(from), times.longDay(to)));
          html.element(
              "p",
              "Made on %s. Days are those of %s."
                  .formatted(times.momentWithZone(now), look.zone().getId()),
              "class",
              "lead");
        },
        page::body,
        "Made by clio-remind. Numbers, dates and ids only: no client is named on this page.");
  }

  private void body(Html html) {
    figures().write(html);
    if (summary.days().isEmpty()) {
      html.open("section");
      html.element("p", "Nothing was sent, refused or skipped on these days.");
      html.close();
    } else {
      html.open("section", "id", DAYS);
      html.element("h2", days.weekly() ? "Messages per week" : "Messages per day");
      new StatusChart(days, times).write(html);
      new StatusTable(days, times).write(html);
      html.close();
    }
    List<Block> blocks = new ArrayList<>();
    troubles(blocks);
    open(blocks);
    HtmlBlocks writer =
        new HtmlBlocks(
            html,
            links.conversations().map(page -> Map.of(CONVERSATIONS, page)).orElse(Map.of()),
            Set.of());
    writer.write(blocks);
    delivery(html);
    writer.write(rules());
  }

  private KeyFigures figures() {
    Fates fates = summary.fates();
    long refused = days.total(Status.FAILED) + days.total(Status.REJECTED);
    long doubtful =
        summary.open().stream().filter(open -> open.state() == AttemptState.IN_DOUBT).count();
    return new KeyFigures()
        .add(Long.toString(sent(fates)), "sent", Tone.GOOD, summary.days().isEmpty() ? "" : DAYS)
        .add(
            SummaryReports.rate(fates),
            fates.rate() < 0
                ? "delivered: nothing known yet"
                : "delivered, of %s whose fate is known"
                    .formatted(fates.delivered() + fates.undelivered()),
            Tone.PLAIN,
            sent(fates) > 0 ? DELIVERY : "")
        .add(
            Long.toString(fates.undelivered()),
            "could not be delivered",
            fates.undelivered() > 0 ? Tone.ATTENTION : Tone.PLAIN,
            days.total(Status.UNDELIVERED) > 0 ? TROUBLES : "")
        .add(
            Long.toString(refused),
            refused == 1 ? "refusal" : "refusals",
            Tone.PLAIN,
            refused > 0 ? TROUBLES : "")
        .add(
            Long.toString(doubtful),
            "in doubt now",
            doubtful > 0 ? Tone.ATTENTION : Tone.PLAIN,
            summary.open().isEmpty() ? "" : OPEN);
  }

  private static long sent(Fates fates) {
    return fates.delivered() + fates.undelivered() + fates.unreported() + fates.enrolled();
  }

  private void troubles(List<Block> blocks) {
    if (summary.troubles().isEmpty()) {
      return;
    }
    blocks.add(new Heading("What did not arrive, and why", Tone.STRONG, TROUBLES));
    blocks.add(
        Grid.of(
            List.of(
                new Column("Times", Fit.WHOLE),
                new Column("Status", Fit.WHOLE),
                new Column("Why", Fit.CUT),
                new Column("What to do", Fit.CUT)),
            summary.troubles().stream()
                .limit(MOST_ROWS)
                .map(
                    trouble ->
                        row(
                            Long.toString(trouble.count()),
                            trouble.status().word(),
                            why(trouble),
                            advice(trouble)))
                .toList()));
    more(summary.troubles().size(), blocks);
  }

  private static void more(int all, List<Block> blocks) {
    if (all > MOST_ROWS) {
      blocks.add(
          new Prose(
              "These are the first %s of %s; clio-remind audit report --format csv has all."
                  .formatted(MOST_ROWS, all),
              Tone.FAINT));
    }
  }

  private static Optional<Reason> reason(LogSummary.Trouble trouble) {
    return trouble.status() == Status.SKIPPED ? Reason.of(trouble.why()) : Optional.empty();
  }

  private static String why(LogSummary.Trouble trouble) {
    return reason(trouble)
        .map(reason -> "%s (%s)".formatted(Words.sentence(reason.inWords()), reason.word()))
        .orElse(trouble.why().isEmpty() ? "no reason was given" : trouble.why());
  }

  private static String advice(LogSummary.Trouble trouble) {
    return switch (trouble.status()) {
      case FAILED -> NextSteps.of(ReminderOutcome.FAILED);
      case REJECTED -> NextSteps.of(ReminderOutcome.REJECTED);
      case UNKNOWN -> "Nothing, unless it is still open, below.";
      case RELEASED -> NextSteps.of(ReminderOutcome.RELEASED);
      case UNDELIVERED -> NextSteps.of(Reason.UNDELIVERED);
      case SKIPPED -> reason(trouble).map(NextSteps::of).orElse("");
      case CLAIMED, SENDING, SUCCESS, SCHEDULED, ENROLLED, CANCELLED, DELIVERED, RESOLVED -> "";
    };
  }

  private void open(List<Block> blocks) {
    if (summary.open().isEmpty()) {
      blocks.add(
          new Heading("Nothing is open: no message is in doubt, of whatever day.", Tone.GOOD));
      return;
    }
    blocks.add(new Heading("Open now, of whatever day", Tone.ATTENTION, OPEN));
    if (links.conversations().isPresent()) {
      blocks.add(new Prose(CONVERSATIONS, Tone.PLAIN));
    }
    blocks.add(
        Grid.of(
            List.of(
                new Column("Since", Fit.WHOLE),
                new Column("DeadlineID", Fit.WHOLE),
                new Column("Deadline told", Fit.SPARE),
                new Column("Rule", Fit.CUT),
                new Column("Hash", Fit.WHOLE),
                new Column("What to do", Fit.CUT)),
            summary.open().stream()
                .map(
                    open ->
                        row(
                            times.shortMoment(open.event().time()),
                            open.event().deadlineId(),
                            times.told(open.event().deadline()),
                            open.event().ruleId(),
                            open.event().shortHash(),
                            open.state() == AttemptState.IN_DOUBT
                                ? "It may have been sent. Look it up in GoHighLevel, then:"
                                    + " clio-remind audit resolve "
                                    + open.event().shortHash()
                                : "Nothing: a run is at work on it."))
                .toList()));
  }

  private void delivery(Html html) {
    if (sent(summary.fates()) > 0) {
      html.open("section", "class", "small", "id", DELIVERY).element("h2", "Delivery");
      html.element("p", SummaryReports.delivery(summary.fates()));
      new DeliveryBar(summary.fates()).write(html);
      html.close();
    }
  }

  private List<Block> rules() {
    if (summary.rules().isEmpty()) {
      return List.of();
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Heading("Busiest rules", Tone.STRONG));
    blocks.add(
        Grid.of(
            List.of(
                new Column("Rule", Fit.CUT),
                new Column("Tried", Fit.WHOLE),
                new Column("Sent", Fit.WHOLE)),
            summary.rules().stream()
                .limit(MOST_ROWS)
                .map(r -> row(r.ruleId(), Long.toString(r.tried()), Long.toString(r.sent())))
                .toList()));
    more(summary.rules().size(), blocks);
    return blocks;
  }

  private static Row row(String... cells) {
    return new Row(List.of(cells), "");
  }
}
