package dev.clioremind.clio;

import dev.clioremind.core.progress.Work;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is read from Clio: path, words for people, and the fields that are asked for.
 *
 * <p>Fields have one level of braces (deeper ones are refused), and an association without braces
 * would come back as {@code {id, etag}} without an error, so each one names what it needs.
 */
enum Resource {
  CALENDAR_ENTRIES(
      "/calendar_entries",
      "calendar entries",
      "Calendars",
      "id,summary,description,location,start_at,end_at,all_day,start_at_time_zone,recurrence_rule,"
          + "parent_calendar_entry_id,court_rule,permission,created_at,updated_at,matter{id,status},"
          + "calendar_entry_event_type{id,name},calendar_owner{id,name}",
      // start_date exists only in versions of 2025-08 and later; matter_docket has its own
      // permission and is missing on some plans
      "start_date,matter_docket{id}"),
  TASKS(
      "/tasks",
      "tasks",
      "Tasks",
      "id,name,description,due_at,status,completed_at,statute_of_limitations,created_at,"
          + "matter{id,status},"
          + "assignee{id,type}",
      "task_type{id,name}"),
  MATTERS(
      "/matters",
      "matters",
      "Matters",
      "id,display_number,description,status,client{id,type},"
          + "responsible_attorney{id,name,enabled}",
      "practice_area{id,name}"),
  CONTACTS(
      "/contacts",
      "contacts",
      "Contacts",
      "id,type,name,first_name,last_name,primary_email_address,primary_phone_number,"
          + "email_addresses{address,name,primary},phone_numbers{number,name,primary}",
      ""),
  USERS("/users", "users", "Users", "id,name,email,enabled", "first_name,last_name,phone_number"),
  RELATIONSHIPS(
      "/relationships",
      "relationships of matters",
      "Matters and Contacts",
      "id,description,matter{id},contact{id,type}",
      ""),
  CALENDARS("/calendars", "calendars", "Calendars", "id,name", ""),
  EVENT_TYPES("/calendar_entry_event_types", "event types", "Calendars", "id,name", ""),
  TASK_TYPES("/task_types", "task types", "Tasks", "id,name,deleted_at", ""),
  /** The same listings as above, asked only for what Clio itself will remind of. */
  ENTRY_REMINDERS(
      "/calendar_entries", "calendar entries", "Calendars", "id,reminders{id,state}", ""),
  TASK_REMINDERS("/tasks", "tasks", "Tasks", "id,reminders{id,state}", "");

  /** Everything lies below it, and no link is followed that does not. */
  static final String ROOT = "/api/v4";

  /** A comma that separates fields, not one inside braces. */
  private static final Pattern BETWEEN_FIELDS = Pattern.compile(",(?![^{]*})");

  /** Where rules go by a field, they stop matching without it. */
  private static final Map<String, String> WITHOUT =
      Map.of(
          "practice_area", "rules with a Practice Area match no matter",
          "task_type", "every task counts as Task");

  private final String path;
  private final String words;
  private final String permission;
  private final String needed;
  private final String optional;

  Resource(String path, String words, String permission, String needed, String optional) {
    this.path = path;
    this.words = words;
    this.permission = permission;
    this.needed = needed;
    this.optional = optional;
  }

  /** The path of the listing. */
  String list() {
    return ROOT + path + ".json";
  }

  /** The path of a single one, its id already encoded as a segment. */
  String one(String segment) {
    return ROOT + path + "/" + segment + ".json";
  }

  /** What kind of work it is to read many of them; empty where there are never many. */
  Optional<Work> work() {
    return switch (this) {
      case CALENDAR_ENTRIES, TASKS, ENTRY_REMINDERS, TASK_REMINDERS ->
          Optional.of(Work.READING_DEADLINES);
      case MATTERS -> Optional.of(Work.READING_MATTERS);
      case CONTACTS, USERS -> Optional.of(Work.READING_PEOPLE);
      // Relationships are listed once for each matter: the whole of it is told elsewhere.
      case RELATIONSHIPS, CALENDARS, EVENT_TYPES, TASK_TYPES -> Optional.empty();
    };
  }

  /** In the plural, for people. */
  String words() {
    return words;
  }

  /** The permission of the Clio app that a listing needs. */
  String permission() {
    return permission;
  }

  /** What is tried, after "Could not". */
  String action() {
    return "read " + words + " from Clio";
  }

  /** The value of the parameter {@code fields}, without some optional ones. */
  String fields(Set<String> without) {
    return Stream.concat(
            split(needed).stream(),
            split(optional).stream().filter(field -> !without.contains(nameOf(field))))
        .collect(Collectors.joining(","));
  }

  /** The names of the fields that can be done without. */
  Set<String> optionalNames() {
    return split(optional).stream()
        .map(Resource::nameOf)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The names of those among them that are records of another kind. */
  Set<String> optionalRecords() {
    return split(optional).stream()
        .filter(field -> field.contains("{"))
        .map(Resource::nameOf)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What a person must know when these fields are read without, as the end of a sentence. */
  String withoutThem(Set<String> names) {
    return names.stream()
        .sorted()
        .map(WITHOUT::get)
        .filter(Objects::nonNull)
        .map(what -> "; " + what)
        .collect(Collectors.joining());
  }

  private static String nameOf(String field) {
    int brace = field.indexOf('{');
    return brace < 0 ? field : field.substring(0, brace);
  }

  private static List<String> split(String fields) {
    return fields.isEmpty() ? List.of() : Arrays.asList(BETWEEN_FIELDS.split(fields, -1));
  }
}
