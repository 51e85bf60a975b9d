package dev.clioremind.core.deadline;

import dev.clioremind.core.ServiceException;
import dev.clioremind.core.people.Matter;
import dev.clioremind.core.people.MatterId;
import dev.clioremind.core.people.Person;
import dev.clioremind.core.people.PersonId;
import dev.clioremind.core.people.Relationship;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where deadlines, matters and people come from.
 *
 * <p>Every method throws {@link ServiceException} when the source can't be read in full: half an
 * answer is never given for the whole. An id that is asked for and not in the answer is gone, or
 * may not be seen.
 */
public interface DeadlineSource {

  /** All open deadlines whose date, as the client is told it, lies in a range of days. */
  Listing deadlines(DateRange range);

  /** The present state of these deadlines; one that is gone or completed is left out. */
  Listing reread(Set<DeadlineId> ids);

  /** These matters, by id. */
  Map<MatterId, Matter> matters(Set<MatterId> ids);

  /** These people, by id. */
  Map<PersonId, Person> people(Set<PersonId> ids);

  /** Everybody who is related to these matters. */
  List<Relationship> relationships(Set<MatterId> matters);
}
