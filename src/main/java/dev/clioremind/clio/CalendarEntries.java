package dev.clioremind.clio;

import dev.clioremind.core.deadline.DateRange;
import dev.clioremind.core.deadline.Deadline;
import dev.clioremind.core.deadline.DeadlineId;
import dev.clioremind.core.sheet.Problem;
import dev.clioremind.http.Query;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The calendar: hearings, court-rule deadlines, everything with a day.
 *
 * @see <a href="https://docs.developers.clio.com/api-reference/#tag/Calendar-Entries">Clio:
 *     Calendar Entries</a>
 */
final class CalendarEntries {
  /** With offset: a bare date is refused. */
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);

  /** The id of a single entry or of a whole series; an occurrence may have a composite one. */
  private static final Pattern PLAIN_ID = Pattern.compile("[0-9]+");

  /** How far ahead the next occurrence of a series is looked for: a yearly one has one. */
  private static final int YEAR_AND_MORE = 400;

  private final ClioReader reader;
  private final EntryMapping mapping;
  private final ZoneId firmZone;
  private final Clock clock;

  CalendarEntries(ClioReader reader, ZoneId firmZone, Clock clock) {
    this.reader = reader;
    this.mapping = new EntryMapping(firmZone);
    this.firmZone = firmZone;
    this.clock = clock;
  }

  /** All entries whose day, as the client is told it, lies in the range. */
  List<Deadline> in(DateRange range, Consumer<Problem> problems) {
    Window window = window(range);
    List<Wire.Entry> rows =
        reader.all(Resource.CALENDAR_ENTRIES, window.query(Query.none()), Wire.Entry.class);
    warnOfStrangers(rows, window, problems);
    var due = new ArrayList<Deadline>();
    for (Deadline deadline : Occurrences.distinct(read(rows, problems), problems)) {
      if (range.contains(deadline.due().date())) {
        due.add(deadline);
      }
    }
    return due;
  }

  /** The entries that fall into the range and of which Clio itself will remind. */
  List<DeadlineId> withOwnReminders(DateRange range) {
    Query query = window(range).query(Query.none());
    return reader.all(Resource.ENTRY_REMINDERS, query, Wire.Reminded.class).stream()
        .filter(AccountReads::isReminded)
        .flatMap(row -> WireText.id(row.id()).stream())
        .map(DeadlineId::entry)
        .toList();
  }

  /** The present state of these entries, under the same ids. One that is gone is left out. */
  List<Deadline> reread(Collection<DeadlineId> ids, Consumer<Problem> problems) {
    var single = new TreeSet<String>();
    var composite = new TreeSet<String>();
    var dated = new TreeMap<String, Set<DeadlineId>>();
    for (DeadlineId id : ids) {
      if (startDate(id).isPresent()) {
        dated.computeIfAbsent(id.clioId(), any -> new TreeSet<>()).add(id);
      } else if (PLAIN_ID.matcher(id.clioId()).matches()) {
        single.add(id.clioId());
      } else {
        composite.add(id.clioId());
      }
    }
    var found = new ArrayList<Deadline>();
    found.addAll(singles(single, problems));
    found.addAll(composites(composite, problems));
    found.addAll(dated(dated, problems));
    return found;
  }

  /**
   * Entries that were alone with their id. Where Clio answers with the series, it is the next
   * occurrence that was meant.
   */
  private List<Deadline> singles(Set<String> ids, Consumer<Problem> problems) {
    List<Wire.Entry> rows =
        reader.byIds(Resource.CALENDAR_ENTRIES, ids, Query.none(), Wire.Entry.class);
    var found =
        new ArrayList<>(
            newest(read(rows.stream().filter(row -> !isSeries(row)).toList(), problems)));
    Set<String> series =
        rows.stream()
            .filter(CalendarEntries::isSeries)
            .flatMap(row -> WireText.id(row.id()).stream())
            .collect(Collectors.toCollection(TreeSet::new));
    if (!series.isEmpty()) {
      LocalDate today = LocalDate.ofInstant(clock.instant(), firmZone);
      Map<DeadlineId, Deadline> next = new TreeMap<>();
      for (Occurrences.Read read :
          expanded(series, new DateRange(today, today.plusDays(YEAR_AND_MORE)), problems)) {
        if (!read.deadline().due().date().isBefore(today)) {
          next.merge(
              read.deadline().id(),
              read.deadline(),
              (a, b) -> b.due().date().isBefore(a.due().date()) ? b : a);
        }
      }
      found.addAll(next.values());
    }
    return found;
  }

  private List<Deadline> composites(Set<String> ids, Consumer<Problem> problems) {
    List<Wire.Entry> rows =
        new ArrayList<>(
            reader.byIds(
                Resource.CALENDAR_ENTRIES,
                ids,
                Query.none().with(Param.EXPANDED, "true"),
                Wire.Entry.class));
    Set<String> missing = new TreeSet<>(ids);
    rows.forEach(row -> WireText.id(row.id()).ifPresent(missing::remove));
    for (String id : missing) {
      // ids[] is said to take numbers; an address takes any text
      reader.one(Resource.CALENDAR_ENTRIES, id, Wire.Entry.class).ifPresent(rows::add);
    }
    return newest(read(rows, problems));
  }

  private List<Deadline> dated(Map<String, Set<DeadlineId>> ids, Consumer<Problem> problems) {
    if (ids.isEmpty()) {
      return List.of();
    }
    List<LocalDate> days =
        ids.values().stream()
            .flatMap(Set::stream)
            .flatMap(id -> startDate(id).stream())
            .sorted()
            .toList();
    DateRange range = new DateRange(days.get(0), days.get(days.size() - 1));
    var found = new TreeMap<DeadlineId, Deadline>();
    for (Occurrences.Read read : expanded(ids.keySet(), range, problems)) {
      Deadline deadline = read.deadline();
      DeadlineId id = deadline.id().on(deadline.due().date());
      if (ids.getOrDefault(deadline.id().clioId(), Set.of()).contains(id)) {
        // of two on one day the listing keeps the first
        found.merge(
            id,
            Occurrences.withId(deadline, id),
            (a, b) -> b.due().timeOrDash().compareTo(a.due().timeOrDash()) < 0 ? b : a);
      }
    }
    return List.copyOf(found.values());
  }

  private List<Occurrences.Read> expanded(
      Set<String> ids, DateRange range, Consumer<Problem> problems) {
    return read(
        reader.byIds(
            Resource.CALENDAR_ENTRIES, ids, window(range).query(Query.none()), Wire.Entry.class),
        problems);
  }

  private List<Occurrences.Read> read(List<Wire.Entry> rows, Consumer<Problem> problems) {
    return rows.stream()
        .flatMap(
            row ->
                mapping.deadline(row, problems).stream()
                    .map(deadline -> new Occurrences.Read(row, deadline)))
        .toList();
  }

  /** One per id, for ids that were unique in the listing: the last in Clio's order. */
  private static List<Deadline> newest(List<Occurrences.Read> reads) {
    var newest = new TreeMap<DeadlineId, Deadline>();
    reads.forEach(read -> newest.put(read.deadline().id(), read.deadline()));
    return List.copyOf(newest.values());
  }

  private static boolean isSeries(Wire.Entry row) {
    return WireText.given(row.recurrenceRule()) && !WireText.given(row.parentCalendarEntryId());
  }

  private static Optional<LocalDate> startDate(DeadlineId id) {
    int at = id.value().indexOf('@');
    return at < 0 ? Optional.empty() : WireText.date(id.value().substring(at + 1));
  }

  /**
   * A day wider on both sides: the day that a client is told is in the entry's zone, and the firm's
   * day may begin many hours earlier or later.
   */
  private Window window(DateRange range) {
    return new Window(
        range.first().minusDays(1).atStartOfDay(firmZone),
        range.last().plusDays(2).atStartOfDay(firmZone));
  }

  /**
   * What is asked for: whatever ends at or after {@code from} and begins at or before {@code to}.
   */
  private record Window(ZonedDateTime from, ZonedDateTime to) {
    Query query(Query query) {
      return query
          .with(Param.FROM, TIMESTAMP.format(from))
          .with(Param.TO, TIMESTAMP.format(to))
          .with(Param.EXPANDED, "true");
    }

    boolean endsBefore(Wire.Entry row) {
      return WireText.moment(row.endAt())
          .or(() -> WireText.moment(row.startAt()))
          .map(OffsetDateTime::toInstant)
          .filter(end -> end.isBefore(from.minusDays(1).toInstant()))
          .isPresent();
    }

    boolean startsAfter(Wire.Entry row) {
      return WireText.moment(row.startAt())
          .map(OffsetDateTime::toInstant)
          .filter(start -> start.isAfter(to.plusDays(1).toInstant()))
          .isPresent();
    }
  }

  /**
   * What Clio gives although it was not asked for shows that it did not understand the question.
   */
  private static void warnOfStrangers(
      List<Wire.Entry> rows, Window window, Consumer<Problem> problems) {
    rows.stream()
        .filter(row -> window.endsBefore(row) || window.startsAfter(row))
        .sorted(Comparator.comparing(row -> WireText.orEmpty(row.id())))
        .forEach(
            row -> {
              if (isSeries(row) && WireText.id(row.id()).isPresent()) {
                problems.accept(
                    Problem.needsPerson(
                        DeadlineId.entry(WireText.orEmpty(row.id())).value(),
                        "is a recurring entry that Clio did not list day by day: none of its"
                            + " days are reminded of"));
              } else {
                problems.accept(
                    Problem.warning(
                        "Clio calendar entries",
                        "some lie outside the days that were asked for; they are left out"));
              }
            });
  }
}
