package dev.clioremind.ghl;

import dev.clioremind.core.people.Contact;
import dev.clioremind.core.people.ContactMatch;
import dev.clioremind.core.people.ContactMatch.Ambiguous;
import dev.clioremind.core.people.ContactMatch.Found;
import dev.clioremind.core.people.ContactMatch.Missing;
import dev.clioremind.core.people.ContactQuery;
import dev.clioremind.ghl.ContactReads.Named;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who one query means, among the contacts that are known.
 *
 * @param crowded addresses of so many contacts that these were not read
 */
record Identification(
    ContactReads reads, NameComparison name, ContactQuery query, Set<Address> crowded) {

  /** The next address that is worth asking for; empty if nothing more would help. */
  Optional<Address> nextToAsk() {
    List<Address> addresses = Address.of(query);
    if (addresses.stream().anyMatch(crowded::contains)
        || !fitting(addresses).isEmpty()
        || addresses.stream().flatMap(a -> reads.said(a).stream()).anyMatch(Named::refused)) {
      return Optional.empty();
    }
    return addresses.stream().filter(address -> reads.said(address).isEmpty()).findFirst();
  }

  /** The answer, from all that is known by now. */
  ContactMatch match() {
    List<Address> addresses = Address.of(query);
    Optional<Address> ofACrowd = addresses.stream().filter(crowded::contains).findFirst();
    if (ofACrowd.isPresent()) {
      return new Ambiguous(
          "more than %s contacts in GoHighLevel have this %s"
              .formatted(ContactFinder.CROWD, ofACrowd.get().kind().words()));
    }
    ContactMatch match = amongKnown(addresses);
    if (match instanceof Found || fitting(addresses).size() > 1) {
      return match;
    }
    for (Address address : addresses) {
      Optional<Named> named = reads.said(address);
      if (named.isPresent() && named.get().refused()) {
        return new Ambiguous(
            "GoHighLevel does not accept this %s, so nobody can be looked for by it"
                .formatted(address.kind().words()));
      }
      if (match instanceof Missing
          && named.flatMap(Named::contact).flatMap(reads::whole).isPresent()) {
        return new Ambiguous(
            "GoHighLevel names a contact for this %s that has another one of its own"
                .formatted(address.kind().words()));
      }
    }
    return match;
  }

  private List<ContactRecord> withAddress(List<Address> addresses) {
    return addresses.stream().flatMap(one -> reads.having(one).stream()).distinct().toList();
  }

  private List<ContactRecord> fitting(List<Address> addresses) {
    return withAddress(addresses).stream()
        .filter(contact -> contact.ours() && name.objection(contact).isEmpty())
        .toList();
  }

  private ContactMatch amongKnown(List<Address> addresses) {
    List<Contact> fitting = fitting(addresses).stream().map(ContactRecord::contact).toList();
    if (fitting.size() == 1) {
      return new Found(fitting.get(0));
    }
    if (fitting.size() > 1) {
      return new Ambiguous(
          "%s contacts in GoHighLevel have this name and address; merge them there"
              .formatted(fitting.size()));
    }
    return withAddress(addresses).stream()
        .map(
            contact ->
                contact.ours()
                    ? name.objection(contact).orElseThrow()
                    : "that contact belongs to another location")
        .sorted()
        .findFirst()
        .<ContactMatch>map(
            why -> new Ambiguous("a contact in GoHighLevel has this address, but " + why))
        .orElseGet(Missing::new);
  }
}
