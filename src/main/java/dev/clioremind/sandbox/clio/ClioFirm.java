package dev.clioremind.sandbox.clio;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What one firm has in Clio, and the changes its people make. Thread-safe. Ids must be new, and
 * those changed or deleted must exist: anything else is a mistake in the test or story and throws
 * {@link IllegalArgumentException}.
 */
public final class ClioFirm {
  private final InstantSource clock;
  private final String name;
  private final ZoneId userZone;
  private final long signedInUserId;

  final ClioTable<ClioEntry> entries = new ClioTable<>("calendar entry");
  final ClioTable<ClioTask> tasks = new ClioTable<>("task");
  final ClioTable<ClioMatter> matters = new ClioTable<>("matter");
  final ClioTable<ClioContact> contacts = new ClioTable<>("contact");
  final ClioTable<ClioUser> users = new ClioTable<>("user");
  final ClioTable<ClioCalendar> calendars = new ClioTable<>("calendar");
  final ClioTable<ClioNamed> eventTypes = new ClioTable<>("event type");
  final ClioTable<ClioNamed> taskTypes = new ClioTable<>("task type");
  final ClioTable<ClioNamed> practiceAreas = new ClioTable<>("practice area");
  final ClioTable<ClioRelationship> relationships = new ClioTable<>("relationship");

  final Set<Long> remindedEntries = new HashSet<>();
  final Set<Long> remindedTasks = new HashSet<>();

  private Links links = new Links(-1, Set.of(), Map.of(), Map.of());

  /**
   * What would cost a walk through a table for each record shown.
   *
   * @param changes the tables' count of changes that this was made from
   * @param clients contacts that are the client of a matter
   * @param relationships by matter
   * @param limitations the statute-of-limitations task, by matter
   */
  record Links(
      int changes,
      Set<Long> clients,
      Map<Long, List<Long>> relationships,
      Map<Long, Long> limitations) {}

  /**
   * A firm with one user, who is signed in.
   *
   * @param userZone the signed-in user's, which the date fields of entries are written in
   * @param clock for the times of creation and change
   */
  public ClioFirm(String name, ZoneId userZone, ClioUser signedIn, InstantSource clock) {
    this.name = name;
    this.userZone = userZone;
    this.signedInUserId = signedIn.id();
    this.clock = clock;
    users.add(signedIn.id(), signedIn, clock.instant());
  }

  /** The firm's name. */
  public String name() {
    return name;
  }

  /** The zone of the signed-in user. */
  public ZoneId userZone() {
    return userZone;
  }

  long signedInUserId() {
    return signedInUserId;
  }

  /** How often anything at all has changed. */
  synchronized int changes() {
    return Stream.of(
            entries,
            tasks,
            matters,
            contacts,
            users,
            calendars,
            eventTypes,
            taskTypes,
            practiceAreas,
            relationships)
        .mapToInt(ClioTable::changes)
        .sum();
  }

  synchronized Links links() {
    int changes = matters.changes() + relationships.changes() + tasks.changes();
    if (links.changes() != changes) {
      var clients = new HashSet<Long>();
      matters.values().forEach(matter -> clients.add(matter.clientId()));
      var byMatter = new HashMap<Long, List<Long>>();
      for (ClioRelationship link : relationships.values()) {
        byMatter.computeIfAbsent(link.matterId(), id -> new ArrayList<>()).add(link.id());
      }
      var limitations = new HashMap<Long, Long>();
      tasks.values().stream()
          .filter(ClioTask::statuteOfLimitations)
          .forEach(task -> limitations.putIfAbsent(task.matterId(), task.id()));
      links = new Links(changes, clients, byMatter, limitations);
    }
    return links;
  }

  public synchronized void add(ClioEntry entry) {
    add(entry, clock.instant());
  }

  /** Adds an entry that was created at another time than now. */
  public synchronized void add(ClioEntry entry, Instant createdAt) {
    entries.add(entry.id(), entry, createdAt);
  }

  public synchronized void add(ClioTask task) {
    add(task, clock.instant());
  }

  /** Adds a task that was created at another time than now. */
  public synchronized void add(ClioTask task, Instant createdAt) {
    tasks.add(task.id(), task, createdAt);
  }

  public synchronized void add(ClioMatter matter) {
    matters.add(matter.id(), matter, clock.instant());
  }

  public synchronized void add(ClioContact contact) {
    contacts.add(contact.id(), contact, clock.instant());
  }

  public synchronized void add(ClioUser user) {
    users.add(user.id(), user, clock.instant());
  }

  public synchronized void add(ClioCalendar calendar) {
    calendars.add(calendar.id(), calendar, clock.instant());
  }

  public synchronized void add(ClioRelationship relationship) {
    relationships.add(relationship.id(), relationship, clock.instant());
  }

  public synchronized void addEventType(long id, String eventType) {
    eventTypes.add(id, new ClioNamed(id, eventType), clock.instant());
  }

  public synchronized void addTaskType(long id, String taskType) {
    taskTypes.add(id, new ClioNamed(id, taskType), clock.instant());
  }

  /** Has Clio itself remind of an entry. */
  public synchronized void remindOfEntry(long id) {
    remindedEntries.add(id);
    entries.change(id, entry -> entry, clock.instant());
  }

  /** Has Clio itself remind of a task. */
  public synchronized void remindOfTask(long id) {
    remindedTasks.add(id);
    tasks.change(id, task -> task, clock.instant());
  }

  public synchronized void addPracticeArea(long id, String practiceArea) {
    practiceAreas.add(id, new ClioNamed(id, practiceArea), clock.instant());
  }

  public synchronized void changeEntry(long id, UnaryOperator<ClioEntry> change) {
    entries.change(id, change, clock.instant());
  }

  public synchronized void changeTask(long id, UnaryOperator<ClioTask> change) {
    tasks.change(id, change, clock.instant());
  }

  public synchronized void changeMatter(long id, UnaryOperator<ClioMatter> change) {
    matters.change(id, change, clock.instant());
  }

  public synchronized void changeContact(long id, UnaryOperator<ClioContact> change) {
    contacts.change(id, change, clock.instant());
  }

  public synchronized void changeUser(long id, UnaryOperator<ClioUser> change) {
    users.change(id, change, clock.instant());
  }

  public synchronized void changeCalendar(long id, UnaryOperator<ClioCalendar> change) {
    calendars.change(id, change, clock.instant());
  }

  /** Moves an entry to another day, at the same time of day. */
  public void moveEntry(long id, LocalDate day) {
    changeEntry(id, entry -> entry.onDay(day));
  }

  /** Moves an entry to another time. */
  public void moveEntry(long id, ZonedDateTime start) {
    changeEntry(id, entry -> entry.startingAt(start));
  }

  public void renameEntry(long id, String summary) {
    changeEntry(id, entry -> entry.withSummary(summary));
  }

  public void moveEntryToCalendar(long id, long calendarId) {
    changeEntry(id, entry -> entry.onCalendar(calendarId));
  }

  /**
   * Moves one occurrence of a series, which becomes an entry of its own.
   *
   * @param newId the id of the entry it becomes
   */
  public synchronized void moveOccurrence(
      long seriesId, LocalDate day, long newId, ZonedDateTime start) {
    changeEntry(seriesId, series -> series.except(day));
    ClioEntry series =
        entry(seriesId).orElseThrow(() -> new IllegalArgumentException("no entry " + seriesId));
    add(series.withId(newId).repeating("").withParent(seriesId).startingAt(start));
  }

  public synchronized void deleteEntry(long id) {
    entries.delete(id);
  }

  public void moveTask(long id, LocalDate due) {
    changeTask(id, task -> task.dueOn(due));
  }

  public void renameTask(long id, String taskName) {
    changeTask(id, task -> task.withName(taskName));
  }

  public void completeTask(long id) {
    changeTask(id, task -> task.withStatus("complete"));
  }

  public synchronized void deleteTask(long id) {
    tasks.delete(id);
  }

  public void closeMatter(long id) {
    changeMatter(id, matter -> matter.withStatus("Closed"));
  }

  public synchronized Optional<ClioEntry> entry(long id) {
    return entries.find(id).map(ClioTable.Row::value);
  }

  public synchronized Optional<ClioTask> task(long id) {
    return tasks.find(id).map(ClioTable.Row::value);
  }

  public synchronized Optional<ClioMatter> matter(long id) {
    return matters.find(id).map(ClioTable.Row::value);
  }

  public synchronized List<ClioEntry> entries() {
    return entries.values();
  }

  public synchronized List<ClioTask> tasks() {
    return tasks.values();
  }

  public synchronized List<ClioMatter> matters() {
    return matters.values();
  }

  public synchronized List<ClioContact> contacts() {
    return contacts.values();
  }
}
