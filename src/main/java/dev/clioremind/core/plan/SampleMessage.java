package dev.clioremind.core.plan;

import dev.clioremind.core.deadline.Deadline;
import dev.clioremind.core.deadline.DeadlineId;
import dev.clioremind.core.deadline.Due;
import dev.clioremind.core.deadline.Labels;
import dev.clioremind.core.deadline.MatterLink;
import dev.clioremind.core.people.Matter;
import dev.clioremind.core.people.MatterId;
import dev.clioremind.core.people.Party;
import dev.clioremind.core.people.Person;
import dev.clioremind.core.people.PersonId;
import dev.clioremind.core.rule.Rule;
import dev.clioremind.core.text.Rendered;
import dev.clioremind.core.text.Renderer;
import dev.clioremind.core.text.Template;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;

/** A template filled in for an invented deadline, to see whether it can be filled in at all. */
public final class SampleMessage {

  private static final LocalTime HALF_PAST_NINE = LocalTime.of(9, 30);

  private SampleMessage() {}

  /**
   * Fills it in for a rule. The deadline has a time and a place, the matter all that a matter can
   * have; so what is missing then is missing always.
   *
   * @param customValues the service's own values, by the name of their field
   * @param now when it is read
   */
  public static Rendered of(
      Rule rule,
      Template template,
      Map<String, String> customValues,
      PlanSettings settings,
      Instant now) {
    LocalDate day =
        now.atZone(settings.zone()).toLocalDate().plusDays(Math.max(1, rule.daysOut().days()));
    MatterId matterId = new MatterId("1");
    PersonId personId = PersonId.contact("1");
    Deadline deadline =
        new Deadline(
            DeadlineId.entry("1"),
            new Due.At(day.atTime(HALF_PAST_NINE).atZone(settings.zone())),
            new MatterLink.Linked(matterId),
            Labels.entry(rule.deadlineType(), "", false),
            "Sample hearing",
            "",
            "Room 1",
            new Party.Nobody(),
            Instant.EPOCH);
    String type = rule.isAnyType() ? "Sample" : rule.deadlineType();
    LocalDate nominal = day.minusDays(rule.daysOut().days());
    Occasion occasion = new Occasion(deadline, type, rule, nominal, nominal);
    Matter matter =
        new Matter(
            matterId,
            "00001",
            "Sample matter",
            "open",
            new Party.Known(personId),
            new Party.Nobody(),
            "Lee Park",
            "");
    Person person =
        new Person(
            personId,
            Person.Kind.PERSON,
            "Alex",
            "Sample",
            "Alex Sample",
            List.of(),
            List.of(),
            false);
    return Renderer.render(
        template,
        new FieldValues(settings, customValues)
            .of(Reminder.of(occasion, matter, personId), person, now));
  }
}
