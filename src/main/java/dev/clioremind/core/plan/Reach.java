package dev.clioremind.core.plan;

import dev.clioremind.core.deadline.Markers;
import dev.clioremind.core.people.Contact;
import dev.clioremind.core.people.ContactId;
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
import java.util.stream.Collectors;

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

    /**
     * Not, and why.
     *
     * @param channel the one that the reason speaks of
     * @param contact who it is in the contact book, where that is what the reason speaks of
     */
    record NotAtAll(Channel channel, Reason reason, String detail, Optional<ContactId> contact)
        implements Reached {

      NotAtAll(Channel channel, Reason reason, String detail) {
        this(channel, reason, detail, Optional.empty());
      }
    }
  }

  /** What must be asked of the contact book to know how these reminders reach their recipients. */
  Set<ContactQuery> queries(List<Reminder> reminders) {
    Set<ContactQuery> queries = new LinkedHashSet<>();
    for (Reminder reminder : reminders) {
      Optional.ofNullable(people.get(reminder.recipient()))
          .ifPresent(
              person ->
                  reminder.occasion().rule().channels().inOrder().stream()
                      .filter(channel -> whyUnreachable(reminder, person, channel).isEmpty())
                      .forEach(channel -> queries.add(query(person, channel))));
    }
    return queries;
  }

  private ContactQuery query(Person person, Channel channel) {
    return new ContactQuery(person, channel, overrides.contactOf(person.id()));
  }

  /** Why a person can't be reached by a channel, as far as Clio and the Contacts tab tell. */
  private Optional<Reason> whyUnreachable(Reminder reminder, Person person, Channel channel) {
    if (Markers.excludes(reminder.occasion().deadline(), channel)) {
      return Optional.of(Reason.EXCLUDED);
    }
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
    List<Channel> channels = reminder.occasion().rule().channels().inOrder();
    Optional<Person> person = Optional.ofNullable(people.get(reminder.recipient()));
    if (person.isEmpty()) {
      return new Reached.NotAtAll(channels.get(0), Reason.HIDDEN, "");
    }
    List<Reached.NotAtAll> whyNot = new ArrayList<>();
    for (Channel channel : channels) {
      Reached reached = by(reminder, person.get(), channel, matches);
      if (!(reached instanceof Reached.NotAtAll not) || !leavesSecond(not.reason())) {
        return reached;
      }
      whyNot.add(not);
    }
    return together(whyNot);
  }

  private Reached by(
      Reminder reminder, Person person, Channel channel, Map<ContactQuery, ContactMatch> matches) {
    Optional<Reason> unreachable = whyUnreachable(reminder, person, channel);
    if (unreachable.isPresent()) {
      return new Reached.NotAtAll(channel, unreachable.get(), "");
    }
    ContactMatch match = matches.get(query(person, channel));
    if (match instanceof ContactMatch.Ambiguous ambiguous) {
      return new Reached.NotAtAll(channel, Reason.AMBIGUOUS_CONTACT, ambiguous.why());
    }
    if (match instanceof ContactMatch.NotAdded not) {
      return new Reached.NotAtAll(
          channel, not.again() ? Reason.SERVICE_DOWN : Reason.NO_CONTACT, not.why());
    }
    if (match instanceof ContactMatch.Found found) {
      return found.contact().optedOut().contains(channel)
          ? new Reached.NotAtAll(channel, Reason.OPTED_OUT, "", Optional.of(found.contact().id()))
          : new Reached.By(person, found.contact(), channel);
    }
    return new Reached.NotAtAll(channel, Reason.NO_CONTACT, "");
  }

  /**
   * Whether the second channel may be tried: not where somebody is in doubt or may not be seen, for
   * then the first might reach them.
   */
  private static boolean leavesSecond(Reason reason) {
    return reason != Reason.AMBIGUOUS_CONTACT
        && reason != Reason.HIDDEN
        && reason != Reason.SERVICE_DOWN;
  }

  /**
   * The person, and the channel, by which a reminder could go out if the contact were added: a
   * person with both names whom no channel finds, opted out or in doubt.
   */
  Optional<ContactQuery> toAdd(Reminder reminder, Map<ContactQuery, ContactMatch> matches) {
    Optional<Person> known = Optional.ofNullable(people.get(reminder.recipient()));
    if (known.isEmpty() || !mayBeAdded(known.get())) {
      return Optional.empty();
    }
    Person person = known.get();
    List<Channel> reachable =
        reminder.occasion().rule().channels().inOrder().stream()
            .filter(channel -> whyUnreachable(reminder, person, channel).isEmpty())
            .toList();
    return reachable.stream()
            .allMatch(c -> matches.get(query(person, c)) instanceof ContactMatch.Missing)
        ? reachable.stream().findFirst().map(channel -> query(person, channel))
        : Optional.empty();
  }

  /** A mapped contact that is gone is the mapping's fault. */
  private boolean mayBeAdded(Person person) {
    return person.kind() == Person.Kind.PERSON
        && !person.firstName().isEmpty()
        && !person.lastName().isEmpty()
        && overrides.contactOf(person.id()).isEmpty();
  }

  /** The reason that a person can do something about comes first. */
  private static Reached.NotAtAll together(List<Reached.NotAtAll> whyNot) {
    Reached.NotAtAll main =
        whyNot.stream()
            .filter(not -> not.reason().weight() == Reason.Weight.NEEDS_PERSON)
            .findFirst()
            .orElse(whyNot.get(0));
    String others =
        whyNot.stream()
            .filter(not -> not.channel() != main.channel())
            .map(not -> "and by %s: %s".formatted(not.channel(), not.reason().inWords()))
            .collect(Collectors.joining());
    String detail = main.detail() + (main.detail().isEmpty() || others.isEmpty() ? "" : ", ");
    return new Reached.NotAtAll(main.channel(), main.reason(), detail + others, main.contact());
  }
}
