package dev.clioremind.core.people;

import java.util.List;
import java.util.Optional;

/**
 * Somebody in Clio, with the addresses that Clio has for them. All of it but the id is client data.
 *
 * @param firstName empty for a company, or when Clio has none
 * @param lastName empty for a company, or when Clio has none
 * @param name the whole name
 * @param phones the primary one first; those that are no phone number are left out
 * @param emails the primary one first; those that are no address are left out
 * @param redacted whether the signed-in user may not see the addresses, so that none here means
 *     nothing
 */
public record Person(
    PersonId id,
    Kind kind,
    String firstName,
    String lastName,
    String name,
    List<PhoneNumber> phones,
    List<EmailAddress> emails,
    boolean redacted) {

  /** What sort of contact it is. */
  public enum Kind {
    PERSON,
    COMPANY
  }

  public Person {
    firstName = firstName.strip();
    lastName = lastName.strip();
    name = name.strip();
    phones = List.copyOf(phones);
    emails = List.copyOf(emails);
  }

  /** The number that messages go to: the primary one. */
  public Optional<PhoneNumber> phone() {
    return phones.stream().findFirst();
  }

  /** The address that e-mails go to: the primary one. */
  public Optional<EmailAddress> email() {
    return emails.stream().findFirst();
  }

  /** The id alone: the rest is client data. */
  @Override
  public String toString() {
    return id.kind() + " " + id.value();
  }
}
