package dev.clioremind.simulation;

import dev.clioremind.core.log.AuditEvent;
import dev.clioremind.core.log.RunId;
import dev.clioremind.core.log.Status;
import dev.clioremind.core.people.Contact;
import dev.clioremind.core.people.ContactId;
import dev.clioremind.core.people.ContactMatch;
import dev.clioremind.core.people.ContactQuery;
import dev.clioremind.core.plan.Identity;
import dev.clioremind.core.send.MessageSender;
import dev.clioremind.core.send.Outcome;
import dev.clioremind.core.send.OutgoingMessage;
import dev.clioremind.core.send.Sought;
import dev.clioremind.core.text.MessageContent;
import dev.clioremind.core.text.Snippet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** GoHighLevel as one machine reaches it. */
final class GhlSide implements MessageSender {

  /** How late the list of messages shows a new one. */
  private static final Duration LAG = Duration.ofSeconds(90);

  private final RunId run;
  private final Simulation.World world;
  private final Machine machine;
  private final Mishaps mishaps;
  private final BiFunction<String, String, String> refOf;

  /**
   * Connects a run.
   *
   * @param refOf the reference of the reminder that the run sends in these words to this contact
   */
  GhlSide(
      RunId run,
      Simulation.World world,
      Machine machine,
      BiFunction<String, String, String> refOf) {
    this.run = run;
    this.world = world;
    this.machine = machine;
    this.mishaps = world.mishaps();
    this.refOf = refOf;
  }

  @Override
  public Map<ContactQuery, ContactMatch> match(Set<ContactQuery> queries) {
    machine.readCall();
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

  @Override
  public Outcome send(OutgoingMessage message) {
    String body = ((MessageContent.Text) message.content()).body();
    String contact = message.contact().value();
    Ledger.Outgoing out = new Ledger.Outgoing(run, contact, refOf.apply(contact, body), body);
    world.ledger().leaves(out);
    boolean settled = true;
    try {
      // From here on the process may sleep: no look at a clock comes between it and the wire.
      machine.step();
      checkWrittenDown(out);
      if (!mishaps.badSend()) {
        String id = accept(out);
        machine.step();
        return new Outcome(Outcome.Kind.ACCEPTED, id, "");
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
          machine.pause(Duration.ofSeconds(30));
          return Outcome.of(Outcome.Kind.UNKNOWN, "timeout");
        }
        case 5 -> {
          settled = false;
          world
              .time()
              .at(
                  world.time().now().plus(mishaps.between(Duration.ZERO, Duration.ofMinutes(1))),
                  () -> {
                    accept(out);
                    world.ledger().settles(out);
                  });
          machine.pause(Duration.ofSeconds(30));
          return Outcome.of(Outcome.Kind.UNKNOWN, "timeout");
        }
        default -> {
          accept(out);
          machine.pause(Duration.ofSeconds(30));
          return Outcome.of(Outcome.Kind.UNKNOWN, "timeout");
        }
      }
    } finally {
      if (settled) {
        world.ledger().settles(out);
      }
    }
  }

  private String accept(Ledger.Outgoing message) {
    world.figures().add(Figures.Count.ACCEPTED);
    Instant now = world.time().now();
    return world.ledger().accept(message, now, now.plus(mishaps.between(Duration.ZERO, LAG)));
  }

  /** As the real adapter looks: by the reference, else by the words where these are proof. */
  @Override
  public Optional<Outcome> find(Sought sought) {
    world.figures().add(Figures.Count.LOOK_UPS);
    machine.step();
    if (mishaps.failedRead()) {
      return Optional.empty();
    }
    List<Ledger.Message> listed =
        world.ledger().shown(world.time().now()).stream()
            .filter(m -> m.what().contact().equals(sought.contact().value()))
            .filter(m -> !m.at().isBefore(sought.from()) && !m.at().isAfter(sought.to()))
            .filter(m -> !sought.others().contains(m.id()))
            .toList();
    List<Ledger.Message> named =
        listed.stream().filter(m -> sought.isNamedIn(m.what().body())).toList();
    List<Ledger.Message> alike =
        listed.stream().filter(m -> sought.wordsProve() && saysIt(sought, m)).toList();
    List<Ledger.Message> found = named.isEmpty() ? alike : named;
    if (found.size() != 1) {
      return Optional.empty();
    }
    world.figures().add(Figures.Count.FOUND);
    return Optional.of(new Outcome(Outcome.Kind.ACCEPTED, found.get(0).id(), ""));
  }

  private static boolean saysIt(Sought sought, Ledger.Message message) {
    return sought.content() instanceof MessageContent.Text text
        && text.body().equals(message.what().body());
  }

  /** No message without its {@code sending} row in the log. */
  private void checkWrittenDown(Ledger.Outgoing message) {
    boolean there = world.sheet().events().stream().anyMatch(e -> isSendingRow(e, message));
    if (!there) {
      world.broken("sent, but its sending row is not in the log: " + message);
    }
  }

  private boolean isSendingRow(AuditEvent e, Ledger.Outgoing message) {
    return e.status() == Status.SENDING
        && e.attempt().run().equals(run)
        && Identity.ref(e.hash()).equals(message.ref());
  }
}
