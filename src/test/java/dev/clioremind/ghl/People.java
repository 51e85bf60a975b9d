package dev.clioremind.ghl;

import dev.clioremind.core.people.ContactId;
import dev.clioremind.core.people.ContactQuery;
import dev.clioremind.core.people.EmailAddress;
import dev.clioremind.core.people.Person;
import dev.clioremind.core.people.PersonId;
import dev.clioremind.core.people.PhoneNumber;
import dev.clioremind.core.rule.Channel;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Invented people of Clio. */
final class People {
  private People() {}

  static final Person ANA =
      person("501", "Ana", "Rivera", "+12135550142", "ana.rivera@example.com");

  /** Somebody; an empty phone or e-mail is none. */
  static Person person(String id, String first, String last, String phone, String email) {
    return new Person(
        PersonId.contact(id),
        Person.Kind.PERSON,
        first,
        last,
        (first + " " + last).strip(),
        Stream.of(phone).filter(p -> !p.isEmpty()).map(PhoneNumber::new).toList(),
        Stream.of(email).filter(e -> !e.isEmpty()).map(EmailAddress::new).toList(),
        false);
  }

  static Person company(String name, String phone) {
    return new Person(
        PersonId.contact("601"),
        Person.Kind.COMPANY,
        "",
        "",
        name,
        List.of(new PhoneNumber(phone)),
        List.of(),
        false);
  }

  static ContactQuery query(Person person, Channel channel) {
    return new ContactQuery(person, channel, Optional.empty());
  }

  static ContactQuery mapped(Person person, Channel channel, String contactId) {
    return new ContactQuery(person, channel, Optional.of(new ContactId(contactId)));
  }
}
