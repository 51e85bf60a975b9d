package dev.clioremind.simulation;

import dev.clioremind.core.ConfigurationException;
import dev.clioremind.core.ServiceException;
import dev.clioremind.core.log.AuditEvent;
import dev.clioremind.core.log.Doubt;
import dev.clioremind.core.log.EventLog;
import dev.clioremind.core.log.Resolution;
import dev.clioremind.core.log.RunId;
import dev.clioremind.core.plan.DoubtsInPlan;
import dev.clioremind.core.plan.Identity;
import dev.clioremind.core.plan.Plan;
import dev.clioremind.core.run.Briefing;
import dev.clioremind.core.time.Holidays;
import dev.clioremind.sheets.SheetsAuditLog;
import dev.clioremind.sheets.SheetsReading;
import dev.clioremind.sheets.SheetsRuleBook;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A person at the firm who sees to the log: {@code audit resolve} and {@code audit accept}. */
final class Clerk {

  private final Simulation.World world;
  private final Machine machine;

  Clerk(Simulation.World world) {
    this.world = world;
    this.machine = Machine.ofPerson(world);
  }

  /** Takes the log as it is, though it has lost rows. */
  void accept() {
    work(
        () -> {
          SheetsAuditLog log = new SheetsAuditLog(reading());
          if (log.accept(machine.wall().instant()) == 0) {
            world.broken("rows are gone, but there was nothing to accept");
          }
          world.figures().add(Figures.Count.LOSSES_ACCEPTED);
        });
  }

  /**
   * Looks at what is in doubt, when its lease is over, and says what became of it. They say that a
   * message was not sent only when it can't be on its way any more: nothing in the product could
   * hold back a message that sleeps on the wire.
   */
  void resolve() {
    work(
        () -> {
          SheetsReading reading = reading();
          SheetsAuditLog auditLog = new SheetsAuditLog(reading);
          List<AuditEvent> events = auditLog.events(LocalDate.EPOCH);
          EventLog log =
              EventLog.of(events, SimulatedRun.TAKEN_FOR).accepted(auditLog.acceptedAt());
          Instant now = machine.wall().instant();
          List<AuditEvent> resolved = new ArrayList<>();
          for (Doubt doubt : doubts(reading, auditLog, log, now)) {
            if (!doubt.isHeld(now)) {
              word(doubt).ifPresent(w -> resolved.add(doubt.resolved(w, "Pat", now)));
            }
          }
          if (!resolved.isEmpty()) {
            auditLog.append(resolved);
            resolved.forEach(e -> world.figures().add(Figures.Count.RESOLVED));
            List<AuditEvent> all = new ArrayList<>(events);
            all.addAll(resolved);
            auditLog.finish(EventLog.of(all, SimulatedRun.TAKEN_FOR).oldestOpen(now));
          }
        });
  }

  private SheetsReading reading() {
    return new SheetsReading(new SheetConnection(world, machine));
  }

  private void work(Runnable task) {
    try {
      task.run();
    } catch (ServiceException | ConfigurationException e) {
      // They are told, and try another time.
    } catch (RuntimeException | AssertionError e) {
      world.broken("a defect: " + e + " at " + List.of(e.getStackTrace()).subList(0, 3));
    }
  }

  private List<Doubt> doubts(
      SheetsReading reading, SheetsAuditLog auditLog, EventLog log, Instant now) {
    List<Doubt> doubts = new ArrayList<>(log.doubts(now));
    if (log.accepted().isPresent()) {
      RunId run = RunId.of(now, world.mishaps().below(0x10000));
      DoubtsInPlan.of(plan(reading, auditLog, run, now), log, run, now).stream()
          .filter(Doubt::isAboutLostRow)
          .forEach(doubts::add);
    }
    return doubts;
  }

  private Plan plan(SheetsReading reading, SheetsAuditLog auditLog, RunId run, Instant now) {
    return Briefing.read(
            new Briefing.Sources(
                new SheetsRuleBook(reading),
                auditLog,
                new ClioSide(world.firm(), machine),
                new GhlSide(run, world, machine, (contact, body) -> "")),
            new Briefing.Request(now, now, 0, SimulatedRun.TAKEN_FOR),
            SimulatedRun.SETTINGS,
            year -> Holidays.none())
        .plan();
  }

  /** What they see in the client's conversation; empty while it may still change. */
  private Optional<Resolution> word(Doubt doubt) {
    RunId run = doubt.known().attempt().run();
    String ref = Identity.ref(doubt.known().hash());
    if (world.ledger().mayStillArrive(run, ref)) {
      return Optional.empty();
    }
    boolean sent =
        world.shrank()
            // Rows of other attempts may be gone: any message that tells it counts.
            ? world.ledger().has(ref)
                || world.firm().words(doubt.known()).filter(world.ledger()::hasWords).isPresent()
            : world.ledger().has(run, ref);
    if (sent) {
      return Optional.of(Resolution.SENT);
    }
    return Optional.of(world.mishaps().oneIn(6) ? Resolution.DROP : Resolution.NOT_SENT);
  }
}
