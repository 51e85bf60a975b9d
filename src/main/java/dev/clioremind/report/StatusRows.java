package dev.clioremind.report;

import dev.clioremind.core.ExitCode;
import dev.clioremind.core.log.RunId;
import dev.clioremind.core.people.MatterId;
import dev.clioremind.core.plan.PlannedReminder;
import dev.clioremind.core.run.RunReport;
import dev.clioremind.core.send.WithdrawalOutcome;
import dev.clioremind.core.sheet.BoardCell;
import dev.clioremind.core.sheet.Problem;
import dev.clioremind.report.Lots.Lot;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The Status tab: first how the last run went and what to do, then what needs a person, matter by
 * matter, then the rest.
 */
final class StatusRows {

  private static final String AND_IF_NOT =
      "If none comes within a day, ask whoever set it up: the cron job or the workflow stands still.";

  private final RunReport report;
  private final Links links;
  private final Optional<URI> ciRun;
  private final Lots lots;
  private final Times times;
  private final List<List<BoardCell>> rows = new ArrayList<>();

  /**
   * Tells a run.
   *
   * @param ciRun the page of the CI job
   */
  StatusRows(RunReport report, Links links, Look look, Optional<URI> ciRun) {
    this.report = report;
    this.links = links;
    this.ciRun = ciRun;
    this.lots = new Lots(report);
    this.times = new Times(look, report.plan().moment().today());
  }

  List<List<BoardCell>> rows() {
    rows.addAll(
        head(
            times.momentWithZone(report.started()),
            run(report.run(), ciRun),
            Endings.withCode(report.exitCode()),
            Endings.whatToDo(report.exitCode()),
            "It may come at any time: nobody is messaged twice. " + AND_IF_NOT));
    numbers();
    report.notes().forEach(note -> text("Note", note));
    Concerns concerns = new Concerns(report, links, lots, times);
    people("Needs a person", concerns.fresh());
    problems("To mend", lots.toMend());
    people("Told by an earlier run, and still so", concerns.before());
    leftToNextRun();
    problems("Worth knowing", lots.warnings());
    return List.copyOf(rows);
  }

  /**
   * The first rows, of a run that did not come to its end.
   *
   * @param what what ended it
   * @param fix what to do; may be empty
   */
  static List<List<BoardCell>> ofBrokenRun(
      RunId run, Instant started, ExitCode code, String what, String fix, Look look) {
    Times times = new Times(look, started.atZone(look.zone()).toLocalDate());
    return head(
        times.momentWithZone(started),
        run(run, Optional.empty()),
        "%s: %s".formatted(Endings.withCode(code), what),
        fix.isBlank() ? Endings.whatToDo(code) : fix,
        "It does what this one did not. What stands below is of the last run that came to its end. "
            + AND_IF_NOT);
  }

  /** As many rows for each run, so that a broken one leaves what stands below them. */
  private static List<List<BoardCell>> head(
      String when, BoardCell run, String how, String whatToDo, String next) {
    return List.of(
        List.of(new BoardCell.Heading("Last run"), BoardCell.of(when), run),
        List.of(new BoardCell.Heading("How it went"), BoardCell.of(how)),
        List.of(new BoardCell.Heading("What to do"), BoardCell.of(whatToDo)),
        List.of(new BoardCell.Heading("The next run"), BoardCell.of(next)));
  }

  static BoardCell run(RunId run, Optional<URI> page) {
    return page.<BoardCell>map(uri -> new BoardCell.Link(run.value(), uri))
        .orElseGet(() -> BoardCell.of(run.value()));
  }

  private void numbers() {
    heading("In numbers", "run " + report.run());
    int later = lots.count(Lot.SCHEDULED);
    text(
        "Sent",
        later == 0
            ? Integer.toString(lots.sent())
            : "%s, of which %s later"
                .formatted(lots.sent(), later == 1 ? "1 arrives" : later + " arrive"));
    long withdrawn =
        report.performed().withdrawals().stream()
            .filter(w -> w.kind() == WithdrawalOutcome.Kind.WITHDRAWN)
            .count();
    if (withdrawn > 0) {
      text("Withdrawn in time", Long.toString(withdrawn));
    }
    text("Need a person", Integer.toString(lots.forPerson()));
    text("Left to the next run", Integer.toString(lots.count(Lot.NEXT_RUN) + untried()));
    text("Nothing to do about", Integer.toString(lots.count(Lot.SKIPPED)));
  }

  private int untried() {
    return lots.count(Lot.DUE_NOW) + lots.count(Lot.DUE_FOR_LATER);
  }

  /** A row for each thing, the matters by their nearest deadline. */
  private void people(String title, List<Concern> concerns) {
    if (concerns.isEmpty()) {
      return;
    }
    heading(title, "What happened", "What to do", "Deadline", "In Clio", "Rule", "In GoHighLevel");
    Map<Optional<MatterId>, Map<Thing, List<Concern>>> matters = new LinkedHashMap<>();
    concerns.stream()
        .sorted(Comparator.comparing(Concern::due).thenComparing(Concern::deadlineId))
        .forEach(
            one ->
                matters
                    .computeIfAbsent(one.matter(), m -> new LinkedHashMap<>())
                    .computeIfAbsent(
                        new Thing(one.deadlineId(), one.why(), one.whatToDo()),
                        t -> new ArrayList<>())
                    .add(one));
    matters.forEach(
        (matter, things) -> {
          BoardCell first = matter(matter);
          for (List<Concern> same : things.values()) {
            rows.add(row(first, same));
            first = BoardCell.of("");
          }
        });
  }

  /** What is one thing to a person: the same of one deadline, by whichever rules. */
  private record Thing(String deadlineId, String why, String whatToDo) {}

  private BoardCell matter(Optional<MatterId> matter) {
    return matter
        .<BoardCell>map(id -> new BoardCell.Link("Matter " + id.value(), links.matter(id)))
        .orElseGet(() -> BoardCell.of("No matter known"));
  }

  private List<BoardCell> row(BoardCell matter, List<Concern> same) {
    Concern one = same.get(0);
    return List.of(
        matter,
        BoardCell.of(one.why()),
        BoardCell.of(one.whatToDo()),
        BoardCell.of(times.withDistance(one.when(), one.due())),
        one.page()
            .<BoardCell>map(page -> new BoardCell.Link(one.deadlineId(), page))
            .orElseGet(() -> BoardCell.of(one.deadlineId())),
        BoardCell.of(
            same.stream().map(Concern::ruleId).distinct().collect(Collectors.joining(", "))),
        inGhl(one));
  }

  private BoardCell inGhl(Concern one) {
    return one.contact()
        .flatMap(links::contact)
        .<BoardCell>map(page -> new BoardCell.Link("The contact", page))
        .or(
            () ->
                one.inGhl()
                    ? links.conversations().map(page -> new BoardCell.Link("Conversations", page))
                    : Optional.empty())
        .orElseGet(() -> BoardCell.of(""));
  }

  private void leftToNextRun() {
    Map<String, List<PlannedReminder>> byReason = lots.byReason(Lot.NEXT_RUN);
    if (byReason.isEmpty()) {
      return;
    }
    heading("Left to the next run", "Why", "Deadlines");
    byReason.forEach(
        (why, lines) ->
            text(
                Words.count(lines.size(), "reminder"),
                Words.sentence(why),
                String.join(
                    ", ",
                    lines.stream()
                        .map(line -> line.subject().occasion().deadline().id().value())
                        .distinct()
                        .toList())));
  }

  private void problems(String title, List<Problem> problems) {
    if (problems.isEmpty()) {
      return;
    }
    heading(title, "What it is");
    problems.forEach(problem -> text(Words.sentence(problem.where()), problem.what()));
  }

  private void heading(String... texts) {
    text("");
    rows.add(Stream.of(texts).<BoardCell>map(BoardCell.Heading::new).toList());
  }

  private void text(String... texts) {
    rows.add(Stream.of(texts).map(BoardCell::of).toList());
  }
}
