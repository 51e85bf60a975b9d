package dev.clioremind.simulation;

import dev.clioremind.core.deadline.DateRange;
import dev.clioremind.core.deadline.DeadlineId;
import dev.clioremind.core.deadline.DeadlineSource;
import dev.clioremind.core.deadline.Listing;
import dev.clioremind.core.people.Matter;
import dev.clioremind.core.people.MatterId;
import dev.clioremind.core.people.Person;
import dev.clioremind.core.people.PersonId;
import dev.clioremind.core.people.Relationship;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Clio as one machine reaches it. */
final class ClioSide implements DeadlineSource {

  private final Firm firm;
  private final Machine machine;

  ClioSide(Firm firm, Machine machine) {
    this.firm = firm;
    this.machine = machine;
  }

  @Override
  public Listing deadlines(DateRange range) {
    Instant begun = machine.wall().instant();
    machine.readCall();
    Listing listing =
        new Listing(
            firm.entries().stream().filter(d -> range.contains(d.due().date())).toList(),
            List.of(),
            begun);
    machine.step();
    return listing;
  }

  @Override
  public Listing reread(Set<DeadlineId> ids) {
    Instant begun = machine.wall().instant();
    machine.readCall();
    return new Listing(
        firm.entries().stream().filter(d -> ids.contains(d.id())).toList(), List.of(), begun);
  }

  @Override
  public Map<MatterId, Matter> matters(Set<MatterId> ids) {
    machine.readCall();
    return ids.stream().collect(Collectors.toMap(m -> m, firm::matter));
  }

  @Override
  public Map<PersonId, Person> people(Set<PersonId> ids) {
    machine.readCall();
    return ids.stream().collect(Collectors.toMap(p -> p, Firm::person));
  }

  @Override
  public List<Relationship> relationships(Set<MatterId> matters) {
    throw new AssertionError("no rule asks for them");
  }
}
