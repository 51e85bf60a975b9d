package dev.clioremind.simulation;

import dev.clioremind.core.log.Attempt;
import dev.clioremind.core.log.AttemptId;
import dev.clioremind.core.log.AttemptState;
import dev.clioremind.core.log.AuditEvent;
import dev.clioremind.core.log.Resolution;
import dev.clioremind.core.log.RunId;
import dev.clioremind.core.log.Status;
import dev.clioremind.core.plan.Identity;
import dev.clioremind.core.sheet.Switch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * One seed: a morning on which two or three runs meet while things go wrong, then an afternoon on
 * which all is well again.
 */
final class Simulation {

  private static final Duration AFTERWARDS = Duration.ofHours(1);

  private final World world;
  private final Set<RunId> ids = new HashSet<>();

  /** What the runs of one seed share. */
  record World(
      VirtualTime time,
      Mishaps mishaps,
      Figures figures,
      LogServer server,
      Ledger ledger,
      Firm firm,
      Sabotage sabotage,
      List<String> faults) {

    void broken(String what) {
      faults.add(what);
    }
  }

  private Simulation(long seed, Sabotage sabotage) {
    VirtualTime time = new VirtualTime(Firm.MORNING);
    Mishaps mishaps = new Mishaps(new SplittableRandom(seed));
    Figures figures = new Figures();
    LogServer server = new LogServer(time, mishaps, figures);
    world =
        new World(
            time,
            mishaps,
            figures,
            server,
            new Ledger(),
            new Firm(mishaps),
            sabotage,
            new ArrayList<>());
  }

  /**
   * Plays one seed.
   *
   * @throws Violation when a promise was broken
   */
  static Figures play(long seed, Sabotage sabotage) {
    Simulation simulation = new Simulation(seed, sabotage);
    simulation.morning();
    simulation.afternoon();
    List<String> broken = new Verdict(simulation.world).broken();
    if (!broken.isEmpty()) {
      throw new Violation(
          "seed %s: %s%n%s".formatted(seed, String.join("\n", broken), simulation.story()));
    }
    return simulation.figures();
  }

  /** Plays one seed and tells all that is in the log afterwards. */
  static String story(long seed) {
    Simulation simulation = new Simulation(seed, Sabotage.NONE);
    simulation.morning();
    simulation.afternoon();
    return simulation.story();
  }

  /** All rows, for whoever looks into a failing seed. */
  private String story() {
    return world.server().now().stream()
        .map(
            e ->
                "%s %s %s %s %s %s %s"
                    .formatted(
                        e.time(),
                        e.id(),
                        Identity.ref(e.hash()),
                        e.deadlineId(),
                        e.ruleId(),
                        e.deadline(),
                        e.details()))
        .collect(Collectors.joining("\n"));
  }

  private void morning() {
    Mishaps chance = world.mishaps();
    int runs = 2 + chance.below(2);
    Duration apart =
        switch (chance.below(3)) {
          case 0 -> Duration.ofSeconds(2);
          case 1 -> Duration.ofSeconds(30);
          default -> Duration.ofMinutes(70);
        };
    Instant start = world.time().now();
    for (int i = 0; i < runs; i++) {
      begin(start.plus(chance.between(Duration.ZERO, apart)), skew(chance), 1 + chance.below(3));
    }
    for (int edits = chance.below(5); edits > 0; edits--) {
      world
          .time()
          .at(
              start.plus(chance.between(Duration.ZERO, apart.multipliedBy(2))),
              () -> {
                world.figures().add(Figures.Count.EDITS);
                world.firm().edit(chance);
              });
    }
    if (chance.oneIn(8)) {
      Instant off = start.plus(chance.between(Duration.ZERO, apart));
      world.time().at(off, () -> world.server().turn(Switch.PAUSED));
      world.time().at(off.plusSeconds(90), () -> world.server().turn(Switch.ON));
    }
    for (int looks = chance.below(4); looks > 0; looks--) {
      world
          .time()
          .at(
              start.plus(chance.between(Duration.ofMinutes(45), Duration.ofHours(4))),
              this::resolve);
    }
    world.time().run();
  }

  private static Duration skew(Mishaps chance) {
    if (chance.oneIn(20)) {
      return Duration.ofMinutes(chance.oneIn(2) ? 90 : -90);
    }
    return chance.oneIn(2)
        ? Duration.ZERO
        : chance.between(Duration.ofSeconds(-60), Duration.ofSeconds(60));
  }

  /** Starts a run; no two runs are called the same. */
  private SimulatedRun begin(Instant at, Duration skew, int chunk) {
    RunId id;
    do {
      id = RunId.of(at.plus(skew), world.mishaps().below(0x10000));
    } while (!ids.add(id));
    SimulatedRun run = new SimulatedRun(id, world, skew, chunk);
    world.time().begin(at, run::go);
    return run;
  }

  private void afternoon() {
    world.mishaps().heal();
    world.server().turn(Switch.ON);
    // A refusal is tried again, at the most twice.
    new Verdict(world).check(lastOf(3), false);
    world.time().at(world.time().now().plus(AFTERWARDS), this::resolve);
    world.time().run();
    new Verdict(world).check(lastOf(2), true);
  }

  private SimulatedRun lastOf(int runs) {
    SimulatedRun last = null;
    for (int i = 0; i < runs; i++) {
      last = begin(world.time().now().plus(AFTERWARDS), Duration.ZERO, 10);
      world.time().run();
    }
    if (last == null) {
      throw new IllegalArgumentException("no run");
    }
    return last;
  }

  /**
   * A person looks at what is in doubt, when its lease is over, and says what became of it. They
   * say that a message was not sent only when it can't be on its way any more: nothing in the
   * product could hold back a message that sleeps on the wire.
   */
  private void resolve() {
    Instant now = world.time().now();
    Map<AttemptId, List<AuditEvent>> attempts =
        world.server().now().stream().collect(Collectors.groupingBy(AuditEvent::attempt));
    for (List<AuditEvent> events : attempts.values().stream().sorted(Simulation::byName).toList()) {
      Attempt attempt = new Attempt(events);
      AuditEvent first = events.get(0);
      RunId run = attempt.id().run();
      String ref = Identity.ref(first.hash());
      boolean old =
          events.stream()
              .allMatch(e -> e.time().plus(SimulatedRun.TAKEN_FOR.plusMinutes(1)).isBefore(now));
      if (!old
          || attempt.state(now, SimulatedRun.TAKEN_FOR) != AttemptState.IN_DOUBT
          || world.ledger().mayStillArrive(run, ref)) {
        continue;
      }
      world.figures().add(Figures.Count.RESOLVED);
      Resolution word =
          world.ledger().has(run, ref)
              ? Resolution.SENT
              : world.mishaps().oneIn(6) ? Resolution.DROP : Resolution.NOT_SENT;
      world
          .server()
          .land(
              world
                  .server()
                  .begin(List.of(first.next(Status.RESOLVED, now, word.details("Pat"), ""))),
              false);
    }
  }

  private static int byName(List<AuditEvent> a, List<AuditEvent> b) {
    return a.get(0).id().toString().compareTo(b.get(0).id().toString());
  }

  private Figures figures() {
    Figures figures = world.figures();
    figures.add(Figures.Count.SEEDS);
    for (AuditEvent event : world.server().everWritten()) {
      switch (event.status()) {
        case UNKNOWN -> figures.add(Figures.Count.UNKNOWN);
        case FAILED, REJECTED -> figures.add(Figures.Count.REFUSED);
        case RELEASED -> {
          figures.add(Figures.Count.RELEASED);
          if (event.details().equals("taken")) {
            figures.add(Figures.Count.RIVALS_MET);
          } else if (event.details().equals("lease-over")) {
            figures.add(Figures.Count.LEASES_OVER);
          }
        }
        default -> {}
      }
    }
    return figures;
  }
}
