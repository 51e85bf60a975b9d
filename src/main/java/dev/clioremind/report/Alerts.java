package dev.clioremind.report;

import dev.clioremind.core.ExitCode;
import dev.clioremind.core.log.RunId;
import dev.clioremind.core.people.MatterId;
import dev.clioremind.core.run.Alert;
import dev.clioremind.core.run.Alert.About;
import dev.clioremind.core.run.Alert.Matter;
import dev.clioremind.core.run.Alert.Thing;
import dev.clioremind.core.run.RunReport;
import dev.clioremind.report.Lots.Lot;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a run's alert says: what is new for a person, by matter. Decides nothing of it anew. */
public final class Alerts {

  /** How a run ends that a person is told of. */
  private static final Set<ExitCode> TOLD =
      Set.of(
          ExitCode.DEFECT,
          ExitCode.USAGE,
          ExitCode.SIGN_IN,
          ExitCode.CONFIGURATION,
          ExitCode.REFUSED,
          ExitCode.NEEDS_PERSON,
          ExitCode.TRY_AGAIN);

  private record Why(String why, String whatToDo) {}

  private final RunReport report;
  private final Links links;
  private final Lots lots;
  private final Times times;
  private final Map<Optional<MatterId>, Map<Why, List<About>>> found = new LinkedHashMap<>();

  private Alerts(RunReport report, Links links, Look look) {
    this.report = report;
    this.links = links;
    this.lots = new Lots(report);
    this.times = new Times(look, report.plan().moment().today());
  }

  /**
   * What to tell of a run; empty when there is nothing new. Also of an interrupted one: what it
   * wrote into the log as reported counts as new in no later run.
   *
   * @param firm the firm's name
   * @param ciRun the page of the CI job
   */
  public static Optional<Alert> of(
      RunReport report, String firm, Links links, Look look, Optional<URI> ciRun) {
    Alerts alerts = new Alerts(report, links, look);
    return TOLD.contains(report.exitCode()) || alerts.lots.forPerson() > 0
        ? Optional.of(alerts.alert(firm, ciRun))
        : Optional.empty();
  }

  /**
   * What to tell of a run that ended early; empty when nobody needs to know.
   *
   * @param firm the firm's name; may be empty
   * @param fix what to do; may be empty
   */
  public static Optional<Alert> ofEarlyEnd(
      String firm, RunId run, ExitCode code, String what, String fix, Optional<URI> ciRun) {
    return TOLD.contains(code)
        ? Optional.of(
            new Alert(firm, run, code, Optional.empty(), List.of(), List.of(), what, fix, ciRun))
        : Optional.empty();
  }

  private Alert alert(String firm, Optional<URI> ciRun) {
    new Concerns(report, links, lots, times).fresh().forEach(this::add);
    List<Matter> matters = new ArrayList<>();
    found.forEach(
        (id, things) ->
            matters.add(
                new Matter(
                    id.map(matter -> "Matter " + matter.value()).orElse("No matter known"),
                    id.map(links::matter),
                    things.entrySet().stream()
                        .map(t -> new Thing(t.getKey().why(), t.getKey().whatToDo(), t.getValue()))
                        .toList())));
    return new Alert(
        firm,
        report.run(),
        report.exitCode(),
        Optional.of(
            new Alert.Counts(
                lots.sent(),
                lots.forPerson(),
                lots.count(Lot.NEXT_RUN) + untried(),
                lots.skipped())),
        matters,
        more(),
        "",
        "",
        ciRun);
  }

  private int untried() {
    return lots.count(Lot.DUE_NOW) + lots.count(Lot.DUE_FOR_LATER);
  }

  private void add(Concern one) {
    found
        .computeIfAbsent(one.matter(), m -> new LinkedHashMap<>())
        .computeIfAbsent(new Why(one.why(), one.whatToDo()), w -> new ArrayList<>())
        .add(new About(one.deadlineId(), one.page(), one.ruleId(), one.when()));
  }

  private List<String> more() {
    List<String> more = new ArrayList<>();
    lots.toMend().forEach(p -> more.add("%s: %s".formatted(p.where(), p.what())));
    lots.byReason(Lot.NEXT_RUN)
        .forEach(
            (why, lines) ->
                more.add(
                    "Left to the next run: %s; %s"
                        .formatted(Words.count(lines.size(), "reminder"), why)));
    if (untried() > 0) {
      more.add("Due and not tried: " + Words.count(untried(), "reminder"));
    }
    more.addAll(report.notes());
    return more;
  }
}
