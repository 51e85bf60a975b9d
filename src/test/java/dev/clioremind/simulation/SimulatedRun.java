package dev.clioremind.simulation;

import dev.clioremind.core.ConfigurationException;
import dev.clioremind.core.ServiceException;
import dev.clioremind.core.deadline.Markers;
import dev.clioremind.core.log.AuditLog;
import dev.clioremind.core.log.RunId;
import dev.clioremind.core.plan.Delivery;
import dev.clioremind.core.plan.Identity;
import dev.clioremind.core.plan.Plan;
import dev.clioremind.core.plan.PlanSettings;
import dev.clioremind.core.plan.PlannedReminder;
import dev.clioremind.core.run.Briefing;
import dev.clioremind.core.send.Dispatch;
import dev.clioremind.core.send.Hands;
import dev.clioremind.core.send.Performed;
import dev.clioremind.core.send.RunTime;
import dev.clioremind.core.send.SendSettings;
import dev.clioremind.core.send.StopSignal;
import dev.clioremind.core.sheet.Switch;
import dev.clioremind.core.text.MessageContent;
import dev.clioremind.core.time.Holidays;
import dev.clioremind.core.time.Hours;
import dev.clioremind.core.time.Lease;
import dev.clioremind.core.time.SendDays;
import dev.clioremind.core.time.SendWindow;
import dev.clioremind.sheets.SheetsAuditLog;
import dev.clioremind.sheets.SheetsReading;
import dev.clioremind.sheets.SheetsRuleBook;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One run of {@code send}: the core and the log in the spreadsheet as they are, and the services as
 * its machine reaches them.
 */
final class SimulatedRun {

  static final Duration LEASE = Duration.ofMinutes(30);
  static final Duration TAKEN_FOR = LEASE.plus(Briefing.GRACE);

  static final Markers MARKERS = new Markers(List.of("vacated"));
  static final PlanSettings SETTINGS =
      new PlanSettings(
          "Example Law",
          Firm.ZONE,
          Locale.US,
          new SendDays(SendWindow.parse("MON-SUN 00:00-24:00"), Holidays.none(), true),
          Hours.parse("00:00-24:00"),
          true,
          Firm.CATCH_UP_DAYS,
          3,
          false,
          Set.of("open"),
          MARKERS,
          false);

  private static final Duration TOLERATED_SKEW = Duration.ofSeconds(60);

  private final RunId id;
  private final Simulation.World world;
  private final Machine machine;
  private final int chunk;
  private Optional<Plan> plan = Optional.empty();
  private boolean refused;

  SimulatedRun(RunId id, Simulation.World world, Duration skew, int chunk) {
    this.id = id;
    this.world = world;
    this.machine = Machine.ofRun(world, skew);
    this.chunk = chunk;
  }

  /** What the run decided; empty when it did not get so far. */
  Optional<Plan> plan() {
    return plan;
  }

  /** Whether it refused to send because rows of the log are gone. */
  boolean refused() {
    return refused;
  }

  /** The run, from what is read to what is noted. */
  void go() {
    world.figures().add(Figures.Count.RUNS);
    try {
      perform();
    } catch (ServiceException e) {
      // A run that ends so is run again.
    } catch (ConfigurationException e) {
      refused = String.valueOf(e.getMessage()).contains("rows were deleted");
      boolean misplaced = String.valueOf(e.getMessage()).contains("in the wrong place, twice");
      if (refused ? !world.shrank() : !misplaced) {
        world.broken("%s asks for a person without a reason: %s".formatted(id, e.getMessage()));
      }
    } catch (Crash e) {
      world.figures().add(Figures.Count.CRASHES);
    } catch (RuntimeException | AssertionError e) {
      world.broken("a defect: " + e + " at " + List.of(e.getStackTrace()).subList(0, 3));
    }
  }

  private void perform() {
    Instant started = machine.wall().instant();
    Lease lease =
        new Lease(
            world.sabotage() == Sabotage.MONOTONIC_LEASE ? machine.wallThatStops() : machine.wall(),
            machine::monotonic,
            LEASE);
    SheetsReading reading = new SheetsReading(new SheetConnection(world, machine));
    AuditLog log = world.sabotage().of(id, new SheetsAuditLog(reading));
    ClioSide clio = new ClioSide(world.firm(), machine);
    GhlSide ghl = new GhlSide(id, world, machine, this::refOf);
    Briefing briefing =
        Briefing.read(
            new Briefing.Sources(new SheetsRuleBook(reading), log, clio, ghl),
            new Briefing.Request(started, started, 0, TAKEN_FOR),
            SETTINGS,
            year -> Holidays.none());
    if (machine.skew().abs().compareTo(TOLERATED_SKEW) > 0) {
      world.figures().add(Figures.Count.CLOCKS_OFF);
      return;
    }
    plan = Optional.of(briefing.plan());
    int random = world.mishaps().below(Integer.MAX_VALUE);
    Dispatch dispatch =
        new Dispatch(
            id,
            world.sabotage() == Sabotage.ATTEMPTS_FROM_ONE ? 0 : random,
            new Dispatch.Ports(log, ghl, clio),
            new SendSettings(SimulatedSheet.SETTLE, chunk, 200, TAKEN_FOR, MARKERS),
            new RunTime(machine.wall(), lease, machine::pause, StopSignal.never()),
            messages -> new OwnHands());
    Plan known = dispatch.pollFates(dispatch.withdraw(briefing.plan()), briefing.log());
    Performed performed = dispatch.performed();
    if (briefing.sending() == Switch.ON) {
      Plan settled = dispatch.settleDoubts(known);
      plan = Optional.of(settled);
      performed = dispatch.perform(settled);
    }
    boolean leavesDoubt = performed.leavesDoubt();
    LocalDate today = started.atZone(ZoneOffset.UTC).toLocalDate();
    log.finish(briefing.oldestOpen().or(() -> leavesDoubt ? Optional.of(today) : Optional.empty()));
  }

  /** The reference of the reminder that goes to a contact in these words. */
  private String refOf(String contact, String body) {
    return plan.orElseThrow().toHandOver().stream()
        .filter(
            line -> {
              Delivery delivery = delivery(line);
              return delivery.contact().id().value().equals(contact)
                  && delivery.content() instanceof MessageContent.Text text
                  && text.body().equals(body);
            })
        .map(line -> Identity.ref(line.subject().hash()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("a message that is not in the plan"));
  }

  private static Delivery delivery(PlannedReminder line) {
    return line instanceof PlannedReminder.Send send
        ? send.delivery()
        : ((PlannedReminder.Schedule) line).delivery();
  }

  /** Hands messages over one after the other, so that a seed gives one order. */
  private static final class OwnHands implements Hands {
    @Override
    public void execute(Runnable work) {
      work.run();
    }

    @Override
    public void close() {}
  }
}
