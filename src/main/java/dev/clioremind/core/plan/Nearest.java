package dev.clioremind.core.plan;

import dev.clioremind.core.deadline.DeadlineId;
import dev.clioremind.core.people.PersonId;
import dev.clioremind.core.rule.Channel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which reminder of a deadline, first channel and addressee is nearest to the deadline on the day
 * it goes out: the others are superseded, whatever became of it. Filled first, asked then.
 */
final class Nearest {

  private final LocalDate today;
  private final Map<Line, List<Occasion>> lines = new HashMap<>();

  private record Line(DeadlineId deadline, Channel channel, String whom) {

    static Line of(Occasion occasion, String whom) {
      return new Line(occasion.deadline().id(), occasion.rule().channels().first(), whom);
    }
  }

  Nearest(LocalDate today) {
    this.today = today;
  }

  void add(Reminder reminder) {
    add(reminder.occasion(), whom(reminder.recipient()));
  }

  /** An occasion of which is not known whom it addresses: its audience stands for them. */
  void add(Occasion occasion) {
    add(occasion, occasion.rule().audience().name());
  }

  private void add(Occasion occasion, String whom) {
    lines.computeIfAbsent(Line.of(occasion, whom), line -> new ArrayList<>()).add(occasion);
  }

  boolean supersedes(Reminder reminder) {
    return supersedes(reminder.occasion(), whom(reminder.recipient()));
  }

  boolean supersedes(Occasion occasion) {
    return supersedes(occasion, occasion.rule().audience().name());
  }

  /** Whether another with a later nominal date has its send day by the time this one goes out. */
  private boolean supersedes(Occasion occasion, String whom) {
    LocalDate goesOut = occasion.sendDay().isAfter(today) ? occasion.sendDay() : today;
    return lines.getOrDefault(Line.of(occasion, whom), List.of()).stream()
        .anyMatch(
            other ->
                other.nominalDate().isAfter(occasion.nominalDate())
                    && !other.sendDay().isAfter(goesOut));
  }

  private static String whom(PersonId person) {
    return person.kind() + " " + person.value();
  }
}
