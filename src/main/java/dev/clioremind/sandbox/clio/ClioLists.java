package dev.clioremind.sandbox.clio;

import com.google.gson.JsonObject;
import dev.clioremind.sandbox.clio.ClioBehaviour.OccurrenceIds;
import dev.clioremind.sandbox.clio.ClioContact.Visibility;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The listings and their filters. Used under the lock of the firm. */
final class ClioLists {
  private static final int LONGEST_LOOK_AHEAD_DAYS = 400;

  private final ClioFirm firm;
  private final ClioBehaviour behaviour;
  private final ClioView view;

  ClioLists(ClioFirm firm, ClioBehaviour behaviour, ClioView view) {
    this.firm = firm;
    this.behaviour = behaviour;
    this.view = view;
  }

  List<ClioLine> entries(ClioQuery query) {
    Optional<Instant> from = query.moment("from");
    Optional<Instant> to = query.moment("to");
    boolean expanded = query.flag("expanded").orElse(false);
    Predicate<ClioOccurrence> overlaps =
        occurrence ->
            from.map(start -> !occurrence.endsAt().isBefore(start)).orElse(true)
                && to.map(end -> !occurrence.startsAt().isAfter(end)).orElse(true);
    Set<String> ids = new HashSet<>(query.all("ids[]"));
    Predicate<ClioTable.Row<ClioEntry>> filter = entryFilter(query).and(since(query));
    var lines = new ArrayList<ClioLine>();
    for (ClioTable.Row<ClioEntry> row : firm.entries.all()) {
      if (!filter.test(row)) {
        continue;
      }
      List<ClioOccurrence> times =
          ClioRecurrence.until(row.value(), lastDay(row.value(), to)).stream()
              .filter(overlaps)
              .toList();
      boolean series = !row.value().recurrenceRule().isEmpty();
      if (series && !expanded && !times.isEmpty()) {
        times = List.of(whole(row.value()));
      }
      for (ClioOccurrence time : times) {
        String id = series && expanded ? id(time) : Long.toString(row.id());
        if (ids.isEmpty() || ids.contains(id) || ids.contains(Long.toString(row.id()))) {
          lines.add(new ClioLine(row.id(), time.number(), () -> view.entry(row, time, id)));
        }
      }
    }
    return lines;
  }

  private Predicate<ClioTable.Row<ClioEntry>> entryFilter(ClioQuery query) {
    Predicate<ClioTable.Row<ClioEntry>> byCalendar =
        equal(query.id("calendar_id"), entry -> entry.value().calendarId());
    return byCalendar
        .and(equal(query.id("matter_id"), entry -> entry.value().matterId()))
        .and(equal(query.flag("has_court_rule"), entry -> entry.value().isCourtRule()))
        .and(equal(query.flag("is_all_day"), entry -> entry.value().isAllDay()))
        .and(equal(query.flag("visible"), entry -> isOnVisibleCalendar(entry.value())))
        .and(matches(query.text("query"), entry -> entry.value().summary()));
  }

  private boolean isOnVisibleCalendar(ClioEntry entry) {
    return firm.calendars
        .find(entry.calendarId())
        .map(calendar -> calendar.value().visible())
        .orElse(true);
  }

  /** An entry, a series or one occurrence by its id. */
  Optional<JsonObject> entry(String id) {
    int dash = id.indexOf('-');
    Optional<ClioTable.Row<ClioEntry>> row =
        number(dash < 0 ? id : id.substring(0, dash)).flatMap(firm.entries::find);
    if (dash < 0) {
      return row.map(found -> view.entry(found, whole(found.value()), id));
    }
    return row.flatMap(
        found ->
            ClioRecurrence.until(found.value(), LocalDate.MAX.minusYears(1)).stream()
                .filter(time -> time.compositeId().equals(id))
                .findFirst()
                .map(time -> view.entry(found, time, id)));
  }

  private static ClioOccurrence whole(ClioEntry entry) {
    return new ClioOccurrence(entry, 0, entry.start());
  }

  private String id(ClioOccurrence time) {
    return behaviour.occurrenceIds == OccurrenceIds.SHARED
        ? Long.toString(time.entry().id())
        : time.compositeId();
  }

  private static LocalDate lastDay(ClioEntry entry, Optional<Instant> to) {
    return to.map(end -> end.atZone(entry.zone()).toLocalDate())
        .orElse(entry.start().toLocalDate().plusDays(LONGEST_LOOK_AHEAD_DAYS));
  }

  List<ClioLine> tasks(ClioQuery query) {
    Optional<LocalDate> from = query.day("due_at_from");
    Optional<LocalDate> to = query.day("due_at_to");
    Set<String> statuses = new HashSet<>(query.all("statuses[]"));
    query.text("status").ifPresent(statuses::add);
    if (!behaviour.advancedTasks && !Set.of("complete", "pending").containsAll(statuses)) {
      throw new ClioRefusal(
          422, "ArgumentError", "status must be one of [\"complete\", \"pending\"]");
    }
    Predicate<ClioTable.Row<ClioTask>> filter =
        row ->
            from.map(day -> !row.value().due().isBefore(day)).orElse(true)
                && to.map(day -> !row.value().due().isAfter(day)).orElse(true)
                && (statuses.isEmpty() || statuses.contains(row.value().status()))
                && isShared(row.value());
    return lines(
        firm.tasks,
        filter
            .and(equal(query.flag("complete"), row -> row.value().isComplete()))
            .and(equal(query.flag("due_at_present"), row -> true))
            .and(equal(query.id("matter_id"), row -> row.value().matterId()))
            .and(equal(query.id("client_id"), row -> clientOf(row.value().matterId())))
            .and(
                equal(
                    query.flag("statute_of_limitations"),
                    row -> row.value().statuteOfLimitations()))
            .and(matches(query.text("query"), row -> row.value().name())),
        query,
        view::task);
  }

  private boolean isShared(ClioTask task) {
    return task.permission().equals("public")
        || (task.assigneeType().equals("User") && task.assigneeId() == firm.signedInUserId());
  }

  private long clientOf(long matterId) {
    return firm.matters.find(matterId).map(row -> row.value().clientId()).orElse(-1L);
  }

  List<ClioLine> matters(ClioQuery query) {
    Set<String> statuses =
        query
            .text("status")
            .map(text -> Set.of(text.toLowerCase(Locale.ROOT).split(",", -1)))
            .orElse(Set.of());
    Predicate<ClioTable.Row<ClioMatter>> byStatus =
        row ->
            statuses.isEmpty() || statuses.contains(row.value().status().toLowerCase(Locale.ROOT));
    return lines(
        firm.matters,
        byStatus
            .and(equal(query.id("client_id"), row -> row.value().clientId()))
            .and(equal(query.id("responsible_attorney_id"), row -> row.value().attorneyId()))
            .and(equal(query.id("practice_area_id"), row -> row.value().practiceAreaId()))
            .and(matches(query.text("query"), row -> row.value().displayNumber())),
        query,
        view::matter);
  }

  List<ClioLine> contacts(ClioQuery query) {
    Predicate<ClioTable.Row<ClioContact>> seen =
        row -> row.value().visibility() != Visibility.FILTERED;
    return lines(
        firm.contacts,
        seen.and(equal(query.text("type"), row -> row.value().type()))
            .and(equal(query.flag("client_only"), row -> firm.links().clients().contains(row.id())))
            .and(matches(query.text("query"), row -> row.value().name())),
        query,
        view::contact);
  }

  List<ClioLine> users(ClioQuery query) {
    return lines(
        firm.users, equal(query.flag("enabled"), row -> row.value().enabled()), query, view::user);
  }

  List<ClioLine> calendars(ClioQuery query) {
    Predicate<ClioTable.Row<ClioCalendar>> byType =
        equal(query.text("type"), row -> row.value().type());
    return lines(
        firm.calendars,
        byType.and(equal(query.flag("visible"), row -> row.value().visible())),
        query,
        view::calendar);
  }

  List<ClioLine> eventTypes(ClioQuery query) {
    return lines(firm.eventTypes, row -> true, query, view::eventType);
  }

  List<ClioLine> taskTypes(ClioQuery query) {
    if (!behaviour.advancedTasks) {
      throw ClioRefusal.forbidden();
    }
    return lines(firm.taskTypes, row -> true, query, view::taskType);
  }

  List<ClioLine> relationships(ClioQuery query) {
    Predicate<ClioTable.Row<ClioRelationship>> byMatter =
        equal(query.id("matter_id"), row -> row.value().matterId());
    return lines(
        firm.relationships,
        byMatter.and(equal(query.id("contact_id"), row -> row.value().contactId())),
        query,
        view::relationship);
  }

  /** All people of one matter: its client, and those with a relationship. */
  List<ClioLine> matterContacts(ClioMatter matter) {
    Stream<ClioLine> client = matterContact(matter, matter.clientId(), "");
    Stream<ClioLine> others =
        firm.relationships.values().stream()
            .filter(link -> link.matterId() == matter.id())
            .flatMap(link -> matterContact(matter, link.contactId(), link.description()));
    return Stream.concat(client, others).sorted(Comparator.comparing(ClioLine::id)).toList();
  }

  private Stream<ClioLine> matterContact(ClioMatter matter, long contactId, String relationship) {
    return firm
        .contacts
        .find(contactId)
        .filter(row -> row.value().visibility() != Visibility.FILTERED)
        .map(row -> new ClioLine(row.id(), 0, () -> view.matterContact(row, matter, relationship)))
        .stream();
  }

  static Optional<Long> number(String id) {
    return id.matches("[0-9]{1,18}") ? Optional.of(Long.parseLong(id)) : Optional.empty();
  }

  private static <T> List<ClioLine> lines(
      ClioTable<T> table,
      Predicate<ClioTable.Row<T>> filter,
      ClioQuery query,
      Function<ClioTable.Row<T>, JsonObject> view) {
    Set<String> ids = new HashSet<>(query.all("ids[]"));
    Predicate<ClioTable.Row<T>> since = since(query);
    return table.all().stream()
        .filter(row -> ids.isEmpty() || ids.contains(Long.toString(row.id())))
        .filter(filter.and(since))
        .map(row -> new ClioLine(row.id(), 0, () -> view.apply(row)))
        .toList();
  }

  private static <T> Predicate<ClioTable.Row<T>> since(ClioQuery query) {
    Optional<Instant> created = query.moment("created_since");
    Optional<Instant> updated = query.moment("updated_since");
    return row ->
        created.map(since -> !row.createdAt().isBefore(since)).orElse(true)
            && updated.map(since -> !row.updatedAt().isBefore(since)).orElse(true);
  }

  private static <R, V> Predicate<R> equal(Optional<V> wanted, Function<R, V> actual) {
    return row -> wanted.map(value -> value.equals(actual.apply(row))).orElse(true);
  }

  private static <R> Predicate<R> matches(Optional<String> part, Function<R, String> actual) {
    return row ->
        part.map(
                text ->
                    actual
                        .apply(row)
                        .toLowerCase(Locale.ROOT)
                        .contains(text.toLowerCase(Locale.ROOT)))
            .orElse(true);
  }
}
