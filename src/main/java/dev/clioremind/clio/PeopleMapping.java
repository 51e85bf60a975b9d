package dev.clioremind.clio;

import static dev.clioremind.clio.WireText.orEmpty;

import dev.clioremind.core.people.EmailAddress;
import dev.clioremind.core.people.Matter;
import dev.clioremind.core.people.MatterId;
import dev.clioremind.core.people.Party;
import dev.clioremind.core.people.Person;
import dev.clioremind.core.people.PersonId;
import dev.clioremind.core.people.PhoneNumber;
import dev.clioremind.core.people.Relationship;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Matters, contacts, users and relationships. Empty results are records without a usable id. */
final class PeopleMapping {
  /** What stands for a name that the signed-in user may not see. */
  private static final Pattern BLACKED_OUT =
      Pattern.compile(
          "\\W*((redacted|restricted|confidential|hidden)(\\W+contact)?)?\\W*",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);

  private final PhoneMapping phones;

  PeopleMapping(PhoneMapping phones) {
    this.phones = phones;
  }

  static Optional<Matter> matter(Wire.Matter matter) {
    return WireText.id(matter.id())
        .map(
            id ->
                new Matter(
                    new MatterId(id),
                    orEmpty(matter.displayNumber()).strip(),
                    orEmpty(matter.description()).strip(),
                    WireText.word(matter.status()),
                    WireText.party(matter.client(), PersonId::contact),
                    WireText.party(matter.responsibleAttorney(), PersonId::user),
                    attorneyName(matter.responsibleAttorney()),
                    hasLeft(matter.responsibleAttorney()),
                    WireText.nameOf(matter.practiceArea())));
  }

  private static String attorneyName(Wire.@Nullable AttorneyRef attorney) {
    return attorney == null ? "" : orEmpty(attorney.name()).strip();
  }

  private static boolean hasLeft(Wire.@Nullable AttorneyRef attorney) {
    return attorney != null && "false".equals(WireText.word(attorney.enabled()));
  }

  Optional<Person> contact(Wire.Contact contact) {
    return WireText.id(contact.id())
        .map(
            id ->
                new Person(
                    PersonId.contact(id),
                    kind(contact),
                    orEmpty(contact.firstName()),
                    orEmpty(contact.lastName()),
                    name(contact.name(), contact.firstName(), contact.lastName()),
                    phonesOf(contact),
                    emailsOf(contact),
                    redacted(contact)));
  }

  /** A user who has left keeps the name on matters, but gets no messages. */
  Optional<Person> user(Wire.User user) {
    boolean left = "false".equals(WireText.word(user.enabled()));
    return WireText.id(user.id())
        .map(
            id ->
                new Person(
                    PersonId.user(id),
                    Person.Kind.PERSON,
                    orEmpty(user.firstName()),
                    orEmpty(user.lastName()),
                    name(user.name(), user.firstName(), user.lastName()),
                    left ? List.of() : phones.e164(orEmpty(user.phoneNumber())).stream().toList(),
                    left ? List.of() : email(user.email()).stream().toList(),
                    false));
  }

  /** Empty if Clio does not say that it belongs to the matter that was asked for. */
  static Optional<Relationship> relationship(Wire.Relationship relationship, MatterId asked) {
    return WireText.matterOf(relationship.matter())
        .filter(asked::equals)
        .map(
            matter ->
                new Relationship(
                    matter,
                    orEmpty(relationship.description()),
                    relationship.contact() == null
                        ? new Party.Hidden()
                        : WireText.party(relationship.contact(), PersonId::contact)));
  }

  private static Person.Kind kind(Wire.Contact contact) {
    return switch (WireText.word(contact.type())) {
      case "company" -> Person.Kind.COMPANY;
      case "person" -> Person.Kind.PERSON;
      default ->
          WireText.given(contact.firstName()) || WireText.given(contact.lastName())
              ? Person.Kind.PERSON
              : Person.Kind.COMPANY;
    };
  }

  private static String name(
      @Nullable String whole, @Nullable String first, @Nullable String last) {
    return WireText.given(whole)
        ? orEmpty(whole)
        : (orEmpty(first).strip() + " " + orEmpty(last).strip()).strip();
  }

  private List<PhoneNumber> phonesOf(Wire.Contact contact) {
    var numbers = new LinkedHashSet<PhoneNumber>();
    for (boolean primary : new boolean[] {true, false}) {
      for (Wire.Phone phone : rows(contact.phoneNumbers())) {
        if (phone != null && WireText.isTrue(phone.primary()) == primary) {
          phones.e164(orEmpty(phone.number())).ifPresent(numbers::add);
        }
      }
      if (primary) {
        phones.e164(orEmpty(contact.primaryPhoneNumber())).ifPresent(numbers::add);
      }
    }
    return List.copyOf(numbers);
  }

  private static List<EmailAddress> emailsOf(Wire.Contact contact) {
    var addresses = new LinkedHashSet<EmailAddress>();
    for (boolean primary : new boolean[] {true, false}) {
      for (Wire.Email email : rows(contact.emailAddresses())) {
        if (email != null && WireText.isTrue(email.primary()) == primary) {
          email(email.address()).ifPresent(addresses::add);
        }
      }
      if (primary) {
        email(contact.primaryEmailAddress()).ifPresent(addresses::add);
      }
    }
    return List.copyOf(addresses);
  }

  private static Optional<EmailAddress> email(@Nullable String written) {
    try {
      return Optional.of(new EmailAddress(orEmpty(written)));
    } catch (IllegalArgumentException notAnAddress) {
      return Optional.empty();
    }
  }

  /**
   * Clio's Contacts Visibility (API 4.0.9) blacks contacts out without saying how: no name, no
   * type, no lists at all where a contact without addresses has empty ones, or a row without its
   * address.
   */
  private static boolean redacted(Wire.Contact contact) {
    boolean listsMissing = contact.phoneNumbers() == null || contact.emailAddresses() == null;
    boolean rowBlackedOut =
        rows(contact.phoneNumbers()).stream()
                .anyMatch(phone -> phone == null || !WireText.given(phone.number()))
            || rows(contact.emailAddresses()).stream()
                .anyMatch(email -> email == null || !WireText.given(email.address()));
    return listsMissing
        || rowBlackedOut
        || !WireText.given(contact.type())
        || BLACKED_OUT
            .matcher(name(contact.name(), contact.firstName(), contact.lastName()))
            .matches();
  }

  private static <T> List<@Nullable T> rows(@Nullable List<@Nullable T> list) {
    return list == null ? List.of() : list;
  }
}
