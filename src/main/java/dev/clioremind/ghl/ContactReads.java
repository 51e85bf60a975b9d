package dev.clioremind.ghl;

import dev.clioremind.core.people.ContactId;
import dev.clioremind.http.BaseUrl;
import dev.clioremind.http.HttpAnswer;
import dev.clioremind.http.Query;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The three ways in which GoHighLevel is asked for contacts, and what it said. Lives as long as one
 * {@link ContactFinder#match}. Thread-safe, but two threads may ask the same question.
 *
 * @see <a href="https://marketplace.gohighlevel.com/docs/ghl/contacts/contacts">Contacts</a>
 */
final class ContactReads {

  /** The most that the search gives in one page. */
  static final int PAGE_LIMIT = 500;

  /** The search takes no longer values. */
  static final int LONGEST_VALUE = 75;

  private final GhlApi api;
  private final GhlJson json;
  private final ContactMapping mapping;
  private final Map<ContactId, Optional<ContactRecord>> read = new ConcurrentHashMap<>();
  private final Map<Address, Map<String, ContactRecord>> owners = new ConcurrentHashMap<>();
  private final Map<Address, Named> named = new ConcurrentHashMap<>();

  /** What {@code /contacts/search/duplicate} says of an address. */
  record Named(Optional<ContactId> contact, boolean refused) {}

  /**
   * A line of a search.
   *
   * @param whole the contact, if the line says of it all that matters; else it is but a hint
   */
  record Hit(ContactId id, String phone, String email, Optional<ContactRecord> whole) {

    /** The id alone. */
    @Override
    public String toString() {
      return "hit " + id;
    }
  }

  ContactReads(GhlApi api, GhlJson json) {
    this.api = api;
    this.json = json;
    this.mapping = new ContactMapping(api.locationId());
  }

  /** The known contacts that have an address as their own. */
  List<ContactRecord> having(Address address) {
    return List.copyOf(owners.getOrDefault(address, Map.of()).values());
  }

  /** Takes over a contact that a search showed whole. */
  void know(ContactRecord contact) {
    if (read.putIfAbsent(contact.contact().id(), Optional.of(contact)) == null) {
      index(contact);
    }
  }

  private void index(ContactRecord contact) {
    contact
        .addresses()
        .forEach(
            address ->
                owners
                    .computeIfAbsent(address, one -> new ConcurrentSkipListMap<>())
                    .put(contact.contact().id().value(), contact));
  }

  /** The contact with this id; empty if there is none. */
  Optional<ContactRecord> whole(ContactId id) {
    Optional<ContactRecord> before = read.get(id);
    if (before == null) {
      before = readWhole(id);
      read.put(id, before);
      before.ifPresent(this::index);
    }
    return before;
  }

  private Optional<ContactRecord> readWhole(ContactId id) {
    HttpAnswer answer =
        api.get(Endpoint.CONTACT, "/contacts/" + BaseUrl.segment(id.value()), Query.none());
    switch (answer.status()) {
      // An id that does not exist is 404 or 400, one that could not even exist 422.
      case 400, 404, 422 -> {
        fromTheApi(Endpoint.CONTACT, answer);
        return Optional.empty();
      }
      default -> {
        List<Wire.Contact> contact =
            json.oneOrNone(documented(Endpoint.CONTACT, answer))
                .orElseThrow(() -> api.notDocumented(Endpoint.CONTACT));
        if (contact.isEmpty()) {
          return Optional.empty();
        }
        if (!ContactMapping.id(contact.get(0)).filter(id::equals).isPresent()) {
          throw api.notDocumented(Endpoint.CONTACT);
        }
        return Optional.of(mapping.whole(id, contact.get(0)));
      }
    }
  }

  /**
   * Everybody who has one of these addresses, as far as the search's index knows. It lags, and has
   * been seen not to find phone numbers at all; so nobody found means nothing.
   *
   * @return empty also if the search does not take the question
   */
  List<Hit> search(Collection<Address> addresses) {
    HttpAnswer answer =
        api.search(
            "/contacts/search",
            json.search(
                api.locationId(),
                PAGE_LIMIT,
                values(addresses, Address.Kind.PHONE),
                values(addresses, Address.Kind.EMAIL)));
    if (answer.status() >= 400) {
      return List.of();
    }
    List<Wire.Contact> hits =
        json.hits(documented(Endpoint.SEARCH, answer))
            .orElseThrow(() -> api.notDocumented(Endpoint.SEARCH));
    return hits.stream()
        .flatMap(
            hit ->
                ContactMapping.id(hit)
                    .map(
                        id ->
                            new Hit(
                                id,
                                ContactMapping.phone(hit),
                                ContactMapping.email(hit),
                                mapping.wholeHit(id, hit)))
                    .stream())
        .distinct()
        .toList();
  }

  /** What was said of an address; empty if it was not asked for. */
  Optional<Named> said(Address address) {
    return Optional.ofNullable(named.get(address));
  }

  /** The one contact that GoHighLevel itself would take for the owner of an address. */
  Named named(Address address) {
    Named before = named.get(address);
    if (before == null) {
      before = askNamed(address);
      named.put(address, before);
    }
    return before;
  }

  private Named askNamed(Address address) {
    HttpAnswer answer =
        api.get(
            Endpoint.SEARCH,
            "/contacts/search/duplicate",
            Query.none()
                .with("locationId", api.locationId())
                .with(address.kind().parameter(), address.value()));
    switch (answer.status()) {
      case 404 -> {
        fromTheApi(Endpoint.SEARCH, answer);
        return new Named(Optional.empty(), false);
      }
      case 400, 422 -> {
        fromTheApi(Endpoint.SEARCH, answer);
        // An address that it does not take must not keep everybody else from being found.
        return new Named(Optional.empty(), true);
      }
      default -> {
        List<Wire.Contact> found =
            json.oneOrNone(documented(Endpoint.SEARCH, answer))
                .orElseThrow(() -> api.notDocumented(Endpoint.SEARCH));
        if (found.isEmpty()) {
          return new Named(Optional.empty(), false);
        }
        return new Named(
            Optional.of(
                ContactMapping.id(found.get(0))
                    .orElseThrow(() -> api.notDocumented(Endpoint.SEARCH))),
            false);
      }
    }
  }

  /** A wrong base address answers 404 to everything, which must not make everybody missing. */
  private void fromTheApi(Endpoint endpoint, HttpAnswer answer) {
    if (!json.isObject(answer.body())) {
      throw api.refused(endpoint, answer);
    }
  }

  private String documented(Endpoint endpoint, HttpAnswer answer) {
    if (answer.status() >= 300) {
      throw api.refused(endpoint, answer);
    }
    return answer.body();
  }

  private static List<String> values(Collection<Address> addresses, Address.Kind kind) {
    return addresses.stream().filter(a -> a.kind() == kind).map(Address::value).toList();
  }
}
