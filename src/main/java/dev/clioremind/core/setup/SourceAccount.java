package dev.clioremind.core.setup;

import dev.clioremind.core.access.AccessCheck;
import dev.clioremind.core.deadline.DateRange;
import dev.clioremind.core.deadline.DeadlineId;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/**
 * What setting up needs to know of the account that deadlines come from. Reads only; throws as
 * {@link dev.clioremind.core.deadline.DeadlineSource} does.
 */
public interface SourceAccount {

  /** Who is signed in, and what the sign-in may read. */
  AccessCheck access();

  /** The zone of a name as the source writes it; empty when it is none that is known. */
  Optional<ZoneId> zone(String name);

  /** The names of types and calendars. */
  Catalog catalog();

  /**
   * Of the open deadlines of some days, those for which the source itself has a reminder waiting.
   * An occurrence goes by the id of its series.
   */
  Set<DeadlineId> withOwnReminders(DateRange range);
}
