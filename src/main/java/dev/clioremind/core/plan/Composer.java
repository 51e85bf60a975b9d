package dev.clioremind.core.plan;

import dev.clioremind.core.deadline.Due;
import dev.clioremind.core.people.ContactMatch;
import dev.clioremind.core.people.ContactQuery;
import dev.clioremind.core.plan.PlannedReminder.Hold;
import dev.clioremind.core.plan.PlannedReminder.Later;
import dev.clioremind.core.plan.PlannedReminder.Schedule;
import dev.clioremind.core.plan.PlannedReminder.Send;
import dev.clioremind.core.plan.PlannedReminder.Skip;
import dev.clioremind.core.plan.PlannedReminder.Subject;
import dev.clioremind.core.plan.Reach.Reached;
import dev.clioremind.core.rule.Channel;
import dev.clioremind.core.text.MessageContent;
import dev.clioremind.core.text.Rendered;
import dev.clioremind.core.text.Renderer;
import dev.clioremind.core.text.Template;
import dev.clioremind.core.text.TemplateBook;
import dev.clioremind.core.text.TemplateFault;
import dev.clioremind.core.text.Texts;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The last sorting: how, when and in what words each chosen reminder goes out. */
final class Composer {

  private final Reach reach;
  private final Map<ContactQuery, ContactMatch> matches;
  private final Texts texts;
  private final PlanSettings settings;
  private final Moment moment;
  private final FieldValues fields;

  Composer(
      Reach reach,
      Map<ContactQuery, ContactMatch> matches,
      Texts texts,
      PlanSettings settings,
      Moment moment) {
    this.reach = reach;
    this.matches = matches;
    this.texts = texts;
    this.settings = settings;
    this.moment = moment;
    this.fields = new FieldValues(settings, texts.customValues());
  }

  PlannedReminder compose(Reminder reminder) {
    Reached reached = reach.find(reminder, matches);
    if (reached instanceof Reached.By by) {
      return timed(reminder, by);
    }
    Reached.NotAtAll not = (Reached.NotAtAll) reached;
    if (settings.addsContacts() && reach.toAdd(reminder, matches).isPresent()) {
      return new Hold(Subject.of(reminder), not.channel(), Reason.NEW_CONTACT, "");
    }
    return new Skip(Subject.of(reminder), not.channel(), not.reason(), not.detail(), not.contact());
  }

  private PlannedReminder timed(Reminder reminder, Reached.By by) {
    SendTimes.When when = when(reminder, by, moment.now());
    if (when instanceof SendTimes.When.TooLate) {
      return new Skip(
          Subject.of(reminder),
          by.channel(),
          Reason.TOO_LATE,
          "no allowed hour before the deadline",
          Optional.of(by.contact().id()));
    }
    Optional<Instant> at =
        when instanceof SendTimes.When.Later later ? Optional.of(later.at()) : Optional.empty();
    return worded(reminder, by, at);
  }

  private SendTimes.When when(Reminder reminder, Reached.By by, Instant now) {
    Occasion occasion = reminder.occasion();
    ZoneId zone = by.contact().zone().orElse(settings.zone());
    return settings
        .sendTimes()
        .when(now, occasion.sendDay(), occasion.rule().sendAt(), zone, occasion.deadline().due());
  }

  /**
   * A reminder in doubt, in the words in which it went out, as far as can be told now.
   *
   * @param then when it went out
   * @return empty where it can't be told: there is nothing to look it up by
   */
  Optional<Hold> inDoubt(Reminder reminder, Instant then) {
    if (!(reach.find(reminder, matches) instanceof Reached.By by)
        || by.channel() == Channel.WORKFLOW) {
      return Optional.empty();
    }
    String templateId = reminder.occasion().rule().templateId(by.channel());
    if (!(texts.templates().find(templateId, by.channel()) instanceof TemplateBook.Found.One one)) {
      return Optional.empty();
    }
    Instant delivered =
        when(reminder, by, then) instanceof SendTimes.When.Later later ? later.at() : then;
    if (!(Renderer.render(one.template(), fields.of(reminder, by.person(), delivered))
        instanceof Rendered.Ready ready)) {
      return Optional.empty();
    }
    Delivery delivery =
        new Delivery(
            by.contact(),
            by.channel(),
            templateId,
            one.template().contentHash(),
            ready.content(),
            until(reminder, by, delivered));
    return Optional.of(
        new Hold(Subject.of(reminder), by.channel(), Reason.IN_DOUBT, "", Optional.of(delivery)));
  }

  private Instant until(Reminder reminder, Reached.By by, Instant delivered) {
    Instant hours =
        settings.sendTimes().end(delivered, by.contact().zone().orElse(settings.zone()));
    Instant day = fields.endOfDay(reminder.occasion().deadline().due(), delivered);
    return hours.isBefore(day) ? hours : day;
  }

  private PlannedReminder worded(Reminder reminder, Reached.By by, Optional<Instant> at) {
    String templateId = reminder.occasion().rule().templateId(by.channel());
    if (by.channel() == Channel.WORKFLOW) {
      Optional<String> fault = Optional.ofNullable(texts.workflowFaults().get(templateId));
      if (fault.isPresent()) {
        return skip(reminder, by.channel(), Reason.TEMPLATE_MISSING, fault.get());
      }
      MessageContent enrolment =
          new MessageContent.Enrolment(templateId, event(reminder.occasion().deadline().due()));
      return decided(reminder, by, at, new Worded(templateId, "-", enrolment));
    }
    TemplateBook.Found found = texts.templates().find(templateId, by.channel());
    if (found instanceof TemplateBook.Found.Missing missing) {
      return skip(reminder, by.channel(), Reason.TEMPLATE_MISSING, missing.why());
    }
    Template template = ((TemplateBook.Found.One) found).template();
    Rendered rendered =
        Renderer.render(template, fields.of(reminder, by.person(), at.orElse(moment.now())));
    if (rendered instanceof Rendered.Faulty faulty) {
      return skip(
          reminder,
          by.channel(),
          Reason.TEMPLATE_FIELD,
          faulty.faults().stream().map(TemplateFault::what).collect(Collectors.joining("; ")));
    }
    return decided(
        reminder,
        by,
        at,
        new Worded(templateId, template.contentHash(), ((Rendered.Ready) rendered).content()));
  }

  private record Worded(String templateId, String templateHash, MessageContent content) {}

  private PlannedReminder decided(
      Reminder reminder, Reached.By by, Optional<Instant> at, Worded words) {
    Subject subject = Subject.of(reminder);
    if (reminder.occasion().sendDay().isAfter(moment.today())) {
      return new Later(subject, by.channel(), at.orElse(moment.now()));
    }
    Delivery delivery =
        new Delivery(
            by.contact(),
            by.channel(),
            words.templateId(),
            words.templateHash(),
            words.content(),
            until(reminder, by, at.orElse(moment.now())));
    if (at.isEmpty()) {
      return new Send(subject, delivery);
    }
    // A workflow can't be told when to begin, so it waits for a run inside the window.
    return settings.schedules() && by.channel() != Channel.WORKFLOW
        ? new Schedule(subject, delivery, at.get())
        : new Hold(subject, by.channel(), Reason.OUTSIDE_WINDOW, "");
  }

  private ZonedDateTime event(Due due) {
    return due instanceof Due.At at ? at.moment() : due.date().atStartOfDay(settings.zone());
  }

  private static Skip skip(Reminder reminder, Channel channel, Reason reason, String detail) {
    return new Skip(Subject.of(reminder), channel, reason, detail);
  }
}
