package dev.clioremind.ghl;

import dev.clioremind.core.ServiceException;
import dev.clioremind.core.people.Contact;
import dev.clioremind.core.people.ContactMatch;
import dev.clioremind.core.people.ContactMatch.Ambiguous;
import dev.clioremind.core.people.ContactMatch.Found;
import dev.clioremind.core.people.ContactMatch.Missing;
import dev.clioremind.core.people.ContactQuery;
import dev.clioremind.core.people.Person;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds people of Clio among the contacts, or says why it is not certain who somebody is.
 *
 * <p>One search for many addresses gives hints, each hint is read whole, and only what is read
 * whole is compared: the address must be the contact's own, and the name must agree. Whoever is not
 * found so, or stays in doubt, is asked for once more by {@code /contacts/search/duplicate}, which
 * does not use the search's lagging index. That costs little more than one call per person.
 */
final class ContactFinder {

  /** Nobody knows how many filters one search takes; so many it does. */
  static final int ADDRESSES_PER_SEARCH = 25;

  /** An address of more contacts is an office's; which of them is meant, nobody can tell. */
  static final int CROWD = 10;

  private final GhlApi api;
  private final GhlJson json;

  ContactFinder(GhlApi api, GhlJson json) {
    this.api = api;
    this.json = json;
  }

  /**
   * Finds the contact for each query.
   *
   * @throws ServiceException if GoHighLevel can't be reached or refuses the sign-in
   */
  Map<ContactQuery, ContactMatch> match(Set<ContactQuery> queries) {
    ContactReads reads = new ContactReads(api, json);
    Map<ContactQuery, ContactMatch> matches = new HashMap<>();
    List<ContactQuery> open = new ArrayList<>();
    for (ContactQuery query : queries) {
      if (query.mapped().isPresent()) {
        matches.put(query, mapped(reads.whole(query.mapped().get())));
      } else {
        open.add(query);
      }
    }
    Set<Address> crowded = followHints(reads, open);
    Map<Person, NameComparison> names = new HashMap<>();
    for (ContactQuery query : open) {
      NameComparison name = names.computeIfAbsent(query.person(), NameComparison::new);
      matches.put(query, new Identification(reads, name, query, crowded).match());
    }
    return matches;
  }

  private static ContactMatch mapped(Optional<ContactRecord> contact) {
    if (contact.isEmpty()) {
      return new Missing();
    }
    return contact.get().ours()
        ? new Found(contact.get().contact())
        : new Ambiguous("the contact named in the Contacts tab belongs to another location");
  }

  /**
   * Searches for all addresses and reads what is found.
   *
   * @return the addresses of so many contacts that these were not read
   */
  private static Set<Address> followHints(ContactReads reads, List<ContactQuery> queries) {
    Set<Address> addresses = new LinkedHashSet<>();
    queries.forEach(query -> addresses.addAll(Address.of(query)));
    addresses.removeIf(address -> address.value().length() > ContactReads.LONGEST_VALUE);
    List<Address> asked = List.copyOf(addresses);
    Set<Address> crowded = new HashSet<>();
    for (int from = 0; from < asked.size(); from += ADDRESSES_PER_SEARCH) {
      List<Address> batch =
          asked.subList(from, Math.min(asked.size(), from + ADDRESSES_PER_SEARCH));
      List<ContactReads.Hit> hits = new ArrayList<>(reads.search(batch));
      for (Address address : batch) {
        if (hits.stream().filter(hit -> address.isOf(hit.phone(), hit.email())).count() > CROWD) {
          crowded.add(address);
          hits.removeIf(hit -> address.isOf(hit.phone(), hit.email()));
        }
      }
      hits.forEach(hit -> reads.whole(hit.id()));
    }
    return crowded;
  }

  /** Who one query means. */
  private record Identification(
      ContactReads reads, NameComparison name, ContactQuery query, Set<Address> crowded) {

    ContactMatch match() {
      List<Address> addresses = Address.of(query);
      Optional<Address> ofACrowd = addresses.stream().filter(crowded::contains).findFirst();
      if (ofACrowd.isPresent()) {
        return new Ambiguous(
            "more than %s contacts in GoHighLevel have this %s"
                .formatted(CROWD, ofACrowd.get().kind().words()));
      }
      ContactMatch match = amongKnown(addresses);
      for (Address address : addresses) {
        if (match instanceof Found || severalFit(addresses)) {
          return match;
        }
        ContactReads.Named named = reads.named(address);
        if (named.refused()) {
          return new Ambiguous(
              "GoHighLevel does not accept this %s, so nobody can be looked for by it"
                  .formatted(address.kind().words()));
        }
        Optional<ContactRecord> owner = named.contact().flatMap(reads::whole);
        match = amongKnown(addresses);
        if (match instanceof Missing && owner.isPresent()) {
          return new Ambiguous(
              "GoHighLevel names a contact for this %s that has another one of its own"
                  .formatted(address.kind().words()));
        }
      }
      return match;
    }

    private boolean severalFit(List<Address> addresses) {
      return fitting(addresses).size() > 1;
    }

    private List<ContactRecord> withAddress(List<Address> addresses) {
      return reads
          .known()
          .filter(contact -> addresses.stream().anyMatch(address -> address.isOf(contact)))
          .toList();
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
}
