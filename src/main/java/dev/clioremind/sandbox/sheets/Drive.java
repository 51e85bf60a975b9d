package dev.clioremind.sandbox.sheets;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * All workbooks, each with its earlier states as far as stale reads ask for them. A change works on
 * a copy that replaces the workbook only when all of it succeeded. Safe for several threads.
 */
final class Drive {

  private final InstantSource time;
  private final Map<String, Workbook> books = new LinkedHashMap<>();
  private final Map<String, Deque<Past>> history = new LinkedHashMap<>();
  private Duration staleness = Duration.ZERO;
  private int created;

  private record Past(Instant since, Workbook state) {}

  Drive(InstantSource time) {
    this.time = time;
  }

  /** An id in the form of Google's, the same in every run. */
  synchronized String newId() {
    return String.format(Locale.ROOT, "1Sandbox-Spreadsheet_%04d-000000000000000000", ++created);
  }

  synchronized void add(Workbook book) {
    books.put(book.id(), book);
    remember(book);
  }

  /** The workbook as it is now. */
  synchronized Optional<Workbook> book(String id) {
    return Optional.ofNullable(books.get(id));
  }

  /** The workbook as a read sees it now: older than it is, where reads are stale. */
  synchronized Optional<Workbook> seen(String id) {
    if (staleness.isZero()) {
      return book(id);
    }
    Instant visible = time.instant().minus(staleness);
    Deque<Past> states = history.getOrDefault(id, new ArrayDeque<>());
    while (states.size() > 1 && !second(states).since().isAfter(visible)) {
      states.removeFirst();
    }
    return Optional.ofNullable(states.peekFirst()).map(Past::state);
  }

  /** From now on reads show the state of so long ago. */
  synchronized void makeReadsStale(Duration by) {
    staleness = by;
    history.clear();
    books.values().forEach(this::remember);
  }

  /**
   * Changes one workbook, or leaves it as it was when the change throws.
   *
   * @throws SheetsError 404 where there is none, or as the change throws
   */
  synchronized <T> T change(String id, Function<Workbook, T> change) {
    Workbook draft = book(id).orElseThrow(SheetsError::notFound).copy();
    T result = change.apply(draft);
    draft.checkSize();
    add(draft);
    return result;
  }

  private void remember(Workbook book) {
    if (!staleness.isZero()) {
      history
          .computeIfAbsent(book.id(), id -> new ArrayDeque<>())
          .addLast(new Past(time.instant(), book));
      seen(book.id());
    }
  }

  private static Past second(Deque<Past> states) {
    var all = states.iterator();
    all.next();
    return all.next();
  }
}
