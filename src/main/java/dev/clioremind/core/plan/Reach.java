package dev.clioremind.core.plan;

import dev.clioremind.core.people.Contact;
import dev.clioremind.core.people.ContactMatch;
import dev.clioremind.core.people.ContactOverrides;
import dev.clioremind.core.people.ContactQuery;
import dev.clioremind.core.people.Person;
import dev.clioremind.core.people.PersonId;
import dev.clioremind.core.rule.Channel;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which contact and channel reach the recipient of a reminder. A second channel is tried only where
 * the first plainly can't reach the person, never where it is doubtful who somebody is.
 */
final class Reach {

  private final Map<PersonId, Person> people;
  private final ContactOverrides overrides;

  Reach(Map<PersonId, Person> people, ContactOverrides overrides) {
    this.people = people;
    this.overrides = overrides;
  }

  /** The answer for one reminder. */
  sealed interface Reached {

    /** By this contact and channel. */
    record By(Person person, Contact contact, Channel channel) implements Reached {}

    /** Not, and why. */
    record NotAtAll(Reason reason, String detail) implements Reached {}
  }

  /** What must be asked of the contact book to know how these reminders reach their recipients. */
  Set<ContactQuery> queries(List<Reminder> reminders) {
    Set<ContactQuery> queries = new LinkedHashSet<>();
    for (Reminder reminder : reminders) {
      Optional.ofNullable(people.get(reminder.recipient()))
          .ifPresent(
              person ->
                  reminder.occasion().rule().channels().inOrder().stream()
                      .filter(channel -> whyUnreachable(person, channel).isEmpty())
                      .forEach(channel -> queries.add(query(person, channel))));
    }
    return queries;
  }

  private ContactQuery query(Person person, Channel channel) {
    return new ContactQuery(person, channel, overrides.contactOf(person.id()));
  }

  /** Why a person can't be reached by a channel, as far as Clio and the Contacts tab tell. */
  private Optional<Reason> whyUnreachable(Person person, Channel channel) {
    if (!overrides.allows(person.id(), channel)) {
      return Optional.of(Reason.OVERRIDE);
    }
    if (overrides.contactOf(person.id()).isPresent()) {
      return Optional.empty();
    }
    Reason none =
        switch (channel) {
          case SMS, WHATSAPP -> person.phone().isPresent() ? null : Reason.NO_PHONE;
          case EMAIL -> person.email().isPresent() ? null : Reason.NO_EMAIL;
          case WORKFLOW ->
              person.phone().isPresent() || person.email().isPresent() ? null : Reason.NO_PHONE;
        };
    return Optional.ofNullable(none).map(reason -> person.redacted() ? Reason.HIDDEN : reason);
  }

  /** Finds the way, once the contact book has answered. */
  Reached find(Reminder reminder, Map<ContactQuery, ContactMatch> matches) {
    Optional<Person> person = Optional.ofNullable(people.get(reminder.recipient()));
    if (person.isEmpty()) {
      return new Reached.NotAtAll(Reason.HIDDEN, "");
    }
    List<Channel> channels = reminder.occasion().rule().channels().inOrder();
    List<Reason> whyNot = new ArrayList<>();
    for (Channel channel : channels) {
      Optional<Reason> unreachable = whyUnreachable(person.get(), channel);
      if (unreachable.isPresent()) {
        whyNot.add(unreachable.get());
        continue;
      }
      ContactMatch match = matches.get(query(person.get(), channel));
      if (match instanceof ContactMatch.Ambiguous ambiguous) {
        return new Reached.NotAtAll(Reason.AMBIGUOUS_CONTACT, ambiguous.why());
      }
      if (match instanceof ContactMatch.Found found) {
        if (!found.contact().optedOut().contains(channel)) {
          return new Reached.By(person.get(), found.contact(), channel);
        }
        whyNot.add(Reason.OPTED_OUT);
      } else {
        whyNot.add(Reason.NO_CONTACT);
      }
    }
    return new Reached.NotAtAll(
        whyNot.get(0),
        whyNot.size() == 1 ? "" : "and by %s %s".formatted(channels.get(1), whyNot.get(1).word()));
  }
}
