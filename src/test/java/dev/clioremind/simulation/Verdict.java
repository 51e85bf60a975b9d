package dev.clioremind.simulation;

import dev.clioremind.core.log.AttemptId;
import dev.clioremind.core.log.AuditEvent;
import dev.clioremind.core.log.Status;
import dev.clioremind.core.plan.Identity;
import dev.clioremind.core.plan.Plan;
import dev.clioremind.core.plan.PlannedReminder;
import dev.clioremind.core.plan.Reason;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether the promises were kept. */
final class Verdict {

  private static final Set<Status> OUTCOMES =
      EnumSet.of(
          Status.SUCCESS,
          Status.SCHEDULED,
          Status.ENROLLED,
          Status.FAILED,
          Status.REJECTED,
          Status.UNKNOWN,
          Status.RELEASED);

  private final Simulation.World world;

  Verdict(Simulation.World world) {
    this.world = world;
  }

  /** Everything that was broken. */
  List<String> broken() {
    List<String> broken = new ArrayList<>(world.faults());
    broken.addAll(world.ledger().doubles());
    broken.addAll(world.sheet().contradictions());
    world.sheet().everWritten().stream()
        .collect(Collectors.groupingBy(AuditEvent::attempt))
        .forEach((id, events) -> contradiction(id, events, broken));
    return broken;
  }

  /** No event of an attempt contradicts another, or what people received. */
  private void contradiction(AttemptId id, List<AuditEvent> events, List<String> broken) {
    Set<Status> said = events.stream().map(AuditEvent::status).collect(Collectors.toSet());
    Set<Status> outcomes = EnumSet.noneOf(Status.class);
    outcomes.addAll(said);
    outcomes.retainAll(OUTCOMES);
    String ref = Identity.ref(events.get(0).hash());
    // What another attempt sent, whose rows are gone, is found for this one.
    boolean arrived = world.shrank() ? world.ledger().has(ref) : world.ledger().has(id.run(), ref);
    if (said.contains(Status.SUCCESS)) {
      // It was not known first, and found later.
      outcomes.remove(Status.UNKNOWN);
    }
    // Where rows are gone, what another attempt sent may be found for one that was let go.
    if (outcomes.size() > 1 && !world.shrank()) {
      broken.add(id + " ended in " + outcomes);
    }
    if (!said.contains(Status.SENDING)
        && outcomes.stream().anyMatch(status -> status != Status.RELEASED)) {
      broken.add(id + " has an outcome, but was not sent: " + said);
    }
    if (said.contains(Status.SUCCESS) && !arrived) {
      broken.add(id + " is a success, but nothing arrived");
    }
  }

  /**
   * Each reminder that is due was received, or somebody is told of it.
   *
   * @param resolved whether a person has resolved all that was in doubt
   */
  void check(SimulatedRun last, boolean resolved) {
    if (!world.time().now().atZone(Firm.ZONE).toLocalDate().equals(Firm.TODAY)) {
      // Machines slept so long that other reminders are due now.
      return;
    }
    Plan plan = last.plan().orElse(null);
    if (plan == null) {
      world.broken("the last run made no plan");
      return;
    }
    world.firm().due().stream()
        .collect(Collectors.groupingBy(Firm.Expected::words))
        .forEach(
            (words, entries) -> {
              if (!world.ledger().hasWords(words)
                  && entries.stream().noneMatch(e -> isNamed(e, plan, resolved))) {
                world.broken("lost: %s; the plan says %s".formatted(words, lines(plan)));
              }
            });
  }

  private boolean isNamed(Firm.Expected expected, Plan plan, boolean resolved) {
    return plan.reminders().stream()
        .filter(line -> line.subject().occasion().deadline().id().equals(expected.deadline()))
        .anyMatch(line -> line.reason().filter(r -> names(r, expected, resolved)).isPresent());
  }

  private boolean names(Reason reason, Firm.Expected expected, boolean resolved) {
    return switch (reason) {
      case IN_DOUBT -> !resolved;
      case MAX_ATTEMPTS, ALREADY_REPORTED -> true;
      // It was sent for another hour, and a person was told to call; or a person who was asked
      // about a lost row saw it.
      case ALREADY_SENT ->
          world.sheet().events().stream()
              .anyMatch(
                  e -> e.deadlineId().equals(expected.deadline().value()) && tellsAnotherHour(e));
      default -> false;
    };
  }

  private boolean tellsAnotherHour(AuditEvent e) {
    boolean reported =
        e.status() == Status.SKIPPED && e.details().startsWith(Reason.CHANGED_AFTER_SENT.word());
    boolean seen = world.shrank() && e.status() == Status.RESOLVED;
    return reported || seen;
  }

  private static List<String> lines(Plan plan) {
    return plan.reminders().stream().map(Verdict::line).toList();
  }

  private static String line(PlannedReminder line) {
    return line.subject().occasion().deadline()
        + " "
        + line.subject().occasion().rule().ruleId()
        + " "
        + line.decision()
        + line.reason().map(r -> " " + r.word()).orElse("");
  }
}
