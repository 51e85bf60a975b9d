package dev.clioremind.ghl;

import dev.clioremind.core.people.Contact;
import java.util.List;
import java.util.stream.Stream;

/**
 * A contact as GoHighLevel has it, with what it is recognised by. Client data but for the contact
 * itself.
 *
 * @param contact what the rest of the program may know of it
 * @param ours whether it belongs to the configured location
 * @param name given name first; empty if there is none
 * @param companyName empty if there is none
 * @param phone without blanks and punctuation; empty if there is none
 * @param email in lower case; empty if there is none
 */
record ContactRecord(
    Contact contact, boolean ours, String name, String companyName, String phone, String email) {

  /** Where messages to it go. */
  List<Address> addresses() {
    return Stream.of(new Address(Address.Kind.PHONE, phone), new Address(Address.Kind.EMAIL, email))
        .filter(address -> !address.value().isEmpty())
        .toList();
  }

  /** The id alone. */
  @Override
  public String toString() {
    return "contact " + contact.id();
  }
}
