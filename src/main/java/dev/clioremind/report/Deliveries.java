package dev.clioremind.report;

import dev.clioremind.core.people.ContactId;
import dev.clioremind.core.plan.Delivery;
import dev.clioremind.core.plan.PlannedReminder;
import java.util.Optional;

/** The message of a line, where one was made. */
final class Deliveries {

  private Deliveries() {}

  static Optional<Delivery> of(PlannedReminder line) {
    if (line instanceof PlannedReminder.Send send) {
      return Optional.of(send.delivery());
    }
    return line instanceof PlannedReminder.Schedule schedule
        ? Optional.of(schedule.delivery())
        : Optional.empty();
  }

  /** Who a line is about in the contact book, as far as that is known. */
  static Optional<ContactId> contact(PlannedReminder line) {
    if (line instanceof PlannedReminder.Skip skip) {
      return skip.contact();
    }
    return (line instanceof PlannedReminder.Hold hold ? hold.delivery() : of(line))
        .map(delivery -> delivery.contact().id());
  }
}
