package dev.clioremind.sandbox.ghl;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The contacts, and the search index that lags behind them. */
public final class ContactBook {

  /** A contact with the moments that the API shows. */
  record Entry(GhlContact contact, Instant addedAt, Instant changedAt) {}

  private final Map<String, Entry> byId = new LinkedHashMap<>();
  private Duration searchLag = Duration.ZERO;

  public void searchLag(Duration lag) {
    searchLag = lag;
  }

  /** Adds a contact, or replaces the one with its id. */
  public void put(GhlContact contact, Instant now) {
    Instant addedAt = Optional.ofNullable(byId.get(contact.id())).map(Entry::addedAt).orElse(now);
    byId.put(contact.id(), new Entry(contact, addedAt, now));
  }

  /** Changes a contact, if there is one with that id. */
  public boolean change(String id, UnaryOperator<GhlContact> change, Instant now) {
    Optional<GhlContact> contact = find(id);
    contact.ifPresent(one -> put(change.apply(one), now));
    return contact.isPresent();
  }

  public boolean remove(String id) {
    return byId.remove(id) != null;
  }

  public Optional<GhlContact> find(String id) {
    return entry(id).map(Entry::contact);
  }

  Optional<Entry> entry(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** Every contact, oldest first. */
  public List<GhlContact> contacts() {
    return byId.values().stream().map(Entry::contact).toList();
  }

  /** What the search index knows by now, newest first. */
  List<Entry> indexed(Instant now) {
    Instant seen = now.minus(searchLag);
    List<Entry> entries =
        byId.values().stream().filter(entry -> !entry.addedAt.isAfter(seen)).toList();
    List<Entry> newestFirst = new ArrayList<>(entries);
    Collections.reverse(newestFirst);
    return List.copyOf(newestFirst);
  }

  Optional<GhlContact> byEmail(String email) {
    return first(one -> !email.isEmpty() && one.email().equalsIgnoreCase(email));
  }

  Optional<GhlContact> byPhone(String phone) {
    return first(one -> !phone.isEmpty() && one.phone().equals(phone));
  }

  private Optional<GhlContact> first(Predicate<GhlContact> test) {
    return byId.values().stream().map(Entry::contact).filter(test).findFirst();
  }
}
