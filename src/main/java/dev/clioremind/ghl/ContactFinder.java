package dev.clioremind.ghl;

import dev.clioremind.core.ServiceException;
import dev.clioremind.core.people.ContactId;
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
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds people of Clio among the contacts, or says why it is not certain who somebody is.
 *
 * <p>One search for many addresses; what it shows whole is taken, and what it shows in part is read
 * whole. Only then is compared: the address must be the contact's own, and the name must agree.
 * Whoever is not found so, or stays in doubt, is asked for once more by {@code
 * /contacts/search/duplicate}, which does not use the search's lagging index. So somebody costs a
 * twenty-fifth of a call where searches show all, and little more than one where they do not.
 */
final class ContactFinder {

  /** Nobody knows how many filters one search takes; so many it does. */
  static final int ADDRESSES_PER_SEARCH = 25;

  /** An address of more contacts is an office's; which of them is meant, nobody can tell. */
  static final int CROWD = 10;

  private final GhlApi api;
  private final GhlJson json;
  private final AtOnce atOnce;

  ContactFinder(GhlApi api, GhlJson json, AtOnce atOnce) {
    this.api = api;
    this.json = json;
    this.atOnce = atOnce;
  }

  /**
   * Finds the contact for each query.
   *
   * @throws ServiceException if GoHighLevel can't be reached or refuses the sign-in
   */
  Map<ContactQuery, ContactMatch> match(Set<ContactQuery> queries) {
    ContactReads reads = new ContactReads(api, json);
    Set<ContactId> mapped = new LinkedHashSet<>();
    List<ContactQuery> open = new ArrayList<>();
    for (ContactQuery query : queries) {
      query.mapped().ifPresentOrElse(mapped::add, () -> open.add(query));
    }
    atOnce.each(mapped, reads::whole);
    Set<Address> crowded = followHints(reads, open);
    Map<Person, NameComparison> names = new HashMap<>();
    List<Identification> people =
        open.stream()
            .map(
                query ->
                    new Identification(
                        reads,
                        names.computeIfAbsent(query.person(), NameComparison::new),
                        query,
                        crowded))
            .toList();
    askForTheRest(reads, people);
    Map<ContactQuery, ContactMatch> matches = new HashMap<>();
    queries.forEach(
        query -> query.mapped().ifPresent(id -> matches.put(query, mapped(reads.whole(id)))));
    people.forEach(one -> matches.put(one.query(), one.match()));
    return matches;
  }

  /** Asks by address for those who are not found yet, until there is nothing left to ask. */
  private void askForTheRest(ContactReads reads, List<Identification> people) {
    while (true) {
      Set<Address> addresses = new LinkedHashSet<>();
      people.forEach(one -> one.nextToAsk().ifPresent(addresses::add));
      if (addresses.isEmpty()) {
        return;
      }
      atOnce.each(addresses, address -> reads.named(address).contact().ifPresent(reads::whole));
    }
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
  private Set<Address> followHints(ContactReads reads, List<ContactQuery> queries) {
    Set<Address> addresses = new LinkedHashSet<>();
    queries.forEach(query -> addresses.addAll(Address.of(query)));
    addresses.removeIf(address -> address.value().length() > ContactReads.LONGEST_VALUE);
    List<Address> asked = List.copyOf(addresses);
    Set<Address> crowded = new HashSet<>();
    List<List<Address>> batches = new ArrayList<>();
    for (int from = 0; from < asked.size(); from += ADDRESSES_PER_SEARCH) {
      batches.add(asked.subList(from, Math.min(asked.size(), from + ADDRESSES_PER_SEARCH)));
    }
    Map<List<Address>, List<ContactReads.Hit>> found = new ConcurrentHashMap<>();
    atOnce.each(batches, batch -> found.put(batch, reads.search(batch)));
    Set<ContactId> toRead = new LinkedHashSet<>();
    for (List<Address> batch : batches) {
      List<ContactReads.Hit> hits = new ArrayList<>(found.getOrDefault(batch, List.of()));
      for (Address address : batch) {
        if (hits.stream().filter(hit -> address.isOf(hit.phone(), hit.email())).count() > CROWD) {
          crowded.add(address);
          hits.removeIf(hit -> address.isOf(hit.phone(), hit.email()));
        }
      }
      for (ContactReads.Hit hit : hits) {
        hit.whole().ifPresentOrElse(reads::know, () -> toRead.add(hit.id()));
      }
    }
    atOnce.each(toRead, reads::whole);
    return crowded;
  }
}
