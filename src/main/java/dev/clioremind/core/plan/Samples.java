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
import dev.clioremind.core.rule.Channel;
import dev.clioremind.core.rule.Rule;
import dev.clioremind.core.text.MergeFields;
import dev.clioremind.core.text.Rendered;
import dev.clioremind.core.text.Renderer;
import dev.clioremind.core.text.TemplateBook;
import dev.clioremind.core.text.TemplateFault;
import dev.clioremind.core.text.Texts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What the templates in use say, filled in with a client and a hearing that do not exist. */
public final class Samples {

  /** Whom the samples speak of. */
  public static final Person PERSON =
      new Person(
          PersonId.contact("0"),
          Person.Kind.PERSON,
          "Alex",
          "Sample",
          "Alex Sample",
          List.of(),
          List.of(),
          false);

  /** No reminder's reference: those have no zero. */
  private static final String REF = "SAMPLE00";

  private static final LocalTime TIME = LocalTime.of(9, 30);

  private Samples() {}

  /**
   * One template in use.
   *
   * @param words or why there are none
   */
  public record Sample(String templateId, Channel channel, Rendered words, boolean missing) {}

  /**
   * Fills in each template of the enabled ones of these rules once, in their order. Workflows say
   * what they say, and have no sample.
   *
   * @param now when the sample is read; its hearing lies as many days ahead as the rule says
   */
  public static List<Sample> of(
      Collection<Rule> rules, Texts texts, PlanSettings settings, Instant now) {
    List<Sample> samples = new ArrayList<>();
    Set<List<Object>> seen = new HashSet<>();
    for (Rule rule : rules) {
      for (Channel channel : rule.channels().inOrder()) {
        String id = rule.templateId(channel);
        if (rule.enabled() && channel != Channel.WORKFLOW && seen.add(List.of(channel, id))) {
          samples.add(sample(rule, channel, id, texts, settings, now));
        }
      }
    }
    return List.copyOf(samples);
  }

  private static Sample sample(
      Rule rule, Channel channel, String id, Texts texts, PlanSettings settings, Instant now) {
    TemplateBook.Found found = texts.templates().find(id, channel);
    if (found instanceof TemplateBook.Found.Missing missing) {
      return new Sample(
          id, channel, new Rendered.Faulty(List.of(new TemplateFault(missing.why()))), true);
    }
    MergeFields real =
        new FieldValues(settings, texts.customValues())
            .of(reminder(rule, settings, now), PERSON, now);
    Map<String, String> values = new HashMap<>(real.values());
    values.put("ref", REF);
    return new Sample(
        id,
        channel,
        Renderer.render(
            ((TemplateBook.Found.One) found).template(), new MergeFields(values, real.forbidden())),
        false);
  }

  private static Reminder reminder(Rule rule, PlanSettings settings, Instant now) {
    LocalDate today = now.atZone(settings.zone()).toLocalDate();
    LocalDate day = today.plusDays(rule.daysOut().days());
    MatterId matter = new MatterId("0");
    Deadline deadline =
        new Deadline(
            DeadlineId.entry("0"),
            new Due.At(day.atTime(TIME).atZone(settings.zone())),
            new MatterLink.Linked(matter),
            Labels.entry("", "", false),
            "Sample hearing",
            "",
            "Sample courthouse",
            new Party.Nobody(),
            now);
    return Reminder.of(
        new Occasion(
            deadline, rule.isAnyType() ? "Court Date" : rule.deadlineType(), rule, today, today),
        new Matter(
            matter,
            "00000-Sample",
            "Sample matter",
            "open",
            new Party.Known(PERSON.id()),
            new Party.Nobody(),
            "Sam Attorney",
            ""),
        PERSON.id());
  }

  /** Why a sample has no words, in one line. */
  public static String inWords(Rendered.Faulty faulty) {
    return faulty.faults().stream().map(TemplateFault::what).collect(Collectors.joining("; "));
  }
}
