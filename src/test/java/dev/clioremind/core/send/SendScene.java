package dev.clioremind.core.send;

import dev.clioremind.core.ExitCode;
import dev.clioremind.core.ServiceException;
import dev.clioremind.core.deadline.DateRange;
import dev.clioremind.core.deadline.Deadline;
import dev.clioremind.core.deadline.DeadlineId;
import dev.clioremind.core.deadline.DeadlineSource;
import dev.clioremind.core.deadline.Listing;
import dev.clioremind.core.deadline.Markers;
import dev.clioremind.core.log.AttemptId;
import dev.clioremind.core.log.AuditEvent;
import dev.clioremind.core.log.AuditLog;
import dev.clioremind.core.log.EventId;
import dev.clioremind.core.log.InMemoryAuditLog;
import dev.clioremind.core.log.RunId;
import dev.clioremind.core.log.Status;
import dev.clioremind.core.people.ContactMatch;
import dev.clioremind.core.people.ContactQuery;
import dev.clioremind.core.people.Matter;
import dev.clioremind.core.people.MatterId;
import dev.clioremind.core.people.Person;
import dev.clioremind.core.people.PersonId;
import dev.clioremind.core.people.Relationship;
import dev.clioremind.core.plan.Plan;
import dev.clioremind.core.plan.PlanScene;
import dev.clioremind.core.plan.PlannedReminder;
import dev.clioremind.core.progress.Step;
import dev.clioremind.core.sheet.Switch;
import dev.clioremind.core.text.Snippet;
import dev.clioremind.core.time.Lease;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A run about to send: a plan of some reminders to different people, a log in memory, a sender that
 * keeps what it received, and clocks that move when somebody waits.
 */
final class SendScene implements MessageSender, DeadlineSource {

  static final Instant NOW = Instant.parse("2026-11-23T15:00:00Z");
  static final RunId RUN = new RunId("20261123T150000Z-5555");
  static final RunId SMALLER = new RunId("20261123T145959Z-0000");
  static final RunId LARGER = new RunId("20261123T150001Z-ffff");
  static final Outcome SUCCESS = new Outcome(Outcome.Kind.ACCEPTED, "msg-1", "");

  final InMemoryAuditLog log;
  final Queue<Step> steps = new ConcurrentLinkedQueue<>();
  final List<Duration> waits = Collections.synchronizedList(new ArrayList<>());
  final List<String> received = Collections.synchronizedList(new ArrayList<>());
  final List<String> tooEarly = Collections.synchronizedList(new ArrayList<>());
  final List<Set<DeadlineId>> rereads = new ArrayList<>();
  final List<Optional<Instant>> moments = Collections.synchronizedList(new ArrayList<>());
  final List<Sought> sought = new ArrayList<>();
  final List<String> withdrawn = new ArrayList<>();
  final Plan plan;
  Plan left;

  private final Map<String, String> hashes = new HashMap<>();
  private final Map<DeadlineId, Deadline> current = new HashMap<>();
  private volatile Instant now = NOW;
  private volatile Duration monotonic = Duration.ofHours(5);
  private Duration lease = Duration.ofMinutes(30);
  private int chunk = 100;
  private int maxSends = 200;
  private RunId run = RUN;
  private int random;
  private Function<Integer, Outcome> answers = n -> SUCCESS;
  private Function<Sought, Optional<Outcome>> finds = s -> Optional.empty();
  private Function<String, Standing> standings = id -> Standing.WAITS;
  private Function<String, Withdrawn> withdrawals = id -> Withdrawn.surely();
  private Consumer<Integer> beforeSend = n -> {};
  private Consumer<Integer> onWait = n -> {};
  private Function<Integer, Optional<RuntimeException>> appendFails = n -> Optional.empty();
  private Function<Integer, Optional<RuntimeException>> readFails = n -> Optional.empty();
  private UnaryOperator<List<AuditEvent>> readBack = UnaryOperator.identity();
  private Optional<RuntimeException> rereadFails = Optional.empty();
  private boolean failsAfterWriting;
  private volatile Optional<ExitCode> stop = Optional.empty();
  private final AuditLog port = new Port();

  SendScene(int reminders) {
    this(planned(reminders), new InMemoryAuditLog());
  }

  SendScene(Plan plan, InMemoryAuditLog log) {
    this.plan = plan;
    this.left = plan;
    this.log = log;
    for (PlannedReminder line : plan.toHandOver()) {
      hashes.put(Claim.of(line, claimId(), NOW).delivery().contact().id().value(), hash(line));
    }
    plan.reminders()
        .forEach(
            line ->
                current.put(
                    line.subject().occasion().deadline().id(),
                    line.subject().occasion().deadline()));
  }

  private static EventId claimId() {
    return new EventId(new AttemptId(RUN, 1), Status.CLAIMED);
  }

  static Plan planned(int reminders) {
    return PlanScene.forPeople(reminders).plan();
  }

  static String hash(PlannedReminder line) {
    return line.subject().hash();
  }

  String hash(int i) {
    return hash(plan.toHandOver().get(i));
  }

  // How the run goes.

  SendScene run(RunId id) {
    run = id;
    return this;
  }

  SendScene lease(Duration length) {
    lease = length;
    return this;
  }

  /** What the run draws beside its name; 0: its attempts are numbered from 1. */
  SendScene random(int number) {
    random = number;
    return this;
  }

  SendScene chunk(int size) {
    chunk = size;
    return this;
  }

  SendScene maxSends(int most) {
    maxSends = most;
    return this;
  }

  SendScene answers(Function<Integer, Outcome> byNumber) {
    answers = byNumber;
    return this;
  }

  SendScene answers(Outcome.Kind kind) {
    return answers(n -> Outcome.of(kind, "because"));
  }

  /** Runs before the n-th message is received, from 1. */
  SendScene beforeSend(Consumer<Integer> action) {
    beforeSend = action;
    return this;
  }

  /** Runs at the n-th wait, from 1. */
  SendScene onWait(Consumer<Integer> action) {
    onWait = action;
    return this;
  }

  /** The n-th append, from 1, is not written. */
  SendScene appendFails(int number, RuntimeException with) {
    appendFails = n -> n == number ? Optional.of(with) : Optional.empty();
    return this;
  }

  /** All appends from the n-th on are not written. */
  SendScene appendsFailFrom(int number, RuntimeException with) {
    appendFails = n -> n >= number ? Optional.of(with) : Optional.empty();
    return this;
  }

  SendScene thoughItWasWritten() {
    failsAfterWriting = true;
    return this;
  }

  SendScene readBackFails(int number, RuntimeException with) {
    readFails = n -> n == number ? Optional.of(with) : Optional.empty();
    return this;
  }

  SendScene readBackShows(UnaryOperator<List<AuditEvent>> view) {
    readBack = view;
    return this;
  }

  SendScene rereadFails(RuntimeException with) {
    rereadFails = Optional.of(with);
    return this;
  }

  void pass(Duration time) {
    now = now.plus(time);
    monotonic = monotonic.plus(time);
  }

  void passMonotonic(Duration time) {
    monotonic = monotonic.plus(time);
  }

  void stop(ExitCode code) {
    stop = Optional.of(code);
  }

  void clio(DeadlineId id, UnaryOperator<Deadline> change) {
    current.computeIfPresent(id, (i, deadline) -> change.apply(deadline));
  }

  void gone(DeadlineId id) {
    current.remove(id);
  }

  DeadlineId deadline(int i) {
    return plan.toHandOver().get(i).subject().occasion().deadline().id();
  }

  /** A rival's event about the i-th reminder. */
  AuditEvent rival(RunId rival, int i, Status status) {
    AuditEvent mine = Claim.of(plan.toHandOver().get(i), claimId(), now).event();
    return new AuditEvent(
        mine.hash(),
        now,
        mine.deadlineId(),
        mine.ruleId(),
        status,
        "",
        new EventId(new AttemptId(rival, 1), status),
        "-",
        mine.fingerprint(),
        mine.deadline(),
        mine.templateId());
  }

  /** What the service says of a message that is looked for. */
  SendScene finds(Function<Sought, Optional<Outcome>> answer) {
    finds = answer;
    return this;
  }

  /** How a message stands that is to be withdrawn. */
  SendScene standings(Function<String, Standing> byId) {
    standings = byId;
    return this;
  }

  /** What the service answers when it is to withdraw. */
  SendScene withdrawals(Function<String, Withdrawn> byId) {
    withdrawals = byId;
    return this;
  }

  Performed perform() {
    return dispatch().perform(plan);
  }

  /** Withdraws, and then performs what is left. */
  Performed withdrawAndPerform() {
    Dispatch dispatch = dispatch();
    left = dispatch.withdraw(plan);
    return dispatch.perform(left);
  }

  Plan settleDoubts() {
    return dispatch().settleDoubts(plan);
  }

  private Dispatch dispatch() {
    Clock clock = new SceneClock();
    return new Dispatch(
        run,
        random,
        new Dispatch.Ports(port, this, this, steps::add),
        new SendSettings(
            Duration.ofSeconds(5),
            chunk,
            maxSends,
            PlanScene.TAKEN_FOR,
            new Markers(List.of("vacated"))),
        new RunTime(clock, new Lease(clock, () -> monotonic, lease), this::pause, () -> stop));
  }

  private void pause(Duration length) throws InterruptedException {
    waits.add(length);
    pass(length);
    onWait.accept(waits.size());
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }

  static ServiceException down() {
    return new ServiceException(
        ServiceException.Kind.UNAVAILABLE, "Google did not answer. Run again.");
  }

  private final class SceneClock extends Clock {
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
      return now;
    }
  }

  /** The log as the run sees it. */
  private final class Port implements AuditLog {
    private int appends;
    private int reads;

    @Override
    public List<AuditEvent> events(LocalDate since) {
      return log.events(since);
    }

    @Override
    public void append(List<AuditEvent> events) {
      if (Thread.currentThread().isInterrupted()) {
        throw down();
      }
      appends++;
      Optional<RuntimeException> failure = appendFails.apply(appends);
      if (failure.isEmpty() || failsAfterWriting) {
        log.append(events);
      }
      if (failure.isPresent()) {
        throw failure.get();
      }
    }

    @Override
    public ReadBack readBack() {
      reads++;
      Optional<RuntimeException> failure = readFails.apply(reads);
      if (failure.isPresent()) {
        throw failure.get();
      }
      ReadBack back = log.readBack();
      return new ReadBack(readBack.apply(back.events()), back.sending());
    }

    @Override
    public Optional<LocalDate> startDate() {
      return log.startDate();
    }

    @Override
    public void recordStartDate(LocalDate date) {
      log.recordStartDate(date);
    }
  }

  @Override
  public Outcome send(OutgoingMessage message) {
    String contact = message.contact().value();
    int number;
    synchronized (this) {
      received.add(contact);
      moments.add(message.at());
      number = received.size();
      if (!log.words(hashes.getOrDefault(contact, "")).contains("sending")) {
        tooEarly.add(contact);
      }
    }
    beforeSend.accept(number);
    return answers.apply(number);
  }

  @Override
  public Optional<Outcome> find(Sought message) {
    sought.add(message);
    return finds.apply(message);
  }

  @Override
  public Standing standing(String messageId) {
    return standings.apply(messageId);
  }

  @Override
  public Withdrawn withdraw(String messageId) {
    withdrawn.add(messageId);
    return withdrawals.apply(messageId);
  }

  void turn(Switch position) {
    log.turn(position);
  }

  @Override
  public Listing reread(Set<DeadlineId> ids) {
    rereads.add(ids);
    if (rereadFails.isPresent()) {
      throw rereadFails.get();
    }
    return new Listing(
        current.values().stream().filter(d -> ids.contains(d.id())).toList(), List.of(), now);
  }

  @Override
  public Listing deadlines(DateRange range) {
    throw new AssertionError("a dispatch lists nothing");
  }

  @Override
  public Map<MatterId, Matter> matters(Set<MatterId> ids) {
    throw new AssertionError("a dispatch reads no matters");
  }

  @Override
  public Map<PersonId, Person> people(Set<PersonId> ids) {
    throw new AssertionError("a dispatch reads no people");
  }

  @Override
  public List<Relationship> relationships(Set<MatterId> matters) {
    throw new AssertionError("a dispatch reads no relationships");
  }

  @Override
  public Map<ContactQuery, ContactMatch> match(Set<ContactQuery> queries) {
    throw new AssertionError("a dispatch looks nobody up");
  }

  @Override
  public List<Snippet> snippets() {
    throw new AssertionError("a dispatch reads no snippets");
  }
}
