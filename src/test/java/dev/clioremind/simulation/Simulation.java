package dev.clioremind.simulation;

import dev.clioremind.core.log.AuditEvent;
import dev.clioremind.core.log.RunId;
import dev.clioremind.core.plan.Identity;
import dev.clioremind.core.sheet.Switch;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * One seed: a morning on which two or three runs meet while things go wrong, at noon perhaps a
 * person who sorts or deletes rows, then an afternoon on which all is well again.
 */
final class Simulation {

  private static final Duration AFTERWARDS = Duration.ofHours(1);

  private final World world;
  private final Set<RunId> ids = new HashSet<>();

  /** What the runs of one seed share. */
  static final class World {
    private final VirtualTime time = new VirtualTime(Firm.MORNING);
    private final Mishaps mishaps;
    private final Figures figures = new Figures();
    private final Ledger ledger = new Ledger();
    private final Firm firm;
    private final SimulatedSheet sheet;
    private final Sabotage sabotage;
    private final List<String> faults = new ArrayList<>();
    private boolean shrank;

    private World(long seed, Sabotage sabotage) {
      this.mishaps = new Mishaps(new SplittableRandom(seed));
      this.firm = new Firm(mishaps);
      this.sheet = new SimulatedSheet(time, mishaps, figures, firm);
      this.sabotage = sabotage;
    }

    VirtualTime time() {
      return time;
    }

    Mishaps mishaps() {
      return mishaps;
    }

    Figures figures() {
      return figures;
    }

    Ledger ledger() {
      return ledger;
    }

    Firm firm() {
      return firm;
    }

    SimulatedSheet sheet() {
      return sheet;
    }

    Sabotage sabotage() {
      return sabotage;
    }

    /** Whether somebody deleted rows of the log. */
    boolean shrank() {
      return shrank;
    }

    void broken(String what) {
      faults.add(what);
    }

    List<String> faults() {
      return faults;
    }
  }

  private Simulation(long seed, Sabotage sabotage) {
    world = new World(seed, sabotage);
  }

  /**
   * Plays one seed.
   *
   * @throws Violation when a promise was broken
   */
  static Figures play(long seed, Sabotage sabotage) {
    Simulation simulation = new Simulation(seed, sabotage);
    simulation.day();
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
    simulation.day();
    return simulation.story();
  }

  /** All rows, for whoever looks into a failing seed. */
  private String story() {
    return world.sheet().events().stream()
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

  private void day() {
    if (world.mishaps().oneIn(20)) {
      world.sheet().fill(history());
    }
    morning();
    noon();
    afternoon();
  }

  /** A long log: what was sent in the weeks before, to people who have nothing due today. */
  private List<List<Object>> history() {
    int days = 20 + world.mishaps().below(60);
    List<List<Object>> rows = new ArrayList<>();
    for (int i = days * 3; i > 0; i--) {
      Instant at = Firm.MORNING.minus(Duration.ofHours(8L * i));
      String hash = String.format(Locale.ROOT, "%064x", world.mishaps().below(Integer.MAX_VALUE));
      RunId run = RunId.of(at, i);
      rows.add(
          List.of(
              hash,
              at.toString(),
              "entry-" + i,
              "SMS-1d",
              "success",
              "-",
              run + ".1.success",
              "old-" + i,
              hash,
              "2026-10-01T09:00-04:00",
              "named"));
    }
    return rows;
  }

  private void morning() {
    Mishaps chance = world.mishaps();
    int runs = 2 + chance.below(2);
    Duration apart =
        switch (chance.below(5)) {
          case 0 -> Duration.ofSeconds(2);
          case 1 -> Duration.ofSeconds(10);
          case 2 -> Duration.ofSeconds(30);
          case 3 -> Duration.ofMinutes(70);
          default -> Duration.ofHours(4);
        };
    Instant start = world.time().now();
    boolean namesakes = chance.oneIn(8);
    for (int i = 0; i < runs; i++) {
      int chunk = 1 + chance.below(3);
      if (namesakes && i < 2) {
        namesake(start, chunk);
      } else {
        begin(start.plus(chance.between(Duration.ZERO, apart)), skew(chance), chunk);
      }
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
      world.time().at(off, () -> world.sheet().turn(Switch.PAUSED));
      world.time().at(off.plusSeconds(90), () -> world.sheet().turn(Switch.ON));
    }
    if (chance.oneIn(8)) {
      world
          .time()
          .at(start.plus(chance.between(Duration.ZERO, apart.plusMinutes(2))), world.sheet()::sort);
    }
    for (int looks = chance.below(4); looks > 0; looks--) {
      world
          .time()
          .begin(
              start.plus(chance.between(Duration.ofMinutes(45), Duration.ofHours(4))),
              new Clerk(world)::resolve);
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

  /** Starts a run; no two of these are called the same. */
  private SimulatedRun begin(Instant at, Duration skew, int chunk) {
    RunId id;
    do {
      id = RunId.of(at.plus(skew), world.mishaps().below(0x10000));
    } while (!ids.add(id));
    return begin(id, at, skew, chunk);
  }

  /**
   * Starts one of two runs that drew the same name: begun in one second, or at least by their
   * clocks.
   */
  private void namesake(Instant start, int chunk) {
    Mishaps chance = world.mishaps();
    Instant at =
        start.plus(chance.between(Duration.ZERO, Duration.ofSeconds(chance.oneIn(2) ? 1 : 50)));
    Duration skew = Duration.between(at, start.plusSeconds(10)).truncatedTo(ChronoUnit.SECONDS);
    RunId id = RunId.of(start.plusSeconds(10), 0xffff);
    ids.add(id);
    world.figures().add(Figures.Count.NAMESAKES);
    begin(id, at, skew, chunk);
  }

  private SimulatedRun begin(RunId id, Instant at, Duration skew, int chunk) {
    SimulatedRun run = new SimulatedRun(id, world, skew, chunk);
    world.time().begin(at, run::go);
    return run;
  }

  private void noon() {
    Mishaps chance = world.mishaps();
    boolean sorts = chance.oneIn(8);
    boolean deletes = chance.oneIn(8);
    chance.heal();
    world.sheet().turn(Switch.ON);
    if (sorts) {
      world.sheet().sort();
    }
    if (deletes) {
      deleteRows();
    }
  }

  /** A log that lost rows stops everything until a person has seen to it. */
  private void deleteRows() {
    List<LogRow> before = world.sheet().lose();
    if (before.isEmpty()) {
      return;
    }
    world.shrank = true;
    int messages = world.ledger().size();
    SimulatedRun run = lastOf(1);
    if (!run.refused() || world.ledger().size() > messages) {
      world.broken("the log has lost rows, and a run went on");
    }
    if (world.mishaps().oneIn(3)) {
      world.sheet().restore(before);
    } else {
      world.time().begin(world.time().now().plus(AFTERWARDS), new Clerk(world)::accept);
      world.time().run();
    }
  }

  private void afternoon() {
    // A refusal is tried again, at the most twice.
    new Verdict(world).check(lastOf(3), false);
    asksAPerson();
    // A twin of what was settled may come forward only then: rows of its own were lost.
    lastOf(1);
    asksAPerson();
    new Verdict(world).check(lastOf(2), true);
  }

  private void asksAPerson() {
    world.time().begin(world.time().now().plus(AFTERWARDS), new Clerk(world)::resolve);
    world.time().run();
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

  private Figures figures() {
    Figures figures = world.figures();
    figures.add(Figures.Count.SEEDS);
    for (AuditEvent event : world.sheet().everWritten()) {
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
