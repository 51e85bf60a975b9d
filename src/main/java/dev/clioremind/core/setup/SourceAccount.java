package dev.clioremind.core.setup;

import dev.clioremind.core.deadline.DateRange;
import dev.clioremind.core.deadline.DeadlineId;
import java.util.List;
import java.util.Set;

/**
 * What setting up needs to know of the account that deadlines come from. Reads only; throws as
 * {@link dev.clioremind.core.deadline.DeadlineSource} does.
 */
public interface SourceAccount {

  /** The account, and so whether the sign-in is good. */
  Account account();

  /** One read of each kind that runs need. */
  List<Probe> probes();

  /** The names of types and calendars. */
  Catalog catalog();

  /**
   * Of the open deadlines of some days, those for which the source itself has a reminder waiting.
   * An occurrence goes by the id of its series.
   */
  Set<DeadlineId> withOwnReminders(DateRange range);
}
