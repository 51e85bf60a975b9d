package dev.clioremind.sandbox.clio;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The records of one kind, by id. Not thread-safe: {@link ClioFirm} holds the lock. */
final class ClioTable<T> {
  private final String kind;
  private final TreeMap<Long, Row<T>> rows = new TreeMap<>();
  private int changes;

  /** One record and what Clio notes about it. */
  record Row<T>(long id, T value, Instant createdAt, Instant updatedAt, int revision) {

    /** Its quotes are part of it, as in Clio. */
    String etag() {
      return "\"" + Long.toHexString(id * 31 + revision) + "\"";
    }
  }

  ClioTable(String kind) {
    this.kind = kind;
  }

  void add(long id, T value, Instant now) {
    if (id <= 0 || rows.containsKey(id)) {
      throw new IllegalArgumentException(kind + " " + id + ": not a new id");
    }
    rows.put(id, new Row<>(id, value, now, now, 1));
    changes++;
  }

  void change(long id, UnaryOperator<T> change, Instant now) {
    Row<T> old = find(id).orElseThrow(() -> new IllegalArgumentException("no " + kind + " " + id));
    T value = change.apply(old.value());
    rows.put(id, new Row<>(id, value, old.createdAt(), now, old.revision() + 1));
    changes++;
  }

  void delete(long id) {
    if (rows.remove(id) == null) {
      throw new IllegalArgumentException("no " + kind + " " + id);
    }
    changes++;
  }

  /** How often anything in the table has changed. */
  int changes() {
    return changes;
  }

  Optional<Row<T>> find(long id) {
    return Optional.ofNullable(rows.get(id));
  }

  /** All rows by id. */
  List<Row<T>> all() {
    return new ArrayList<>(rows.values());
  }

  List<T> values() {
    return rows.values().stream().map(Row::value).toList();
  }
}
