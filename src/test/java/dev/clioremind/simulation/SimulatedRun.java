package dev.clioremind.simulation;

import dev.clioremind.core.ConfigurationException;
import dev.clioremind.core.ServiceException;
import dev.clioremind.core.deadline.DateRange;
import dev.clioremind.core.deadline.DeadlineId;
import dev.clioremind.core.deadline.DeadlineSource;
import dev.clioremind.core.deadline.Listing;
import dev.clioremind.core.deadline.Markers;
import dev.clioremind.core.log.AuditLog;
import dev.clioremind.core.log.RunId;
import dev.clioremind.core.log.Status;
import dev.clioremind.core.people.Contact;
import dev.clioremind.core.people.ContactId;
import dev.clioremind.core.people.ContactMatch;
import dev.clioremind.core.people.ContactQuery;
import dev.clioremind.core.people.Matter;
import dev.clioremind.core.people.MatterId;
import dev.clioremind.core.people.Person;
import dev.clioremind.core.people.PersonId;
import dev.clioremind.core.people.Relationship;
import dev.clioremind.core.plan.Identity;
import dev.clioremind.core.plan.Plan;
import dev.clioremind.core.plan.PlanSettings;
import dev.clioremind.core.run.Briefing;
import dev.clioremind.core.send.Dispatch;
import dev.clioremind.core.send.Hands;
import dev.clioremind.core.send.MessageSender;
import dev.clioremind.core.send.Outcome;
import dev.clioremind.core.send.OutgoingMessage;
import dev.clioremind.core.send.SendSettings;
import dev.clioremind.core.send.StopSignal;
import dev.clioremind.core.sheet.RuleBook;
import dev.clioremind.core.sheet.Switch;
import dev.clioremind.core.sheet.Workbook;
import dev.clioremind.core.text.MessageContent;
import dev.clioremind.core.text.Snippet;
import dev.clioremind.core.time.Holidays;
import dev.clioremind.core.time.Hours;
import dev.clioremind.core.time.Lease;
import dev.clioremind.core.time.SendDays;
import dev.clioremind.core.time.SendWindow;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One run of the program on a machine of its own: the core as it is, and the services as that
 * machine reaches them. At each step it may be suspended, which its monotonic clock does not
 * notice, or be gone for good.
 */
final class SimulatedRun implements RuleBook, DeadlineSource, MessageSender {

  static final Duration LEASE = Duration.ofMinutes(30);
  static final Duration TAKEN_FOR = LEASE.plus(Briefing.GRACE);

  private static final Duration TOLERATED_SKEW = Duration.ofSeconds(60);
  private static final Markers MARKERS = new Markers(List.of("vacated"));
  private static final PlanSettings SETTINGS =
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

  private final RunId id;
  private final Simulation.World world;
  private final VirtualTime time;
  private final Mishaps mishaps;
  private final Duration skew;
  private final int chunk;
  private final Clock wall = new ShiftedClock(false);
  private final LogClient log;
  private Duration suspended = Duration.ZERO;
  private Optional<Plan> plan = Optional.empty();
  private boolean gone;

  SimulatedRun(RunId id, Simulation.World world, Duration skew, int chunk) {
    this.id = id;
    this.world = world;
    this.time = world.time();
    this.mishaps = world.mishaps();
    this.skew = skew;
    this.chunk = chunk;
    this.log = new LogClient(world.server(), this, time, mishaps, world.figures());
  }

  static ServiceException down() {
    return new ServiceException(ServiceException.Kind.UNAVAILABLE, "It did not answer. Run again.");
  }

  /** What the run decided; empty when it did not get so far. */
  Optional<Plan> plan() {
    return plan;
  }

  /** The run, from what is read to what is sent. */
  void go() {
    world.figures().add(Figures.Count.RUNS);
    try {
      perform();
    } catch (ServiceException | ConfigurationException e) {
      // A run that ends so is run again.
    } catch (Crash e) {
      world.figures().add(Figures.Count.CRASHES);
    } catch (RuntimeException | AssertionError e) {
      world.broken("a defect: " + e + " at " + List.of(e.getStackTrace()).subList(0, 3));
    }
  }

  private void perform() {
    Instant started = wall.instant();
    Lease lease =
        new Lease(
            world.sabotage().leaseClock(wall, new ShiftedClock(true)), this::monotonic, LEASE);
    AuditLog port = world.sabotage().of(id, log);
    Briefing briefing =
        Briefing.read(
            new Briefing.Sources(this, port, this, this),
            new Briefing.Request(started, started, 0, TAKEN_FOR),
            SETTINGS,
            year -> Holidays.none());
    if (skew.abs().compareTo(TOLERATED_SKEW) > 0) {
      world.figures().add(Figures.Count.CLOCKS_OFF);
      return;
    }
    plan = Optional.of(briefing.plan());
    if (briefing.sending() == Switch.PAUSED) {
      return;
    }
    new Dispatch(
            id,
            port,
            this,
            this,
            new SendSettings(LogServer.SETTLE, chunk, 200),
            MARKERS,
            TAKEN_FOR,
            wall,
            lease,
            this::pause,
            StopSignal.never(),
            messages -> new OwnHands())
        .perform(briefing.plan());
  }

  // Steps.

  /** One step over the network, at which anything may happen to this machine. */
  void step() {
    pause(
        mishaps.slowness()
            ? mishaps.between(Duration.ofSeconds(2), Duration.ofMinutes(3))
            : mishaps.between(Duration.ofMillis(20), Duration.ofMillis(800)));
  }

  /** A step that asks for something, and may get no answer. */
  void readCall() {
    step();
    if (mishaps.failedRead()) {
      throw down();
    }
  }

  void pause(Duration length) {
    if (!gone && mishaps.crash()) {
      gone = true;
    }
    if (gone) {
      throw new Crash();
    }
    if (mishaps.suspension()) {
      world.figures().add(Figures.Count.SUSPENSIONS);
      Duration sleep =
          mishaps.oneIn(2)
              ? mishaps.between(Duration.ofSeconds(1), Duration.ofMinutes(20))
              : mishaps.between(Duration.ofMinutes(20), Duration.ofMinutes(80));
      time.pass(sleep);
      suspended = suspended.plus(sleep);
    }
    time.pass(length);
  }

  private Duration monotonic() {
    return Duration.between(Firm.MORNING, time.now()).minus(suspended);
  }

  /** This machine's wall clock, which is a little off, or one made of its monotonic clock. */
  private final class ShiftedClock extends Clock {
    private final boolean stopsWhileSuspended;

    ShiftedClock(boolean stopsWhileSuspended) {
      this.stopsWhileSuspended = stopsWhileSuspended;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Instant instant() {
      return stopsWhileSuspended ? Firm.MORNING.plus(monotonic()) : time.now().plus(skew);
    }
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

  // The services.

  @Override
  public Workbook read() {
    readCall();
    return world.firm().workbook(world.server().sending());
  }

  @Override
  public Listing deadlines(DateRange range) {
    Instant begun = wall.instant();
    readCall();
    Listing listing =
        new Listing(
            world.firm().entries().stream().filter(d -> range.contains(d.due().date())).toList(),
            List.of(),
            begun);
    step();
    return listing;
  }

  @Override
  public Listing reread(Set<DeadlineId> ids) {
    Instant begun = wall.instant();
    readCall();
    return new Listing(
        world.firm().entries().stream().filter(d -> ids.contains(d.id())).toList(),
        List.of(),
        begun);
  }

  @Override
  public Map<MatterId, Matter> matters(Set<MatterId> ids) {
    readCall();
    return ids.stream().collect(Collectors.toMap(m -> m, m -> world.firm().matter(m)));
  }

  @Override
  public Map<PersonId, Person> people(Set<PersonId> ids) {
    readCall();
    return ids.stream().collect(Collectors.toMap(p -> p, Firm::person));
  }

  @Override
  public List<Relationship> relationships(Set<MatterId> matters) {
    throw new AssertionError("no rule asks for them");
  }

  @Override
  public Map<ContactQuery, ContactMatch> match(Set<ContactQuery> queries) {
    readCall();
    return queries.stream()
        .collect(
            Collectors.toMap(
                q -> q,
                q ->
                    new ContactMatch.Found(
                        new Contact(
                            new ContactId(Firm.contactOf(q.person().id())),
                            Optional.empty(),
                            Set.of()))));
  }

  @Override
  public List<Snippet> snippets() {
    throw new AssertionError("the sheet has all templates");
  }

  // The messages.

  @Override
  public Outcome send(OutgoingMessage message) {
    String[] text = ((MessageContent.Text) message.content()).body().split(" ", 2);
    Ledger.Message out = new Ledger.Message(id, message.contact().value(), text[0], text[1]);
    world.ledger().leaves(id, out.ref());
    boolean settled = true;
    try {
      // From here on the process may sleep: no look at a clock comes between it and the wire.
      step();
      checkWrittenDown(out);
      if (!mishaps.badSend()) {
        accept(out);
        step();
        return Outcome.of(Outcome.Kind.ACCEPTED, "");
      }
      switch (mishaps.below(7)) {
        case 0 -> {
          return Outcome.of(Outcome.Kind.FAILED, "400");
        }
        case 1 -> {
          return Outcome.of(Outcome.Kind.NOT_SENT, "429");
        }
        case 2 -> {
          return Outcome.of(Outcome.Kind.NOT_SENT_SERVICE_DOWN, "refused");
        }
        case 3 -> {
          return mishaps.oneIn(3)
              ? Outcome.of(Outcome.Kind.REJECTED, "422")
              : Outcome.of(Outcome.Kind.FAILED, "400");
        }
        case 4 -> {
          pause(Duration.ofSeconds(30));
          return Outcome.of(Outcome.Kind.UNKNOWN, "timeout");
        }
        case 5 -> {
          settled = false;
          time.at(
              time.now().plus(mishaps.between(Duration.ZERO, Duration.ofMinutes(1))),
              () -> {
                accept(out);
                world.ledger().settles(id, out.ref());
              });
          pause(Duration.ofSeconds(30));
          return Outcome.of(Outcome.Kind.UNKNOWN, "timeout");
        }
        default -> {
          accept(out);
          pause(Duration.ofSeconds(30));
          return Outcome.of(Outcome.Kind.UNKNOWN, "timeout");
        }
      }
    } finally {
      if (settled) {
        world.ledger().settles(id, out.ref());
      }
    }
  }

  private void accept(Ledger.Message message) {
    world.figures().add(Figures.Count.ACCEPTED);
    world.ledger().accept(message);
  }

  /** No message without its {@code sending} row in the log. */
  private void checkWrittenDown(Ledger.Message message) {
    boolean there =
        world.server().now().stream()
            .anyMatch(
                e ->
                    e.status() == Status.SENDING
                        && e.attempt().run().equals(id)
                        && Identity.ref(e.hash()).equals(message.ref()));
    if (!there) {
      world.broken("sent, but its sending row is not in the log: " + message);
    }
  }
}
