package dev.clioremind.ghl;

import dev.clioremind.core.people.ContactQuery;
import dev.clioremind.core.people.EmailAddress;
import dev.clioremind.core.people.Person;
import dev.clioremind.core.people.PhoneNumber;
import dev.clioremind.core.rule.Channel;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A phone number or e-mail address that a contact is looked for by. Client data. */
record Address(Kind kind, String value) {

  /** What sort of address it is, and how GoHighLevel calls it. */
  enum Kind {
    PHONE("number", "phone number"),
    EMAIL("email", "e-mail address");

    private final String parameter;
    private final String words;

    Kind(String parameter, String words) {
      this.parameter = parameter;
      this.words = words;
    }

    /** The parameter of {@code /contacts/search/duplicate}; a wrong one finds nobody, silently. */
    String parameter() {
      return parameter;
    }

    String words() {
      return words;
    }
  }

  /** The addresses of which one must be the contact's, the better known first. */
  static List<Address> of(ContactQuery query) {
    Optional<Address> phone =
        query.person().phone().map(PhoneNumber::e164).map(v -> new Address(Kind.PHONE, v));
    Optional<Address> email =
        query.person().email().map(EmailAddress::value).map(v -> new Address(Kind.EMAIL, v));
    return switch (query.channel()) {
      case SMS, WHATSAPP -> phone.stream().toList();
      case EMAIL -> email.stream().toList();
      case WORKFLOW -> Stream.concat(phone.stream(), email.stream()).toList();
    };
  }

  /** Every address that messages to a person might go to. */
  static List<Address> allOf(Person person) {
    return of(new ContactQuery(person, Channel.WORKFLOW, Optional.empty()));
  }

  /** Whether it is one of these two. */
  boolean isOf(String phone, String email) {
    return value.equals(kind == Kind.PHONE ? phone : email);
  }

  /** Nothing of it. */
  @Override
  public String toString() {
    return kind.words();
  }
}
