package dev.clioremind.report;

import dev.clioremind.core.run.RunReport;
import dev.clioremind.report.Block.Heading;
import dev.clioremind.report.Block.Prose;
import dev.clioremind.report.Lots.Lot;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A plan as one page for a browser or a printer: the numbers, a calendar, then the story of the
 * tables. No client data.
 */
public final class PlanPage {

  private final RunReport report;
  private final Lots lots;
  private final Links links;
  private final Look look;
  private final List<Block> sections;

  private PlanPage(RunReport report, Links links, Look look) {
    this.report = report;
    this.lots = new Lots(report);
    this.links = links;
    this.look = look;
    this.sections = new RunStory(report, look).sections();
  }

  /**
   * The whole page, to be kept as UTF-8.
   *
   * @param firm the firm's name
   */
  public static String render(RunReport report, String firm, Links links, Look look) {
    PlanPage page = new PlanPage(report, links, look);
    return HtmlPage.write(
        "%s: plan of %s".formatted(firm, report.plan().moment().today()),
        html -> page.head(html, firm),
        page::body,
        "Made by clio-remind. Numbers, dates and ids only: no client is named on this page.");
  }

  private void head(Html html, String firm) {
    html.element("p", firm, "class", "firm");
    for (Block block : new RunStory(report, look).opening()) {
      if (block instanceof Heading heading) {
        html.element("h1", heading.text());
      } else if (block instanceof Prose prose) {
        html.element("p", prose.text(), "class", "lead");
      }
    }
  }

  private void body(Html html) {
    figures().write(html);
    new SendCalendar(report, look).write(html);
    new HtmlBlocks(html, deadlines(), Set.of(ReminderRows.DECISION)).write(sections);
  }

  private KeyFigures figures() {
    KeyFigures figures =
        new KeyFigures()
            .add(
                number(report.plan().toHandOver().size()),
                "due now",
                Tone.GOOD,
                anchor(RunStory.anchor(Lot.DUE_NOW), RunStory.anchor(Lot.DUE_FOR_LATER)));
    int days = report.plan().moment().days();
    if (days > 0) {
      figures.add(
          number(lots.count(Lot.COMING)),
          "due in the coming " + Words.count(days, "day"),
          Tone.PLAIN,
          anchor(RunStory.anchor(Lot.COMING)));
    }
    int forPerson = lots.forPerson();
    figures.add(
        number(forPerson),
        forPerson == 1 ? "needs a person" : "need a person",
        forPerson == 0 ? Tone.PLAIN : Tone.ATTENTION,
        anchor(RunStory.DOUBTFUL, RunStory.anchor(Lot.PERSON), RunStory.TO_MEND));
    if (lots.count(Lot.NEXT_RUN) > 0) {
      figures.add(
          number(lots.count(Lot.NEXT_RUN)),
          "left to the next run",
          Tone.PLAIN,
          anchor(RunStory.anchor(Lot.NEXT_RUN)));
    }
    return figures.add(
        number(lots.count(Lot.SKIPPED)),
        "skipped",
        Tone.PLAIN,
        anchor(RunStory.anchor(Lot.SKIPPED)));
  }

  private static String number(int count) {
    return Integer.toString(count);
  }

  /** The first of them that the page has; empty where it has none. */
  private String anchor(String... candidates) {
    return Stream.of(candidates)
        .filter(
            anchor ->
                sections.stream()
                    .anyMatch(
                        block ->
                            block instanceof Heading heading && heading.anchor().equals(anchor)))
        .findFirst()
        .orElse("");
  }

  private Map<String, URI> deadlines() {
    Map<String, URI> pages = new HashMap<>();
    report.plan().reminders().stream()
        .map(line -> line.subject().occasion().deadline())
        .forEach(
            deadline ->
                links.deadline(deadline).ifPresent(page -> pages.put(deadline.id().value(), page)));
    return pages;
  }
}
